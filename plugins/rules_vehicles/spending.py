"""Costs of vehicles: fuel, repair, insurance, tolls."""

from dataclasses import dataclass
from datetime import date

from portal.items import Change
from portal.records.writing import load, record, writing

from .models import Cost, Vehicle
from .odometer import check_reading


@dataclass(frozen=True)
class Bill:
    """What stands on a bill, and who approved it."""

    vehicle_id: int
    category: str
    happened_on: date
    cents: int
    centilitres: int | None = None
    odometer: int | None = None
    place: str = ""
    note: str = ""
    approved_by: str = ""


def enter_cost(bill: Bill) -> int:
    """Enter a bill; returns its number. Raises NotThere, OdometerWrong."""
    with writing() as tx:
        vehicle, cost = load(Vehicle, bill.vehicle_id), Cost(**vars(bill))
        if bill.odometer is not None:
            check_reading(tx.session, vehicle, bill.happened_on, bill.odometer)
        tx.session.add(cost)
        record(Change(cost, "entered"))
        return cost.id


def change_cost(cost_id: int, version: int, bill: Bill) -> None:
    """Mend a bill; what was published of its quarter stays. Raises NotThere, StaleRecord, OdometerWrong."""
    with writing() as tx, tx.session.no_autoflush:
        cost, vehicle = load(Cost, cost_id, version), load(Vehicle, bill.vehicle_id)
        if bill.odometer is not None:
            check_reading(tx.session, vehicle, bill.happened_on, bill.odometer, without=cost)
        changed = tuple(name for name, value in vars(bill).items() if getattr(cost, name) != value)
        for name in changed:
            setattr(cost, name, getattr(bill, name))
        record(Change(cost, "changed", fields=changed))
