"""The vehicles: entering them, changing what is known of them."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.errors import PortalError
from portal.items import Change
from portal.records.writing import load, record, writing

from .models import Slip, Vehicle
from .odometer import readings


class PlateTaken(PortalError):
    """Another vehicle has this plate."""

    status = 409


class StillNeeded(PortalError):
    """The vehicle cannot be changed like this now."""

    status = 409


@dataclass(frozen=True)
class VehicleFacts:
    """What is known of a vehicle."""

    plate: str
    model: str
    seats: int
    purpose: str
    bought_on: date | None
    state: str
    start_km: int


def add_vehicle(facts: VehicleFacts) -> int:
    """Enter a vehicle; returns its number. Raises PlateTaken."""
    with writing() as tx:
        vehicle = Vehicle(**vars(facts))
        _check_plate(tx.session, vehicle)
        tx.session.add(vehicle)
        record(Change(vehicle, "entered"))
        return vehicle.id


def change_vehicle(vehicle_id: int, version: int, facts: VehicleFacts) -> None:
    """Change what is known of a vehicle. Raises NotThere, StaleRecord, PlateTaken, StillNeeded."""
    with writing() as tx:
        vehicle = load(Vehicle, vehicle_id, version)
        changed = tuple(name for name, value in vars(facts).items() if getattr(vehicle, name) != value)
        if facts.state != "in_use" and is_out(tx.session, vehicle):
            raise StillNeeded(_("This vehicle is on the road. Take it back first."))
        if any(it.km < facts.start_km for it in readings(tx.session, vehicle)):
            raise StillNeeded(_("The odometer showed less than this on a day that is entered already."))
        with tx.session.no_autoflush:
            for name in changed:
                setattr(vehicle, name, getattr(facts, name))
            _check_plate(tx.session, vehicle)
        record(Change(vehicle, "changed", fields=changed))


def is_out(session: Session, vehicle: Vehicle) -> bool:
    """Whether a vehicle is on the road."""
    out = select(Slip.id).where(Slip.vehicle_id == vehicle.id, Slip.state == "out")
    return session.scalar(out.limit(1)) is not None


def _check_plate(session: Session, vehicle: Vehicle) -> None:
    others = select(Vehicle.id).where(Vehicle.plate == vehicle.plate, Vehicle.id != (vehicle.id or 0))
    if session.scalar(others.limit(1)) is not None:
        raise PlateTaken(_("Another vehicle has this plate."))
