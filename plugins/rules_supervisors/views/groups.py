"""Groups: a new one, one of them, its moves."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.errors import PortalError
from portal.people.access import access, current_user
from portal.records.steps import steps_of
from portal.web.errors import Answer
from portal.web.forms import answer_form, form_page
from portal.web.history import events
from portal.web.moves import MovePage

from .. import forming, reading
from ..ballots import percent
from ..forms import GroupForm
from ..life import GROUP, SUPERVISOR
from ..models import SupervisionGroup
from ..permissions import EDIT, READ
from ..terms import GROUP_STATES, LETTER_STATES, PERIODS, SUPERVISOR_STATES, WAYS
from ..words import words
from . import bp

FORM = "rules_supervisors/staff/group_form.html"


@bp.route("/staff/groups/new", methods=["GET", "POST"])
@access(EDIT)
def new_group() -> Answer | Response:
    """Enter a group that is being formed."""
    form, refusal = GroupForm(data={"version": 0}), None
    if form.validate_on_submit():
        try:
            return redirect(url_for(".group", group_id=forming.form_group(form.facts())))
        except PortalError as error:
            refusal = error
    return form_page(FORM, form, refusal, group=None, back=url_for(".overview"))


@bp.get("/staff/groups/<int:group_id>")
@access(READ)
def group(group_id: int) -> str:
    """A group with its people and everything it did."""
    found = reading.find(SupervisionGroup, group_id, current_user)
    people = [(it, SUPERVISOR.open_to(current_user, it)) for it in found.supervisors]
    return render_template(
        "rules_supervisors/staff/group.html",
        group=found,
        state=GROUP_STATES[found.state],
        moves=GROUP.open_to(current_user, found),
        people=people if found.state == "standing" else [(it, []) for it in found.supervisors],
        stay_on=reading.stay_on(found),
        activities=reading.activities_of(found),
        letters=reading.letters_of(found),
        reports=reading.reports_of(found),
        appraisals=reading.appraisals_of(found),
        history=events(steps_of(found), lambda action: words(SupervisionGroup.kind, action)),
        may_edit=current_user.may(EDIT),
        percent=percent,
        supervisor_states=SUPERVISOR_STATES,
        letter_states=LETTER_STATES,
        periods=PERIODS,
        ways=WAYS,
    )


@bp.route("/staff/groups/<int:group_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_group(group_id: int) -> Answer | Response:
    """Change what is known of a group."""
    found, back = reading.find(SupervisionGroup, group_id, current_user), url_for(".group", group_id=group_id)
    values = {name: getattr(found, name) for name in forming.GroupFacts.__dataclass_fields__}
    form = GroupForm(data={**values, "version": found.version})

    def save() -> str:
        forming.change_group(group_id, form.version.data, form.facts())
        return back

    return answer_form(FORM, form, save, group=found, back=back)


@bp.route("/staff/groups/<int:group_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move_group(group_id: int, action: str) -> Answer | Response:
    """Dispatch a group, or end its dispatch."""
    found, back = reading.find(SupervisionGroup, group_id, current_user), url_for(".group", group_id=group_id)
    page = MovePage(GROUP, found, action, found.unit, back)
    return page.answer(lambda form: forming.move_group(group_id, form.version.data, action, form.entry()))
