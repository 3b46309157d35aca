"""Vehicles and their costs."""

from decimal import Decimal

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import PortalError
from portal.extensions import db
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form, form_page

from .. import reading
from ..forms import CostForm, VehicleForm
from ..garage import VehicleFacts, add_vehicle, change_vehicle
from ..models import Cost, Vehicle
from ..money import yuan
from ..odometer import latest, readings
from ..permissions import EDIT, READ
from ..ruling import required_for_repair
from ..spending import change_cost, enter_cost
from ..terms import COSTS, PURPOSES, VEHICLE_STATES
from . import bp

COST_FORM = "rules_vehicles/staff/cost_form.html"
VEHICLE_FORM = "rules_vehicles/staff/vehicle_form.html"


@bp.get("/staff/vehicles")
@access(READ)
def vehicles() -> str:
    """The vehicles with their readings."""
    found = [(it, latest(db.session(), it)) for it in reading.vehicles(current_user)]
    return render_template(
        "rules_vehicles/staff/vehicles.html", vehicles=found, purposes=PURPOSES, states=VEHICLE_STATES,
        may_edit=current_user.may(EDIT),
    )  # fmt: skip


@bp.route("/staff/vehicles/new", methods=["GET", "POST"])
@access(EDIT)
def new_vehicle() -> Answer | Response:
    """Enter a vehicle."""
    form, refusal = VehicleForm(data={"version": 0}), None
    if form.validate_on_submit():
        try:
            return redirect(url_for(".vehicle", vehicle_id=add_vehicle(form.facts())))
        except PortalError as error:
            refusal = error
    return form_page(VEHICLE_FORM, form, refusal, vehicle=None, back=url_for(".vehicles"))


@bp.get("/staff/vehicles/<int:vehicle_id>")
@access(READ)
def vehicle(vehicle_id: int) -> str:
    """A vehicle with its readings and its costs."""
    found = reading.find(Vehicle, vehicle_id, current_user)
    costs = [
        (it, required_for_repair(it.cents) if it.category == "repair" else "")
        for it in reading.costs_of(found, current_user)
    ]
    return render_template(
        "rules_vehicles/staff/vehicle.html",
        vehicle=found,
        purpose=PURPOSES[found.purpose],
        state=VEHICLE_STATES[found.state],
        readings=readings(db.session(), found)[:-11:-1],
        costs=costs,
        categories=COSTS,
        yuan=yuan,
        may_edit=current_user.may(EDIT),
    )


@bp.route("/staff/vehicles/<int:vehicle_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_vehicle(vehicle_id: int) -> Answer | Response:
    """Change what is known of a vehicle."""
    found, back = reading.find(Vehicle, vehicle_id, current_user), url_for(".vehicle", vehicle_id=vehicle_id)
    values = {name: getattr(found, name) for name in VehicleFacts.__dataclass_fields__}
    form = VehicleForm(data={**values, "version": found.version})

    def save() -> str:
        change_vehicle(vehicle_id, form.version.data, form.facts())
        return back

    return answer_form(VEHICLE_FORM, form, save, vehicle=found, back=back)


@bp.route("/staff/costs/new", methods=["GET", "POST"])
@access(EDIT)
def new_cost() -> Answer | Response:
    """Enter a bill."""
    chosen = request.args.get("vehicle", type=int)
    form, refusal = CostForm(data={"version": 0, "vehicle_id": chosen, "happened_on": today()}), None
    form.offer(reading.vehicles(current_user))
    if form.validate_on_submit():
        try:
            enter_cost(form.bill())
            return redirect(url_for(".vehicle", vehicle_id=form.vehicle_id.data))
        except PortalError as error:
            refusal = error
    back = url_for(".vehicle", vehicle_id=chosen) if chosen else url_for(".vehicles")
    return form_page(COST_FORM, form, refusal, cost=None, back=back)


@bp.route("/staff/costs/<int:cost_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_cost(cost_id: int) -> Answer | Response:
    """Mend a bill."""
    found = reading.find(Cost, cost_id, current_user)
    form = CostForm(data=_values(found))
    form.offer(reading.vehicles(current_user))

    def save() -> str:
        change_cost(cost_id, form.version.data, form.bill())
        return url_for(".vehicle", vehicle_id=form.vehicle_id.data)

    return answer_form(COST_FORM, form, save, cost=found, back=url_for(".vehicle", vehicle_id=found.vehicle_id))


def _values(cost: Cost) -> dict[str, object]:
    names = ("version", "vehicle_id", "category", "happened_on", "odometer", "place", "note", "approved_by")
    litres = None if cost.centilitres is None else Decimal(cost.centilitres) / 100
    return {name: getattr(cost, name) for name in names} | {"yuan": Decimal(cost.cents) / 100, "litres": litres}
