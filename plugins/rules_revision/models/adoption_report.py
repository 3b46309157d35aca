"""The report on what became of the comments on a draft (采纳情况), as its readers get it."""

from datetime import datetime
from typing import Any, Self

from flask_babel import gettext as _
from sqlalchemy import JSON, CheckConstraint, ForeignKey, Select, Text, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.items import SearchDocument, SignedIn
from portal.records.disclosure import DISCLOSURE, SCOPES, Disclosed
from portal.records.public_log import Logged
from portal.records.review import PublicText

from ..scopes import version_opens
from .consultation import Consultation
from .parts import one_of


class AdoptionReport(Disclosed):
    """What became of the comments. `rows` and `counts` are kept as they were reviewed, without names."""

    __tablename__ = "rules_revision_adoption_report"
    __table_args__ = (one_of("scope", SCOPES), CheckConstraint("introduction <> ''", name="says_something"))
    kind = "rules_revision.adoption_report"
    log = Logged(plain=("consultation_id", "counts", *DISCLOSURE), public_from="public_since")

    consultation_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_consultation.id"), unique=True)
    introduction: Mapped[str] = mapped_column(Text)
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    counts: Mapped[dict[str, int]] = mapped_column(JSON)

    consultation: Mapped[Consultation] = relationship()

    @property
    def public_title(self) -> str:
        """《制度》意见采纳情况, for lists of reviews."""
        return _("What became of the comments on %(title)s", title=f"《{self.consultation.title}》")

    @property
    def public_since(self) -> datetime | None:
        """The moment from which everybody could read it."""
        return self.published_at if self.was_public else None

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who keep the register, else what was published to the person's scopes."""
        return select(cls).where(version_opens(cls, user))

    def search_document(self) -> SearchDocument:
        """What was said, and what became of it."""
        said = "\n".join(f"{row['summary']} {row['reason']}" for row in self.rows)
        return SearchDocument(self.public_title, f"{self.introduction}\n{said}", public=self.is_public)

    def public_texts(self) -> list[PublicText]:
        """Every text that its readers get."""
        rows = [(row["label"], f"{row['summary']}\n{row['reason']}") for row in self.rows]
        return [PublicText(label, said) for label, said in ((_("Introduction"), self.introduction), *rows)]
