"""Drafts of items: the list, a new one, a change, throwing one away."""

from flask import redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from portal.errors import PortalError, StaleRecord
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import Versioned, answer_form, form_page

from .. import reading
from ..drafting import add_item, change_item, check_draft, throw_away
from ..elements import elements
from ..forms.drafts import ItemForm, differences, values_of
from ..models import RectificationPlan
from ..models.published import READ
from ..permissions import EDIT
from ..rows import rearranged
from . import bp

FORM = "problem_inventory/staff/item_form.html"


@bp.get("/staff/drafts")
@access(READ)
def drafts() -> str:
    """The items that are not published yet, with what they lack."""
    found = [(item, elements(item)) for item in reading.drafts(current_user)]
    return render_template("problem_inventory/staff/drafts.html", drafts=found)


@bp.route("/staff/items/new", methods=["GET", "POST"])
@access(EDIT)
def new_item() -> Answer | Response:
    """Begin a draft, perhaps from the problem that it shall cure."""
    plan = reading.present_plan(current_user)
    form, refusal = _form(plan, _first_values(plan)), None
    if "rows" not in request.form and form.validate_on_submit():
        try:
            return redirect(url_for(".staff_item", item_id=add_item(form.texts())))
        except PortalError as error:
            refusal = error
    return form_page(FORM, form, refusal, item=None, back=url_for(".drafts"))


@bp.route("/staff/items/<int:item_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_item(item_id: int) -> Answer | Response:
    """Change a draft; where another clerk was faster, both texts stand side by side."""
    item = reading.find_item(item_id, current_user)
    check_draft(item)
    form, others = _form(item.stage.plan, values_of(item)), []
    refusal: PortalError | None = None
    if "rows" not in request.form and form.validate_on_submit():
        try:
            change_item(item_id, form.version.data, form.texts())
            return redirect(url_for(".staff_item", item_id=item_id))
        except StaleRecord as error:
            refusal, item = error, reading.find_item(item_id, current_user)
            others = differences(form, item)
            form.version.data, form.version.raw_data = item.version, None
        except PortalError as error:
            refusal = error
    back = url_for(".staff_item", item_id=item_id)
    return form_page(FORM, form, refusal, item=item, back=back, differences=others)


@bp.route("/staff/items/<int:item_id>/throw-away", methods=["GET", "POST"])
@access(EDIT)
def throw_item_away(item_id: int) -> Answer | Response:
    """Delete a draft, after asking once."""
    item = reading.find_item(item_id, current_user)
    check_draft(item)
    form = Versioned(version=item.version)

    def save() -> str:
        throw_away(item_id, form.version.data)
        return url_for(".drafts")

    return answer_form("problem_inventory/staff/throw_away.html", form, save, item=item)


def _form(plan: RectificationPlan, values: dict[str, object]) -> ItemForm:
    """The form with what was posted, its rows changed as a button says, else with what is stored."""
    posted: MultiDict[str, str] | None = request.form if request.method == "POST" else None
    if posted and "rows" in posted:
        posted = rearranged(posted, "measures", posted["rows"])
    form = ItemForm(posted, data=values)
    form.offer(plan)
    return form


def _first_values(plan: RectificationPlan) -> dict[str, object]:
    """A new draft belongs to the last stage, answers to the head of the chain, cures the problem of the address."""
    first = plan.chain[0].post if plan.chain else ""
    problem = request.args.get("problem", type=int)
    last = plan.stages[-1].id if plan.stages else 0
    problems = [problem] if problem else []
    return {
        "version": 0,
        "stage_id": last,
        "horizon": "fixed_term",
        "first_responsible": first,
        "problem_ids": problems,
    }
