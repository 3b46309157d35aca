"""A comment on a draft: what somebody said of a clause or of the whole, and what became of it."""

from datetime import date, datetime
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, Select, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import now
from portal.database.types import Instant, Sealed
from portal.items import SearchDocument, SignedIn
from portal.records.blind_index import index_column, phone_digits
from portal.records.models import Record
from portal.records.public_log import Logged
from portal.records.public_numbers import PublicNumbers
from portal.records.sealed_fields import sealed_column

from ..rights import COMMENTS
from .consultation import Consultation
from .parts import one_of

NUMBERS = PublicNumbers("ZQ")  # 征求意见
WAYS = ("web", "letter", "phone", "visit", "meeting", "unit")
# Taken for the work of a machine, it waits until somebody has looked: quarantined; spam is what nobody meant to say.
COMMENT_STATES = ("received", "quarantined", "spam", "withdrawn")
OUTCOMES = ("adopted", "partly_adopted", "not_adopted")


class Disposition:
    """What became of a comment, why, and which clause of the draft it changed. `summary` says it for others."""

    outcome: Mapped[str] = mapped_column(Text, default="")
    outcome_reason: Mapped[str] = mapped_column(Text, default="")
    summary: Mapped[str] = mapped_column(Text, default="")
    changed_node: Mapped[str] = mapped_column(Text, default="")
    changed_label: Mapped[str] = mapped_column(Text, default="")
    decided_by: Mapped[str] = mapped_column(Text, default="")
    decided_on: Mapped[date | None]


class Comment(Disposition, Record):
    """A comment. `node_id` is the clause of the draft, empty for the whole; `label` what that clause is called.

    Of its receipt only the hashes are kept. `public_text` is what others read of it, once it is released.
    """

    __tablename__ = "rules_revision_comment"
    __table_args__ = (
        one_of("state", COMMENT_STATES),
        one_of("way", WAYS),
        one_of("outcome", ("", *OUTCOMES)),
        CheckConstraint("(body = '') = (state = 'withdrawn')", name="says_something"),
        CheckConstraint("(outcome = '') = (outcome_reason = '')", name="answered_with_a_reason"),
        CheckConstraint("(outcome = '') = (decided_on IS NULL)", name="answered_on_a_day"),
        CheckConstraint("changed_node = '' OR outcome IN ('adopted', 'partly_adopted')", name="changes_when_adopted"),
        CheckConstraint("outcome = '' OR state IN ('received', 'withdrawn')", name="answered_when_received"),
        CheckConstraint(
            "released_at IS NULL OR (public_text <> '' AND state = 'received')", name="released_when_received"
        ),
        CheckConstraint("(way = 'unit') = (unit <> '')", name="names_its_unit"),
        Index(None, "consultation_id", "state", "outcome", "id"),
        Index(None, "consultation_id", "node_id"),
        Index(None, "changed_node"),
        {"sqlite_autoincrement": True},  # a number that stands on a receipt is never given again
    )
    kind = "rules_revision.comment"
    log = Logged(
        plain=("consultation_id", "node_id", "way", "state", "outcome", "changed_node", "decided_on", "released_at"),
        public_from="public_since",
    )

    consultation_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_consultation.id"))
    node_id: Mapped[str] = mapped_column(Text, default="")
    label: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text)
    way: Mapped[str] = mapped_column(Text, default="web")
    unit: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(Text, default="zh")
    state: Mapped[str] = mapped_column(Text, default="received")
    received_at: Mapped[datetime] = mapped_column(Instant, default=now)
    name: Mapped[Sealed | None] = sealed_column()
    phone: Mapped[Sealed | None] = sealed_column()
    phone_index: Mapped[bytes | None] = index_column(phone_digits)
    notice: Mapped[str] = mapped_column(Text, default="")
    contact_consent: Mapped[bool] = mapped_column(default=False)
    publication_consent: Mapped[bool] = mapped_column(default=False)
    long_code_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    query_code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    public_text: Mapped[str] = mapped_column(Text, default="")
    released_at: Mapped[datetime | None] = mapped_column(Instant)

    consultation: Mapped[Consultation] = relationship()

    @property
    def receipt_number(self) -> str:
        """The public number, for the receipt and the telephone."""
        return NUMBERS.of(self.id, self.received_at)

    @property
    def public_since(self) -> datetime | None:
        """When everybody could first read it."""
        return self.released_at if self.consultation.was_public else None

    @property
    def is_public(self) -> bool:
        """Whether its words stand on a public page."""
        return self.released_at is not None and self.consultation.is_public

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who read comments, within what they may read of drafts; senders have a receipt."""
        if user is None or not user.may(COMMENTS):
            return select(cls).where(false())
        drafts = Consultation.visible_to(user).with_only_columns(Consultation.id)
        return select(cls).where(cls.consultation_id.in_(drafts))

    def search_document(self) -> SearchDocument | None:
        """For those who read comments; of one that was withdrawn nothing is left."""
        if self.state == "withdrawn":
            return None
        return SearchDocument(f"{self.receipt_number} {self.label} {self.unit}".strip(), self.body)
