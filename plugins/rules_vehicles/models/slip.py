"""A dispatch slip (派车单): who needs a vehicle for what, who approved it, and the way that was driven."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database.types import Instant

from ..terms import REACHES, SLIP_STATES
from .parts import InsideRecord, one_of
from .vehicle import Vehicle

_OUT = text("state = 'out'")
_UNDER_WAY = "vehicle_id IS NOT NULL AND driver <> '' AND start_km IS NOT NULL AND left_at IS NOT NULL"


class Slip(InsideRecord):
    """A slip. `required` is who had to approve it by the rule in force when it was asked for, with the clause."""

    __tablename__ = "rules_vehicles_slip"
    __table_args__ = (
        one_of("reach", REACHES),
        one_of("state", SLIP_STATES),
        CheckConstraint("people > 0", name="somebody_rides"),
        CheckConstraint("leaves_at < returns_at", name="leaves_before_it_returns"),
        CheckConstraint(f"state NOT IN ('out', 'returned') OR ({_UNDER_WAY})", name="under_way_is_known"),
        CheckConstraint("state <> 'returned' OR (back_at IS NOT NULL AND end_km IS NOT NULL)", name="return_is_known"),
        CheckConstraint("end_km IS NULL OR end_km >= start_km", name="never_backwards"),
        CheckConstraint("back_at IS NULL OR back_at >= left_at", name="back_after_leaving"),
        # One vehicle is on the road once.
        Index(
            "uq_rules_vehicles_slip_on_the_road", "vehicle_id", unique=True, sqlite_where=_OUT, postgresql_where=_OUT
        ),
        Index(None, "state", "id"),
        Index(None, "vehicle_id", "id"),
        Index(None, "back_at"),
    )
    kind = "rules_vehicles.slip"

    number: Mapped[str] = mapped_column(Text, unique=True)
    applicant: Mapped[str] = mapped_column(Text)
    office: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    people: Mapped[int]
    leaves_at: Mapped[datetime] = mapped_column(Instant)
    returns_at: Mapped[datetime] = mapped_column(Instant)
    reach: Mapped[str] = mapped_column(Text)
    destination: Mapped[str] = mapped_column(Text)
    required: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(Text, default="requested")
    vehicle_id: Mapped[int | None] = mapped_column(ForeignKey("rules_vehicles_vehicle.id"))
    driver: Mapped[str] = mapped_column(Text, default="")
    left_at: Mapped[datetime | None] = mapped_column(Instant)
    start_km: Mapped[int | None]
    back_at: Mapped[datetime | None] = mapped_column(Instant)
    end_km: Mapped[int | None]

    vehicle: Mapped[Vehicle | None] = relationship()

    @property
    def distance(self) -> int | None:
        """How many kilometres were driven."""
        return None if self.end_km is None or self.start_km is None else self.end_km - self.start_km
