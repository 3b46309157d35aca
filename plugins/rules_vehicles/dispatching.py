"""Dispatch slips: asked for, approved, handed out, taken back."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from portal.clock import local, now, today
from portal.errors import PortalError
from portal.items import Change, Entry, Setting
from portal.records.numbering import check_pattern, take_number
from portal.records.settings import read_setting
from portal.records.writing import load, record, writing

from .garage import is_out
from .life import SLIP
from .models import Slip, Vehicle
from .odometer import OdometerWrong, check_reading
from .ruling import required_for

SERIES, PATTERN = "rules_vehicles.slip", "派车〔{year}〕{number}号"


class NotPossible(PortalError):
    """The vehicle or the time does not fit."""

    status = 422


@dataclass(frozen=True)
class Wish:
    """What is written on a slip that is asked for."""

    applicant: str
    office: str
    reason: str
    people: int
    leaves_at: datetime
    returns_at: datetime
    reach: str
    destination: str


@dataclass(frozen=True)
class Start:
    """What is written when the vehicle leaves."""

    vehicle_id: int
    driver: str
    left_at: datetime
    start_km: int


@dataclass(frozen=True)
class Return:
    """What is written when the vehicle is back."""

    back_at: datetime
    end_km: int


def number_setting(title: str) -> Setting:
    """The pattern of the slips' numbers, for the office to edit."""
    return Setting("pattern", title, default=PATTERN, check=check_pattern)


def ask_for(wish: Wish) -> int:
    """Ask for a vehicle; the slip takes the next number. Returns its number in the database. Raises NotPossible."""
    if wish.returns_at <= wish.leaves_at:
        raise NotPossible(_("The return has to be after the departure."))
    pattern = read_setting("rules_vehicles", "pattern", PATTERN)
    required = required_for(wish.reach)
    with writing() as tx:
        slip = Slip(**vars(wish), required=required, state="requested")
        slip.number = take_number(SERIES, pattern, today().year)
        tx.session.add(slip)
        record(Change(slip, "requested", entry=Entry(), moved=("", "requested")))
        return slip.id


def decide(slip_id: int, version: int, action: str, entry: Entry) -> None:
    """Approve, refuse or cancel a slip. Raises NotThere, StaleRecord, NotAllowed, MoveRefused."""
    with writing():
        SLIP.move(load(Slip, slip_id, version), action, entry)


def go_out(slip_id: int, version: int, start: Start, entry: Entry) -> None:
    """Hand a vehicle out. Raises NotThere, StaleRecord, NotAllowed, NotPossible, OdometerWrong."""
    with writing() as tx, tx.session.no_autoflush:
        slip, vehicle = load(Slip, slip_id, version), load(Vehicle, start.vehicle_id)
        _check_not_ahead(start.left_at)
        if vehicle.state != "in_use":
            raise NotPossible(_("This vehicle is not in use. Choose another."))
        if is_out(tx.session, vehicle):
            raise NotPossible(_("This vehicle is on the road. Choose another, or take it back first."))
        if slip.people + 1 > vehicle.seats:
            raise NotPossible(
                _("This vehicle has %(seats)s seats: with the driver that is too few.", seats=vehicle.seats)
            )
        check_reading(tx.session, vehicle, local(start.left_at).date(), start.start_km)
        for name, value in vars(start).items():
            setattr(slip, name, value)
        SLIP.move(slip, "go_out", entry)


def come_back(slip_id: int, version: int, back: Return, entry: Entry) -> None:
    """Take a vehicle back. Raises NotThere, StaleRecord, NotAllowed, NotPossible, OdometerWrong."""
    with writing() as tx, tx.session.no_autoflush:
        slip = load(Slip, slip_id, version)
        SLIP.find(slip, "come_back")
        vehicle = load(Vehicle, slip.vehicle_id or 0)
        _check_not_ahead(back.back_at)
        if slip.left_at is None or back.back_at < slip.left_at:
            raise NotPossible(_("The vehicle cannot be back before it left."))
        if slip.start_km is None or back.end_km < slip.start_km:
            told = {"start": slip.start_km, "end": back.end_km}
            raise OdometerWrong(_("It left at %(start)s km and cannot be back at %(end)s km.", **told))
        check_reading(tx.session, vehicle, local(back.back_at).date(), back.end_km, without=slip)
        slip.back_at, slip.end_km = back.back_at, back.end_km
        SLIP.move(slip, "come_back", entry)


def _check_not_ahead(moment: datetime) -> None:
    if moment > now():
        raise NotPossible(_("This moment lies in the future. Enter it when it has come."))
