"""A revision project: a rule that is to be abolished, amended or established, from the day it is listed."""

from datetime import date
from typing import TYPE_CHECKING, Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.items import SignedIn
from portal.records.models import Record

from ..rights import READ
from ..terms import PROJECT_STATES, REVISIONS
from .parts import one_of
from .rule import Rule

if TYPE_CHECKING:
    from .cleanup import CleanupRow


class RevisionProject(Record):
    """What is to be done with a rule, why, by whom and until when. A rule that is to be established has no row yet."""

    __tablename__ = "rules_revision_project"
    __table_args__ = (
        one_of("revision", REVISIONS),
        one_of("state", PROJECT_STATES),
        CheckConstraint("rule_id IS NOT NULL OR revision = 'establish'", name="revises_a_rule"),
        Index(None, "state", "deadline"),
    )
    kind = "rules_revision.project"

    revision: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    responsible: Mapped[str] = mapped_column(Text, default="")
    deadline: Mapped[date | None]
    state: Mapped[str] = mapped_column(Text, default="listed")
    rule_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_rule.id"), index=True)
    cleanup_row_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_cleanup_row.id"), unique=True)

    rule: Mapped[Rule | None] = relationship()
    cleanup_row: Mapped["CleanupRow | None"] = relationship()

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who keep the register."""
        return select(cls) if user is not None and user.may(READ) else select(cls).where(false())
