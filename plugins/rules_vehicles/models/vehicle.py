"""A vehicle of the office."""

from datetime import date

from sqlalchemy import CheckConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..terms import PURPOSES, VEHICLE_STATES
from .parts import InsideRecord, one_of


class Vehicle(InsideRecord):
    """A vehicle. `start_km` is what the odometer showed when it was entered. The plate stays inside the office."""

    __tablename__ = "rules_vehicles_vehicle"
    __table_args__ = (
        one_of("purpose", PURPOSES),
        one_of("state", VEHICLE_STATES),
        CheckConstraint("plate <> ''", name="has_a_plate"),
        CheckConstraint("seats > 0", name="has_seats"),
        CheckConstraint("start_km >= 0", name="start_counts"),
    )
    kind = "rules_vehicles.vehicle"

    plate: Mapped[str] = mapped_column(Text, unique=True)
    model: Mapped[str] = mapped_column(Text)
    seats: Mapped[int]
    purpose: Mapped[str] = mapped_column(Text)
    bought_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(Text, default="in_use")
    start_km: Mapped[int] = mapped_column(default=0)
