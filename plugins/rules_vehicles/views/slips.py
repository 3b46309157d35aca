"""Dispatch slips: the list, a new one, one of them, its moves, its paper."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.clock import local, now
from portal.errors import PortalError
from portal.extensions import db
from portal.people.access import access, current_user
from portal.records.steps import steps_of
from portal.web.errors import Answer
from portal.web.forms import form_page
from portal.web.history import events
from portal.web.moves import MoveForm, MovePage

from .. import dispatching, reading
from ..forms import GoOutForm, ReturnForm, SlipForm
from ..life import SLIP
from ..models import Slip
from ..odometer import latest
from ..permissions import ASK, READ
from ..terms import REACHES, SLIP_STATES
from ..words import words
from . import bp


@bp.get("/staff/")
@access(READ)
def slips() -> str:
    """The slips, the newest first."""
    state = request.args.get("state", "")
    state = state if state in SLIP_STATES else ""
    page = reading.slips(current_user, state, request.args.get("before", type=int))
    older = url_for(".slips", state=state or None, before=page.after) if page.after else ""
    return render_template(
        "rules_vehicles/staff/slips.html", slips_page=page, state=state, states=SLIP_STATES, reaches=REACHES,
        older=older, may_ask=current_user.may(ASK),
    )  # fmt: skip


@bp.route("/staff/slips/new", methods=["GET", "POST"])
@access(ASK)
def new_slip() -> Answer | Response:
    """Ask for a vehicle."""
    form, refusal = SlipForm(data={"version": 0, "applicant": current_user.title}), None
    if form.validate_on_submit():
        try:
            return redirect(url_for(".slip", slip_id=dispatching.ask_for(form.wish())))
        except PortalError as error:
            refusal = error
    return form_page("rules_vehicles/staff/slip_form.html", form, refusal)


@bp.get("/staff/slips/<int:slip_id>")
@access(READ)
def slip(slip_id: int) -> str:
    """A slip with its moves and its history."""
    found = reading.find(Slip, slip_id, current_user)
    return render_template(
        "rules_vehicles/staff/slip.html",
        slip=found,
        state=SLIP_STATES[found.state],
        reach=REACHES[found.reach],
        moves=SLIP.open_to(current_user, found),
        history=events(steps_of(found), lambda action: words(Slip.kind, action)),
    )


@bp.get("/staff/slips/<int:slip_id>/paper")
@access(READ)
def slip_paper(slip_id: int) -> str:
    """The slip to print and sign."""
    found = reading.find(Slip, slip_id, current_user)
    approved = next((it for it in steps_of(found) if it.action == "approve"), None)
    return render_template(
        "rules_vehicles/staff/slip_paper.html", slip=found, reach=REACHES[found.reach], approved=approved
    )


@bp.route("/staff/slips/<int:slip_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move(slip_id: int, action: str) -> Answer | Response:
    """One move of a slip."""
    found, back = reading.find(Slip, slip_id, current_user), url_for(".slip", slip_id=slip_id)
    forms: dict[str, type[MoveForm]] = {"go_out": GoOutForm, "come_back": ReturnForm}

    def done(form: MoveForm) -> None:
        if isinstance(form, GoOutForm):
            dispatching.go_out(slip_id, form.version.data, form.start(), form.entry())
        elif isinstance(form, ReturnForm):
            dispatching.come_back(slip_id, form.version.data, form.back(), form.entry())
        else:
            dispatching.decide(slip_id, form.version.data, action, form.entry())

    page = MovePage(SLIP, found, action, f"{found.number} {found.destination}", back, forms.get(action, MoveForm))
    return page.answer(done, **_first_values(action))


def _first_values(action: str) -> dict[str, Any]:
    """What the form of a move begins with: the present moment, and the vehicles with their readings."""
    moment = local(now()).replace(tzinfo=None, second=0, microsecond=0)
    if action == "come_back":
        return {"back_at": moment}
    if action != "go_out":
        return {}
    found = reading.vehicles(current_user, "in_use")
    choices = [(it.id, f"{it.plate} {it.model} · {latest(db.session(), it)} km") for it in found]
    return {"left_at": moment, "vehicles": choices}
