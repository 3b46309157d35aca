"""Who sat where on which days, as the events say it: made from them, and made anew when one is added."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database.types import BigId
from portal.extensions import Base

from ..terms import OFFICES
from .lists import MemberGroup, Sector, Township
from .member import Member
from .parts import one_of
from .term import Term

TOTAL = 0  # stands for the whole term where a sector's number would stand


class Membership(Base):
    """A person in a term, once. `sort_key` is the member's pinyin key: one index has a term's list."""

    __tablename__ = "member_roster_membership"
    __table_args__ = (UniqueConstraint("member_id", "term_id"), Index(None, "term_id", "sort_key", "id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    member_id: Mapped[int] = mapped_column(BigId, ForeignKey("member_roster_member.id"))
    term_id: Mapped[int] = mapped_column(ForeignKey("member_roster_term.id"))
    sort_key: Mapped[str] = mapped_column(Text)

    member: Mapped[Member] = relationship()
    term: Mapped[Term] = relationship()
    standings: Mapped[list["Standing"]] = relationship(back_populates="membership", order_by="Standing.begins")


class Standing(Base):
    """How a member stood from `begins` until the day before `ends`; `ends` is empty while nothing ends it.

    Rows of one membership never overlap. Triggers count them into `SeatDay`.
    """

    __tablename__ = "member_roster_standing"
    __table_args__ = (
        CheckConstraint("ends IS NULL OR ends > begins", name="lasts"),
        UniqueConstraint("membership_id", "begins"),
        Index(None, "sector_id"),
        Index(None, "township_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    membership_id: Mapped[int] = mapped_column(BigId, ForeignKey("member_roster_membership.id"))
    term_id: Mapped[int] = mapped_column(ForeignKey("member_roster_term.id"))
    begins: Mapped[date]
    ends: Mapped[date | None]
    name: Mapped[str] = mapped_column(Text)
    sector_id: Mapped[int] = mapped_column(ForeignKey("member_roster_sector.id"))
    township_id: Mapped[int | None] = mapped_column(ForeignKey("member_roster_township.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("member_roster_group.id"))
    party: Mapped[str] = mapped_column(Text)
    post: Mapped[str] = mapped_column(Text)

    membership: Mapped[Membership] = relationship(back_populates="standings")
    sector: Mapped[Sector] = relationship()
    township: Mapped[Township | None] = relationship()
    group: Mapped[MemberGroup | None] = relationship()


class OfficeHeld(Base):
    """An office (常务委员、主席、副主席、秘书长) of a member from `begins` until the day before `ends`."""

    __tablename__ = "member_roster_office"
    __table_args__ = (
        one_of("office", OFFICES),
        CheckConstraint("ends IS NULL OR ends > begins", name="lasts"),
        UniqueConstraint("membership_id", "office", "begins"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    membership_id: Mapped[int] = mapped_column(BigId, ForeignKey("member_roster_membership.id"))
    office: Mapped[str] = mapped_column(Text)
    begins: Mapped[date]
    ends: Mapped[date | None]

    membership: Mapped[Membership] = relationship()


class SeatDay(Base):
    """From `day` until the next row's: how many sit, and how many may. Of a sector, or of the TOTAL of a term.

    `approved` is empty where no document binds. The database itself refuses more members than seats on any day.
    """

    __tablename__ = "member_roster_seat_day"
    __table_args__ = (
        CheckConstraint("in_office >= 0", name="nobody_missing"),
        CheckConstraint("approved IS NULL OR in_office <= approved", name="within_seats"),
    )

    term_id: Mapped[int] = mapped_column(ForeignKey("member_roster_term.id"), primary_key=True)
    sector_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(primary_key=True)
    in_office: Mapped[int]
    approved: Mapped[int | None]
