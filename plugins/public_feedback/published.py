"""An answered letter as the public reads it: a text of its own, in which staff left out what points to a person."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Self

from flask_babel import lazy_gettext as _l
from sqlalchemy import Boolean, ForeignKey, Select, Text, column, select, table
from sqlalchemy.orm import Mapped, mapped_column

from portal.database.types import BigId
from portal.items import SearchDocument, SignedIn
from portal.records.disclosure import DISCLOSURE, EVERYBODY, Disclosed
from portal.records.public_log import Logged
from portal.records.review import PublicText

from .handling import OPINION
from .readers import for_reader
from .states import PUBLISH, RESTRICTED

_OPINIONS = table(OPINION, column("id"), column("restricted", Boolean()))
_RESTRICTED_ONES = select(_OPINIONS.c.id).where(_OPINIONS.c.restricted)


class PublishedLetter(Disclosed):
    """The redacted question and answer; it goes through the publication review before anybody outside reads it."""

    __tablename__ = "public_feedback_published"
    kind = "public_feedback.published"
    log = Logged(plain=("received_on", "replied_on", *DISCLOSURE), public_from="published_at")
    correctable: ClassVar = {"title": _l("Title"), "text": _l("Letter"), "reply": _l("Reply")}

    opinion_id: Mapped[int] = mapped_column(BigId, ForeignKey(f"{OPINION}.id"), unique=True)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    reply: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    received_on: Mapped[date]
    replied_on: Mapped[date]

    @property
    def public_title(self) -> str:
        """What it is called in lists of reviews and withdrawals."""
        return self.title

    def search_document(self) -> SearchDocument | None:
        """For everybody, once it is public."""
        if not self.is_public:
            return None
        return SearchDocument(self.title, f"{self.text}\n{self.reply}", public=True)

    def public_texts(self) -> Sequence[PublicText]:
        """Every text that would be public."""
        names = (*self.correctable.items(), ("unit", _l("Unit")))
        return [PublicText(str(label), getattr(self, name)) for name, label in names]

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """What was public, withdrawn or not, for everybody; drafts for those who publish and see the letter."""
        query = select(cls)
        if user is not None and user.may(PUBLISH):
            unrestricted = cls.opinion_id.not_in(_RESTRICTED_ONES)
            return query.where(for_reader(unrestricted, user.may(RESTRICTED), user.id))
        return query.where(cls.published_at.is_not(None), cls.scope == EVERYBODY)
