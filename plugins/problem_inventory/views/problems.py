"""The problems as staff write them: the list, a new one, a change."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.errors import PortalError
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form, form_page

from .. import reading
from ..drafting import add_problem, change_problem
from ..forms.drafts import ProblemForm
from ..models.published import READ
from ..permissions import EDIT
from ..taking_up import origin_of
from . import bp


@bp.get("/staff/problems")
@access(READ)
def problems() -> str:
    """All problems with the items that cure them."""
    may_edit = current_user.may(EDIT)
    return render_template(
        "problem_inventory/staff/problems.html", problems=reading.problems(current_user), may_edit=may_edit
    )


@bp.route("/staff/problems/new", methods=["GET", "POST"])
@access(EDIT)
def new_problem() -> Answer | Response:
    """Write down a problem."""
    plan, form, refusal = reading.present_plan(current_user), ProblemForm(version=0), None
    if form.validate_on_submit():
        try:
            add_problem(plan.id, form.texts())
            return redirect(url_for(".problems"))
        except PortalError as error:
            refusal = error
    return form_page("problem_inventory/staff/problem_form.html", form, refusal, problem=None, origin=None)


@bp.route("/staff/problems/<int:problem_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_problem(problem_id: int) -> Answer | Response:
    """Change a problem."""
    found = reading.find_problem(problem_id, current_user)
    form = ProblemForm(obj=found)

    def save() -> str:
        change_problem(problem_id, form.version.data, form.texts())
        return url_for(".problems")

    return answer_form("problem_inventory/staff/problem_form.html", form, save, problem=found, origin=origin_of(found))
