"""A term (届) of the conference, and the seats approved for it."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .lists import Sector
from .parts import InsideRecord


class Term(InsideRecord):
    """A term; `ends_on` is its last day, empty while it is not known. Terms never overlap.

    `targets` are the shares in percent that its members should have, by the codes in `facts.shares`.
    """

    __tablename__ = "member_roster_term"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= begins_on", name="ends_after_it_begins"),)
    kind = "member_roster.term"

    number: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(Text)
    begins_on: Mapped[date] = mapped_column(unique=True)
    ends_on: Mapped[date | None]
    targets: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)

    quotas: Mapped[list["SeatQuota"]] = relationship(back_populates="term", order_by="SeatQuota.valid_from")


class SeatQuota(InsideRecord):
    """Seats approved from a day on, by a document: of the term (no sector) or of one sector.

    What is approved for the term always binds; for a sector it binds where a document fixes it (`binding`), else it is
    a plan and going over it needs a reason. A later row of the same sector replaces this one from its day on; none is
    ever changed. `kept_back` of the seats are not to be filled for now.
    """

    __tablename__ = "member_roster_quota"
    __table_args__ = (
        CheckConstraint("seats >= 0 AND kept_back >= 0 AND kept_back <= seats", name="seats_count"),
        CheckConstraint("sector_id IS NOT NULL OR binding", name="total_binds"),
        CheckConstraint("document <> ''", name="has_a_document"),
        Index(None, "term_id", "sector_id", "valid_from"),
    )
    kind = "member_roster.quota"

    term_id: Mapped[int] = mapped_column(ForeignKey("member_roster_term.id"))
    sector_id: Mapped[int | None] = mapped_column(ForeignKey("member_roster_sector.id"))
    valid_from: Mapped[date]
    seats: Mapped[int]
    kept_back: Mapped[int] = mapped_column(default=0)
    binding: Mapped[bool]
    document: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[str] = mapped_column(Text, default="")

    term: Mapped[Term] = relationship(back_populates="quotas")
    sector: Mapped[Sector | None] = relationship()
