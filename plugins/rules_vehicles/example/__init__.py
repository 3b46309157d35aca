"""Example vehicles with their ways and costs in the last two quarters, invented; nothing of them is published."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from portal.clock import OFFICE, today
from portal.items import Change, Decision, Entry
from portal.records.numbering import take_number
from portal.records.writing import record, writing

from ..dispatching import PATTERN, SERIES
from ..models import Cost, Slip, Vehicle
from ..sums import quarter_before, quarter_days

TEXT = Path(__file__).with_name("vehicles.toml")


def load() -> None:
    """Enter the example unless there is a vehicle already."""
    told = tomllib.loads(TEXT.read_text("utf-8"))
    first_day = quarter_days(*quarter_before(today()))[0]
    with writing() as tx:
        if tx.session.scalar(select(Vehicle.id).limit(1)) is not None:
            return
        vehicles = [Vehicle(**it) for it in told["vehicles"]]
        tx.session.add_all(vehicles)
        for vehicle in vehicles:
            record(Change(vehicle, "entered"))
        for way in told["ways"]:
            tx.session.add(slip := _slip(way, vehicles, first_day))
            decision = Decision(way["approved_by"], slip.leaves_at.astimezone(OFFICE).date(), "派车单")
            record(Change(slip, "approve", entry=Entry(decision=decision), moved=("requested", "approved")))
        for bill in told["costs"]:
            tx.session.add(cost := _cost(bill, vehicles, first_day))
            record(Change(cost, "entered"))


def _slip(way: dict[str, Any], vehicles: list[Vehicle], first_day: date) -> Slip:
    day = first_day + timedelta(days=way["day"])
    left, back = (datetime.combine(day, time(hour), OFFICE) for hour in (8, 17))
    number = take_number(SERIES, PATTERN, day.year)
    names = ("applicant", "office", "reason", "people", "reach", "destination", "driver", "start_km", "end_km")
    return Slip(
        **{name: way[name] for name in names}, vehicle=vehicles[way["vehicle"]], number=number, state="returned",
        leaves_at=left, returns_at=back, left_at=left, back_at=back,
    )  # fmt: skip


def _cost(bill: dict[str, Any], vehicles: list[Vehicle], first_day: date) -> Cost:
    words = {name: value for name, value in bill.items() if name not in ("day", "vehicle")}
    return Cost(**words, vehicle=vehicles[bill["vehicle"]], happened_on=first_day + timedelta(days=bill["day"]))
