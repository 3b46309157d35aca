"""The objects that the access matrix tries the pages of vehicles with."""

from datetime import timedelta

from plugins.rules_vehicles.models import Cost, QuarterTotals, Slip, Vehicle
from plugins.rules_vehicles.sums import quarter_before
from plugins.rules_vehicles.tests.making import in_the_office, make_slip, make_totals, make_vehicle, numbers, spend
from portal.clock import OFFICE, now, today
from portal.extensions import db
from portal.testing_access import Arguments, Factory, UserId

GONE = 987654321


def a_slip(user_id: UserId) -> Arguments:
    """A slip that was asked for."""
    return {"slip_id": make_slip()}


def a_slip_to_cancel(user_id: UserId) -> Arguments:
    """A slip with a move that whoever may ask may make."""
    return {"slip_id": make_slip(), "action": "cancel"}


def a_vehicle(user_id: UserId) -> Arguments:
    """A vehicle."""
    return {"vehicle_id": make_vehicle()}


def a_cost(user_id: UserId) -> Arguments:
    """A bill."""
    with in_the_office():
        return {"cost_id": spend(make_vehicle(), today())}


def counted(user_id: UserId) -> Arguments:
    """Totals that nobody has reviewed."""
    return {"totals_id": make_totals(year=2000 + next(numbers))}


def signed(user_id: UserId) -> Arguments:
    """Totals that may be published."""
    return {"totals_id": make_totals(signed=True, year=2000 + next(numbers))}


def a_wish(user_id: UserId) -> Arguments:
    """What is typed on a slip."""
    start = now().astimezone(OFFICE)
    times = {"leaves_at": start, "returns_at": start + timedelta(hours=2)}
    words = {"applicant": "张某", "office": "办公室", "reason": "调研", "people": 1, "destination": "石桥乡"}
    return words | {"reach": "county", **{name: f"{it:%Y-%m-%dT%H:%M}" for name, it in times.items()}}


def a_new_vehicle(user_id: UserId) -> Arguments:
    """What is typed of a vehicle."""
    words = {"plate": f"新A·{next(numbers)}", "model": "轿车", "seats": 5, "purpose": "other"}
    return words | {"state": "in_use", "start_km": 1000, "version": version(Vehicle)}


def a_bill(user_id: UserId) -> Arguments:
    """What is typed of a bill."""
    vehicle = newest(Vehicle)
    number = vehicle.id if vehicle else make_vehicle()
    words = {"vehicle_id": number, "category": "toll", "happened_on": today().isoformat(), "yuan": "5.00"}
    return words | {"version": version(Cost)}


def the_last_quarter(user_id: UserId) -> Arguments:
    """Which quarter is counted."""
    year, quarter = quarter_before(today())
    return {"year": year, "quarter": quarter}


def paper(user_id: UserId) -> Arguments:
    """What is typed with a move."""
    return {"decided_by": "办公室主任", "basis": "派车单", "reason": "matrix", "version": version(Slip)}


def newest(model: type) -> object:
    """The record made last."""
    return db.session.scalars(db.select(model).order_by(model.id.desc())).first()


def version(model: type) -> int:
    """The version of the record made last."""
    found = newest(model)
    return found.version if found else 0


def of_totals(user_id: UserId) -> Arguments:
    """The version of the totals."""
    return {"version": version(QuarterTotals)}


NO_SLIP, NO_VEHICLE, NO_TOTALS = {"slip_id": GONE}, {"vehicle_id": GONE}, {"totals_id": GONE}
FACTORIES = {
    "rules_vehicles.slips": Factory(own=a_slip),
    "rules_vehicles.new_slip": Factory(fields=a_wish),
    "rules_vehicles.slip": Factory(own=a_slip, missing=NO_SLIP),
    "rules_vehicles.slip_paper": Factory(own=a_slip, missing=NO_SLIP),
    "rules_vehicles.move": Factory(own=a_slip_to_cancel, missing=NO_SLIP | {"action": "cancel"}, fields=paper),
    "rules_vehicles.new_vehicle": Factory(fields=a_new_vehicle),
    "rules_vehicles.vehicle": Factory(own=a_vehicle, missing=NO_VEHICLE),
    "rules_vehicles.edit_vehicle": Factory(own=a_vehicle, missing=NO_VEHICLE, fields=a_new_vehicle),
    "rules_vehicles.new_cost": Factory(own=a_vehicle, fields=a_bill),
    "rules_vehicles.edit_cost": Factory(own=a_cost, missing={"cost_id": GONE}, fields=a_bill),
    "rules_vehicles.export": Factory(own=lambda user_id: {"kind": "slips"}),
    "rules_vehicles.count_quarter": Factory(fields=the_last_quarter),
    "rules_vehicles.quarter": Factory(own=counted, missing=NO_TOTALS),
    "rules_vehicles.review_quarter": Factory(own=counted, missing=NO_TOTALS, fields=of_totals),
    "rules_vehicles.publish_quarter": Factory(own=signed, missing=NO_TOTALS, fields=of_totals),
}
