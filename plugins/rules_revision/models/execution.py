"""Checks of how a rule is carried out (督促检查): what was asked of whom, what was found, and what became of it."""

from datetime import date
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, Text, UniqueConstraint, false, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.items import SignedIn
from portal.records.models import Record

from ..outcome_terms import CHECK_STATES, FINDING_STATES, SEVERITIES
from ..rights import READ
from .parts import Part, one_of
from .version import RuleVersion


class ExecutionCheck(Record):
    """A check of one version of a rule, over a period, in certain units."""

    __tablename__ = "rules_revision_check"
    __table_args__ = (
        one_of("state", CHECK_STATES),
        CheckConstraint("title <> ''", name="has_a_title"),
        CheckConstraint("period_from <= period_until", name="period_has_an_order"),
        Index(None, "state", "checked_on"),
    )
    kind = "rules_revision.check"

    version_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_version.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    scope: Mapped[str] = mapped_column(Text, default="")
    units: Mapped[str] = mapped_column(Text)
    period_from: Mapped[date]
    period_until: Mapped[date]
    checked_by: Mapped[str] = mapped_column(Text)
    checked_on: Mapped[date]
    summary: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(Text, default="open")

    rule_version: Mapped[RuleVersion] = relationship()
    questions: Mapped[list["CheckQuestion"]] = relationship(
        back_populates="execution_check", order_by="CheckQuestion.position", cascade="all, delete-orphan"
    )
    findings: Mapped[list["CheckFinding"]] = relationship(
        back_populates="execution_check", order_by="CheckFinding.position"
    )

    @property
    def is_public(self) -> bool:
        """Checks stay in the office."""
        return False

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """For those who keep the register, as far as they may read the rule."""
        if user is None or not user.may(READ):
            return select(cls).where(false())
        return select(cls).where(cls.version_id.in_(RuleVersion.visible_to(user).with_only_columns(RuleVersion.id)))


class CheckQuestion(Part):
    """What is asked of the units about a clause."""

    __tablename__ = "rules_revision_check_question"
    __table_args__ = (UniqueConstraint("check_id", "position"),)

    check_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_check.id", ondelete="CASCADE"))
    position: Mapped[int]
    node_id: Mapped[str] = mapped_column(Text, default="")
    question: Mapped[str] = mapped_column(Text)

    execution_check: Mapped[ExecutionCheck] = relationship(back_populates="questions")


class CheckFinding(Record):
    """What was found in a unit, against which clause, to be put right by a day.

    `problem_url` leads to the problem made of it.
    """

    __tablename__ = "rules_revision_finding"
    __table_args__ = (
        one_of("state", FINDING_STATES),
        one_of("severity", SEVERITIES),
        UniqueConstraint("check_id", "position"),
        CheckConstraint("(answered_on IS NULL) = (answer = '')", name="answered_on_a_day"),
        Index(None, "state", "due_on"),
    )
    kind = "rules_revision.finding"

    check_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_check.id"))
    position: Mapped[int]
    node_id: Mapped[str] = mapped_column(Text, default="")
    unit: Mapped[str] = mapped_column(Text)
    found: Mapped[str] = mapped_column(Text)
    severity: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(Text, default="open")
    problem_url: Mapped[str] = mapped_column(Text, default="")

    execution_check: Mapped[ExecutionCheck] = relationship(back_populates="findings")

    @property
    def is_public(self) -> bool:
        """Findings stay in the office, until one becomes a problem that is published."""
        return False

    def is_overdue(self, day: date) -> bool:
        """Whether it should have been answered by then."""
        return self.state == "open" and self.due_on is not None and self.due_on < day

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """What was found in the checks that the person may read."""
        checks = ExecutionCheck.visible_to(user).with_only_columns(ExecutionCheck.id)
        return select(cls).where(cls.check_id.in_(checks))
