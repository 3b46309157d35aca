"""A review of many rules at once (清理): for each rule a decision, and why it no longer fits."""

from datetime import date
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, Text, UniqueConstraint, false, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.items import SignedIn
from portal.records.models import Record

from ..rights import READ
from ..terms import DECISIONS
from .parts import Part, one_of
from .rule import Rule

CLEANUP_STATES = ("open", "closed")


class Cleanup(Record):
    """A review of rules. `as_of` is the day whose rules are looked at; a closed one does not change."""

    __tablename__ = "rules_revision_cleanup"
    __table_args__ = (one_of("state", CLEANUP_STATES), CheckConstraint("title <> ''", name="has_a_title"))
    kind = "rules_revision.cleanup"

    title: Mapped[str] = mapped_column(Text)
    basis: Mapped[str] = mapped_column(Text, default="")
    as_of: Mapped[date]
    state: Mapped[str] = mapped_column(Text, default="open")

    rows: Mapped[list["CleanupRow"]] = relationship(
        back_populates="cleanup", order_by="CleanupRow.position", cascade="all, delete-orphan"
    )

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who keep the register."""
        return select(cls) if user is not None and user.may(READ) else select(cls).where(false())


class CleanupRow(Part):
    """One rule of a review, or one that is to be established; without a decision it is still open."""

    __tablename__ = "rules_revision_cleanup_row"
    __table_args__ = (
        one_of("decision", ("", *DECISIONS)),
        UniqueConstraint("cleanup_id", "position"),
        UniqueConstraint("cleanup_id", "rule_id"),
        CheckConstraint("(rule_id IS NULL) = (decision = 'establish')", name="establishes_what_is_not_there"),
        Index(None, "rule_id"),
    )

    cleanup_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_cleanup.id", ondelete="CASCADE"))
    position: Mapped[int]
    rule_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_rule.id"))
    title: Mapped[str] = mapped_column(Text)
    decision: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    responsible: Mapped[str] = mapped_column(Text, default="")
    deadline: Mapped[date | None]

    cleanup: Mapped[Cleanup] = relationship(back_populates="rows")
    rule: Mapped[Rule | None] = relationship()
