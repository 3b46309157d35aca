"""What the public reads of members, and that they were told before."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.clock import now
from portal.database.types import BigId, Instant
from portal.extensions import Base


class DirectoryCard(Base):
    """A member as the directory shows the person from `begins` until the day before `ends`: all there is in public.

    Made from the events of announced batches only; `adjustment_id` is the newest of these, and the card is shown while
    that batch is. `offices` are codes, divided by blanks.
    """

    __tablename__ = "member_roster_card"
    __table_args__ = (
        CheckConstraint("ends IS NULL OR ends > begins", name="lasts"),
        UniqueConstraint("membership_id", "begins"),
        Index(None, "term_id", "sort_key", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    membership_id: Mapped[int] = mapped_column(BigId, ForeignKey("member_roster_membership.id"))
    term_id: Mapped[int] = mapped_column(ForeignKey("member_roster_term.id"))
    adjustment_id: Mapped[int] = mapped_column(ForeignKey("member_roster_adjustment.id"))
    sector_id: Mapped[int] = mapped_column(ForeignKey("member_roster_sector.id"))
    sort_key: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    post: Mapped[str] = mapped_column(Text)
    offices: Mapped[str] = mapped_column(Text, default="")
    begins: Mapped[date]
    ends: Mapped[date | None]


class PublicationNotice(Base):
    """A member was told what the directory will show: on which day, and how."""

    __tablename__ = "member_roster_notice"

    membership_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("member_roster_membership.id"), primary_key=True, autoincrement=False
    )
    told_on: Mapped[date]
    how: Mapped[str] = mapped_column(Text)
    entered_at: Mapped[datetime] = mapped_column(Instant, default=now)
