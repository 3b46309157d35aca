"""How duties are scored: versions of rules that hold for whole years, and what a year was closed with."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import now
from portal.database.types import BigId, Instant
from portal.extensions import Base

from ..duty.terms import ATTENDANCE, BANDS, KINDS, ONCE, ROLES
from .parts import InsideRecord, one_of
from .standing import Membership


class DutyRules(InsideRecord):
    """A version of the scoring rules (量化考核办法), in force from the first day of a year on.

    Points are kept in tenths. `minimum` is asked of everybody; the other three are where the bands of the year begin.
    """

    __tablename__ = "member_roster_duty_rules"
    __table_args__ = (
        CheckConstraint("basic <= competent AND competent <= excellent", name="bands_rise"),
        CheckConstraint("document <> ''", name="has_a_document"),
    )
    kind = "member_roster.duty_rules"

    valid_from: Mapped[date] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(Text)
    document: Mapped[str] = mapped_column(Text)
    minimum: Mapped[int] = mapped_column(default=0)
    excellent: Mapped[int]
    competent: Mapped[int]
    basic: Mapped[int]

    lines: Mapped[list["DutyRuleLine"]] = relationship(
        back_populates="rules", order_by="DutyRuleLine.position", cascade="all, delete-orphan"
    )


class DutyRuleLine(Base):
    """What one kind of entry is worth. Nothing in `activity`: every kind.

    `attendance`: the line is for those on leave or absent; else for what was done. `tenths` may be below nothing: a
    deduction. `by_amount`: for each hour or piece. `cap` is the most (of a deduction: the least) in a year.
    """

    __tablename__ = "member_roster_duty_rule"
    __table_args__ = (
        one_of("activity", ("", *KINDS)),
        one_of("role", ROLES),
        one_of("attendance", ATTENDANCE),
        one_of("once", ONCE),
        CheckConstraint("tenths <> 0", name="worth_something"),
        CheckConstraint("cap IS NULL OR cap >= 0", name="cap_counts"),
        UniqueConstraint("rules_id", "position"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    rules_id: Mapped[int] = mapped_column(ForeignKey("member_roster_duty_rules.id", ondelete="CASCADE"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    activity: Mapped[str] = mapped_column(Text, default="")
    role: Mapped[str] = mapped_column(Text, default="")
    attendance: Mapped[str] = mapped_column(Text, default="")
    tenths: Mapped[int]
    by_amount: Mapped[bool] = mapped_column(default=False)
    cap: Mapped[int | None]
    once: Mapped[str] = mapped_column(Text, default="")

    rules: Mapped[DutyRules] = relationship(back_populates="lines")


class DutyClosing(InsideRecord):
    """The scores of a year as they were settled; a later one of the same year stands beside the first."""

    __tablename__ = "member_roster_duty_closing"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        CheckConstraint("decided_by <> ''", name="somebody_decided"),
    )
    kind = "member_roster.duty_closing"

    year: Mapped[int]
    number: Mapped[int] = mapped_column(default=1)
    rules_id: Mapped[int] = mapped_column(ForeignKey("member_roster_duty_rules.id"))
    decided_by: Mapped[str] = mapped_column(Text)
    decided_on: Mapped[date]
    basis: Mapped[str] = mapped_column(Text, default="")
    digest: Mapped[str] = mapped_column(Text)
    closed_at: Mapped[datetime] = mapped_column(Instant, default=now)

    rules: Mapped[DutyRules] = relationship()
    results: Mapped[list["DutyResult"]] = relationship(back_populates="closing", cascade="all, delete-orphan")


class DutyResult(Base):
    """What a member reached in a year that was closed; `digest` is that of the points with their sources."""

    __tablename__ = "member_roster_duty_result"
    __table_args__ = (one_of("band", BANDS), Index(None, "membership_id"))

    closing_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("member_roster_duty_closing.id", ondelete="CASCADE"), primary_key=True
    )
    membership_id: Mapped[int] = mapped_column(BigId, ForeignKey("member_roster_membership.id"), primary_key=True)
    tenths: Mapped[int]
    band: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(Text)

    closing: Mapped[DutyClosing] = relationship(back_populates="results")
    membership: Mapped[Membership] = relationship()
