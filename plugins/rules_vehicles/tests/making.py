"""Vehicles, slips, costs and totals for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import count

from flask import g

from plugins.rules_vehicles import dispatching, spending
from plugins.rules_vehicles.garage import VehicleFacts, add_vehicle
from plugins.rules_vehicles.models import QuarterTotals, Slip
from plugins.rules_vehicles.permissions import PERMISSIONS
from portal.clock import OFFICE, now, today
from portal.extensions import db
from portal.items import Change, Decision, Entry, SignedIn
from portal.records import review
from portal.records.writing import record, writing

HOME = "/rules_vehicles"
numbers = count(1)
# What must never be read outside: looked for byte by byte.
PLATE, DRIVER, TRIP, WHY = "试A·秘密牌", "驾驶员秘密甲", "秘密目的地石桥", "秘密事由面商"


def everything() -> SignedIn:
    """Somebody who may do all there is in this plugin."""
    return SignedIn(5, "li", "李某 办公室", 1, frozenset(it.name for it in PERMISSIONS), frozenset())


@contextmanager
def in_the_office() -> Iterator[None]:
    """Whoever acts within may do everything."""
    before = g.get("portal_person")
    g.portal_person = everything()
    try:
        yield
    finally:
        g.portal_person = before


def paper(who: str = "办公室主任") -> Entry:
    """A decision on paper."""
    return Entry("理由", decision=Decision(who, today(), "派车单"))


def at(day: date, hour: int) -> datetime:
    """A moment on the office's clock."""
    return datetime.combine(day, time(hour), OFFICE)


def make_vehicle(**fields: object) -> int:
    """A vehicle in use; returns its number."""
    values = {
        "plate": f"试A·{next(numbers):05}", "model": "轿车", "seats": 5, "purpose": "other", "bought_on": None,
        "state": "in_use", "start_km": 1000,
    } | fields  # fmt: skip
    return add_vehicle(VehicleFacts(**values))


def make_slip(state: str = "requested", vehicle_id: int | None = None, **fields: object) -> int:
    """A slip in that state; one that is on the road left an hour ago. Returns its number."""
    values = {
        "applicant": "经济委员会", "office": "经济委员会", "reason": "调研", "people": 2,
        "leaves_at": now() + timedelta(hours=1), "returns_at": now() + timedelta(hours=9), "reach": "county",
        "destination": "石桥乡",
    } | fields  # fmt: skip
    with in_the_office():
        number = dispatching.ask_for(dispatching.Wish(**values))
        if state != "requested":
            _move_on(number, state, vehicle_id)
    return number


def _move_on(number: int, state: str, vehicle_id: int | None) -> None:
    dispatching.decide(number, slip(number).version, "approve", paper())
    if state in ("out", "returned"):
        start = dispatching.Start(vehicle_id or make_vehicle(), "驾驶员甲", now() - timedelta(hours=1), 1000)
        dispatching.go_out(number, slip(number).version, start, paper())
    if state == "returned":
        dispatching.come_back(number, slip(number).version, dispatching.Return(now(), 1050), paper())


def drive(vehicle_id: int, day: date, start: int, end: int, **fields: object) -> int:
    """A way that was driven on a day, entered afterwards. Returns its number."""
    moments = {"leaves_at": at(day, 8), "returns_at": at(day, 18)}
    number = make_slip("approved", **moments | fields)
    dispatching.go_out(number, slip(number).version, dispatching.Start(vehicle_id, DRIVER, at(day, 8), start), paper())
    dispatching.come_back(number, slip(number).version, dispatching.Return(at(day, 17), end), paper())
    return number


def spend(vehicle_id: int, day: date, category: str = "fuel", cents: int = 10_000, **fields: object) -> int:
    """A bill; returns its number."""
    return spending.enter_cost(spending.Bill(vehicle_id, category, day, cents, **fields))


def slip(number: int) -> Slip:
    """The slip as it stands."""
    return db.session.get(Slip, number)


def make_totals(signed: bool = False, year: int = 2025, quarter: int = 1) -> int:
    """Totals that were counted, perhaps signed; returns their number."""
    with writing() as tx:
        zero = dict.fromkeys(("vehicles", "slips", "km", "fuel_cents", "repair_cents", "other_cents"), 1)
        totals = QuarterTotals(year=year, quarter=quarter, scope="public", withdrawn_for="", **zero)
        tx.session.add(totals)
        record(Change(totals, "counted", entry=Entry()))
        if signed:
            sign(totals)
        return totals.id


def sign(totals: QuarterTotals) -> None:
    """Have totals reviewed and signed as they are. Inside writing() only."""
    review.ask(totals, "public", "试", "/").state = "signed"
