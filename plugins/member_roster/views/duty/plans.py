"""The watched group and its plans."""

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form

from ...duty import plans, reading
from ...duty.watching import watched
from ...facts.finding import find
from ...forms.duty import DoneForm, PlanForm, StepForm
from ...models import NurturePlan
from ...permissions import DUTY, READ
from .. import bp
from .common import may


@bp.get("/staff/duty/watched")
@access(READ)
def watched_group() -> str:
    """Members from townships, or all; who did not take part for long stands first."""
    everybody = request.args.get("everybody") == "1"
    rows = watched(current_user, everybody)
    return render_template("member_roster/duty/watched.html", rows=rows, everybody=everybody, may_keep=may(DUTY))


@bp.route("/staff/duty/members/<int:membership_id>/plan", methods=["GET", "POST"])
@access(DUTY)
def new_plan(membership_id: int) -> Answer | Response:
    """Draw up a plan for a member."""
    seated = reading.find_seated(membership_id)
    form = PlanForm(data={"version": 0, "begins_on": today()})

    def save() -> str:
        facts = plans.PlanFacts(form.mentor.data, form.goals.data, form.begins_on.data, form.ends_on.data)
        return url_for(".plan", plan_id=plans.draw_up(seated.member_id, facts))

    return answer_form("member_roster/duty/plan_form.html", form, save, seated=seated, back=url_for(".watched_group"))


@bp.get("/staff/duty/plans/<int:plan_id>")
@access(READ)
def plan(plan_id: int) -> str:
    """A plan with its steps."""
    found = find(NurturePlan, plan_id, current_user)
    running = may(DUTY) and found.finished_on is None
    return render_template("member_roster/duty/plan.html", plan=found, may_keep=running)


@bp.route("/staff/duty/plans/<int:plan_id>/steps/new", methods=["GET", "POST"])
@access(DUTY)
def new_step(plan_id: int) -> Answer | Response:
    """Add a step."""
    found, back = find(NurturePlan, plan_id, current_user), url_for(".plan", plan_id=plan_id)
    form = StepForm(version=found.version)

    def save() -> str:
        plans.add_step(plan_id, form.version.data, plans.StepFacts(form.title.data, form.due_on.data))
        return back

    return answer_form("member_roster/duty/step_form.html", form, save, plan=found, back=back)


@bp.route("/staff/duty/plans/<int:plan_id>/steps/<int:step_id>", methods=["GET", "POST"])
@access(DUTY)
def step_done(plan_id: int, step_id: int) -> Answer | Response:
    """Note that a step was done."""
    found, back = find(NurturePlan, plan_id, current_user), url_for(".plan", plan_id=plan_id)
    step = reading.find_step(found, step_id)
    form = DoneForm(data={"version": found.version, "day": today()})

    def save() -> str:
        plans.step_done(plan_id, form.version.data, step_id, form.day.data, form.note.data)
        return back

    return answer_form("member_roster/duty/done_form.html", form, save, plan=found, title=step.title, back=back)


@bp.route("/staff/duty/plans/<int:plan_id>/finish", methods=["GET", "POST"])
@access(DUTY)
def finish_plan(plan_id: int) -> Answer | Response:
    """End a plan."""
    found, back = find(NurturePlan, plan_id, current_user), url_for(".plan", plan_id=plan_id)
    form = DoneForm(data={"version": found.version, "day": today()})

    def save() -> str:
        plans.finish(plan_id, form.version.data, form.day.data, form.note.data)
        return back

    return answer_form("member_roster/duty/done_form.html", form, save, plan=found, title="", back=back)
