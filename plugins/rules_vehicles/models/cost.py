"""What a vehicle cost on a day: fuel, repair, insurance, tolls."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..terms import COSTS
from .parts import InsideRecord, one_of
from .vehicle import Vehicle


class Cost(InsideRecord):
    """One bill. `centilitres` for fuel, `odometer` where it was read; `approved_by` as it stands on the paper."""

    __tablename__ = "rules_vehicles_cost"
    __table_args__ = (
        one_of("category", COSTS),
        CheckConstraint("cents > 0", name="costs_something"),
        CheckConstraint("centilitres IS NULL OR (centilitres > 0 AND category = 'fuel')", name="litres_of_fuel"),
        CheckConstraint("odometer IS NULL OR odometer >= 0", name="odometer_counts"),
        Index(None, "vehicle_id", "happened_on", "id"),
        Index(None, "happened_on", "id"),
    )
    kind = "rules_vehicles.cost"

    vehicle_id: Mapped[int] = mapped_column(ForeignKey("rules_vehicles_vehicle.id"))
    category: Mapped[str] = mapped_column(Text)
    happened_on: Mapped[date]
    cents: Mapped[int]
    centilitres: Mapped[int | None]
    odometer: Mapped[int | None]
    place: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    approved_by: Mapped[str] = mapped_column(Text, default="")

    vehicle: Mapped[Vehicle] = relationship()
