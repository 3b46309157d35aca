"""A review: the texts as they were handed in, and how far it has come."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, Self

from flask_babel import gettext as _
from sqlalchemy import JSON, CheckConstraint, Index, Select, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column

from ...clock import now
from ...database.types import BigId, Instant
from ...items import SignedIn
from ..disclosure import SCOPES
from ..models import Record

OPEN = ("drafted", "first_checked", "secrecy_checked")


class PublicText(NamedTuple):
    """One text that would be public, under the name of its field."""

    label: str
    text: str


class Review(Record):
    """A request to publish a record to a scope. `texts` are pairs of label and text, `fingerprint` sums them up.

    Of a forgotten one these are empty, and its title: forgetting.py.
    """

    __tablename__ = "portal_review"
    __table_args__ = (
        CheckConstraint(f"scope IN ({', '.join(repr(scope) for scope in SCOPES)})", name="scope_known"),
        Index(None, "subject_kind", "subject_id", "id"),
        Index(None, "state", "id"),
    )
    kind = "portal.review"

    subject_kind: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[int] = mapped_column(BigId)
    title: Mapped[str] = mapped_column(Text)
    url: Mapped[str] = mapped_column(Text)
    scope: Mapped[str] = mapped_column(Text)
    texts: Mapped[list[list[str]]] = mapped_column(JSON)
    attachments: Mapped[list[str]] = mapped_column(JSON)
    fingerprint: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="drafted")
    drafted_by: Mapped[str] = mapped_column(Text)
    drafted_by_id: Mapped[int | None] = mapped_column(BigId)
    drafted_at: Mapped[datetime] = mapped_column(Instant, default=now)

    @property
    def is_forgotten(self) -> bool:
        """Whether its texts were deleted."""
        return not self.fingerprint

    @property
    def shown_title(self) -> str:
        """Its title, or that there is none left."""
        return _("Text deleted") if self.is_forgotten else self.title

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who review, one's own for the others."""
        query = select(cls)
        if user is None:
            return query.where(false())
        return query if user.may("portal.review") else query.where(cls.drafted_by_id == user.id)


def fingerprint(texts: Iterable[PublicText], attachments: Iterable[str]) -> str:
    """A short text that is another one whenever a text or an attachment is; labels differ from language to language."""
    whole = json.dumps([[text for _label, text in texts], list(attachments)], ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()
