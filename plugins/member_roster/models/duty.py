"""The service record (履职档案) of members: what each did, who was at an activity, what a member contests."""

from datetime import date, datetime
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, Text, false, or_, select, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import now, today
from portal.database.types import BigId, Instant
from portal.extensions import Base
from portal.items import SignedIn

from ..duty.terms import ATTENDANCE, ENTRY_STATES, KINDS, OUTCOMES, ROLES, VALID
from ..permissions import DUTY, LEAD, OWN, READ
from .lists import Township
from .member import Member
from .parts import InsideRecord, one_of
from .standing import Membership, Standing


def memberships_of(user: SignedIn) -> Select[int]:
    """The memberships of the person behind an account."""
    return select(Membership.id).join(Member).where(Member.user_id == user.id)


def memberships_led(user: SignedIn) -> Select[int]:
    """The memberships that sit today for a township whose liaison group this person heads."""
    led = select(Township.id).where(Township.leader_id == user.id)
    sits = Standing.begins <= today(), or_(Standing.ends.is_(None), Standing.ends > today())
    return select(Standing.membership_id).where(Standing.township_id.in_(led), *sits)


class DutyEvent(InsideRecord):
    """An activity, a course, a meeting: members are invited to it, and sign in there. `hours` count for a course."""

    __tablename__ = "member_roster_duty_event"
    __table_args__ = (
        one_of("activity", KINDS),
        CheckConstraint("title <> ''", name="has_a_title"),
        CheckConstraint("hours >= 0", name="hours_count"),
        Index(None, "happened_on", "id"),
    )
    kind = "member_roster.duty_event"

    activity: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    happened_on: Mapped[date]
    hours: Mapped[int] = mapped_column(default=0)
    place: Mapped[str] = mapped_column(Text, default="")
    township_id: Mapped[int | None] = mapped_column(ForeignKey("member_roster_township.id"))
    entered_by: Mapped[str] = mapped_column(Text, default="")
    entered_at: Mapped[datetime] = mapped_column(Instant, default=now)

    township: Mapped[Township | None] = relationship()
    invitations: Mapped[list["DutyInvitation"]] = relationship(back_populates="event", cascade="all, delete-orphan")

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for readers of the roster; for heads of groups those of their townships and of members there."""
        if user is None or user.may(READ) or not user.may(LEAD):
            return super().visible_to(user)
        led = select(Township.id).where(Township.leader_id == user.id)
        invited = select(DutyInvitation.event_id).where(DutyInvitation.membership_id.in_(memberships_led(user)))
        return select(cls).where(or_(cls.township_id.in_(led), cls.id.in_(invited)))


class DutyInvitation(Base):
    """Somebody is expected at an activity."""

    __tablename__ = "member_roster_duty_invitation"
    __table_args__ = (Index(None, "membership_id"),)

    event_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("member_roster_duty_event.id", ondelete="CASCADE"), primary_key=True
    )
    membership_id: Mapped[int] = mapped_column(BigId, ForeignKey("member_roster_membership.id"), primary_key=True)

    event: Mapped[DutyEvent] = relationship(back_populates="invitations")
    membership: Mapped[Membership] = relationship()


class DutyEntry(InsideRecord):
    """One line of a service record. What it says is never changed: it is cancelled, and a new one `replaces` it.

    `amount` are the hours of a course, else how many. `attendance` is what the sheet of an activity says; empty where
    something was done without one. `source_kind` and `source_id` name the record of another module it was taken from.
    """

    __tablename__ = "member_roster_duty_entry"
    __table_args__ = (
        one_of("activity", KINDS),
        one_of("role", ROLES),
        one_of("attendance", ATTENDANCE),
        one_of("state", ENTRY_STATES),
        CheckConstraint("amount >= 0", name="amount_counts"),
        CheckConstraint("title <> ''", name="has_a_title"),
        CheckConstraint("state <> 'cancelled' OR reason <> ''", name="cancelled_for_a_reason"),
        CheckConstraint("event_id IS NULL OR attendance <> ''", name="sheet_says_something"),
        Index(None, "membership_id", "happened_on"),
        Index(None, "happened_on"),
        Index(
            None, "event_id", "membership_id", unique=True,
            sqlite_where=text("state <> 'cancelled'"), postgresql_where=text("state <> 'cancelled'"),
        ),
    )  # fmt: skip
    kind = "member_roster.duty_entry"

    membership_id: Mapped[int] = mapped_column(BigId, ForeignKey("member_roster_membership.id"))
    activity: Mapped[str] = mapped_column(Text)
    happened_on: Mapped[date]
    title: Mapped[str] = mapped_column(Text)
    amount: Mapped[int] = mapped_column(default=1)
    role: Mapped[str] = mapped_column(Text, default="")
    attendance: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    event_id: Mapped[int | None] = mapped_column(ForeignKey("member_roster_duty_event.id"))
    source_kind: Mapped[str] = mapped_column(Text, default="")
    source_id: Mapped[int | None] = mapped_column(BigId)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("member_roster_duty_entry.id"), unique=True)
    state: Mapped[str] = mapped_column(Text, default=VALID)
    reason: Mapped[str] = mapped_column(Text, default="")
    entered_by: Mapped[str] = mapped_column(Text, default="")
    entered_at: Mapped[datetime] = mapped_column(Instant, default=now)

    membership: Mapped[Membership] = relationship()
    event: Mapped[DutyEvent | None] = relationship()
    contest: Mapped["DutyContest | None"] = relationship(back_populates="entry")

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for the office; the own ones for a member, for heads of groups also those of their members."""
        if user is None or user.may(READ):
            return super().visible_to(user)
        whose = [memberships_of(user)] if user.may(OWN) else []
        whose += [memberships_led(user)] if user.may(LEAD) else []
        return select(cls).where(or_(false(), *(cls.membership_id.in_(it) for it in whose)))


class DutyContest(InsideRecord):
    """What a member says against an entry, once, and what the office answered. Read by these two and nobody else."""

    __tablename__ = "member_roster_duty_contest"
    __table_args__ = (
        one_of("outcome", OUTCOMES),
        CheckConstraint("words <> ''", name="says_something"),
        CheckConstraint("outcome = '' OR (answer <> '' AND answered_at IS NOT NULL)", name="outcome_has_an_answer"),
        Index(None, "outcome", "id"),
    )
    kind = "member_roster.duty_contest"

    entry_id: Mapped[int] = mapped_column(ForeignKey("member_roster_duty_entry.id"), unique=True)
    words: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime] = mapped_column(Instant, default=now)
    outcome: Mapped[str] = mapped_column(Text, default="")
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(Instant)

    entry: Mapped[DutyEntry] = relationship(back_populates="contest")

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who keep the records, the own ones for a member."""
        query = select(cls)
        if user is not None and user.may(DUTY):
            return query
        if user is None or not user.may(OWN):
            return query.where(false())
        mine = select(DutyEntry.id).where(DutyEntry.membership_id.in_(memberships_of(user)))
        return query.where(cls.entry_id.in_(mine))
