"""Odometers never run backwards: each reading is held against those before and after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local
from portal.errors import PortalError
from portal.web.formats import full_date

from .models import Cost, Slip, Vehicle


class OdometerWrong(PortalError):
    """A reading that cannot be, by those that are known."""

    status = 422


@dataclass(frozen=True, order=True)
class Reading:
    """What an odometer showed on a day."""

    day: date
    km: int


def readings(session: Session, vehicle: Vehicle, without: Slip | Cost | None = None) -> list[Reading]:
    """All readings of a vehicle in order, but those of one record."""
    slips = session.scalars(select(Slip).where(Slip.vehicle_id == vehicle.id, Slip.left_at.is_not(None)))
    costs = session.scalars(select(Cost).where(Cost.vehicle_id == vehicle.id, Cost.odometer.is_not(None)))
    of_slips = (reading for slip in slips if slip is not without for reading in _of_slip(slip))
    of_costs = (Reading(it.happened_on, it.odometer or 0) for it in costs if it is not without)
    return sorted([*of_slips, *of_costs])


def latest(session: Session, vehicle: Vehicle) -> int:
    """The highest reading that is known."""
    return max((it.km for it in readings(session, vehicle)), default=vehicle.start_km)


def check_reading(session: Session, vehicle: Vehicle, day: date, km: int, without: Slip | Cost | None = None) -> None:
    """Hold a reading against the others; of the same day nothing is known. Raises OdometerWrong."""
    if km < vehicle.start_km:
        raise OdometerWrong(
            _(
                "The odometer stood at %(start)s km when the vehicle was entered: %(km)s is less.",
                start=vehicle.start_km,
                km=km,
            )
        )
    known = readings(session, vehicle, without)
    before = max((it for it in known if it.day < day), key=lambda it: it.km, default=None)
    after = min((it for it in known if it.day > day), key=lambda it: it.km, default=None)
    if before is not None and km < before.km:
        words = _(
            "On %(day)s the odometer stood at %(known)s km already: %(km)s would run backwards. Look at it again."
        )
        raise OdometerWrong(words % _told(before, km))
    if after is not None and km > after.km:
        words = _("On %(day)s, later, the odometer stood at %(known)s km only: %(km)s is too much. Look at it again.")
        raise OdometerWrong(words % _told(after, km))


def _told(known: Reading, km: int) -> dict[str, object]:
    return {"day": full_date(known.day), "known": known.km, "km": km}


def _of_slip(slip: Slip) -> Iterator[Reading]:
    if slip.left_at is not None and slip.start_km is not None:
        yield Reading(local(slip.left_at).date(), slip.start_km)
    if slip.back_at is not None and slip.end_km is not None:
        yield Reading(local(slip.back_at).date(), slip.end_km)
