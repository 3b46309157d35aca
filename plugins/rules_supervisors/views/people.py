"""The people of a group: appointed, recalled, replaced."""

from typing import Any

from flask import url_for
from werkzeug.wrappers import Response

from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form
from portal.web.moves import MoveForm, MovePage

from .. import forming, reading
from ..forms import PersonForm, ReplaceForm
from ..life import SUPERVISOR
from ..models import SupervisionGroup, Supervisor
from ..permissions import EDIT, READ
from . import bp

FORM = "rules_supervisors/staff/person_form.html"


@bp.route("/staff/groups/<int:group_id>/supervisors/new", methods=["GET", "POST"])
@access(EDIT)
def new_supervisor(group_id: int) -> Answer | Response:
    """Enter a supervisor of a group that is being formed."""
    found, back = reading.find(SupervisionGroup, group_id, current_user), url_for(".group", group_id=group_id)
    form = PersonForm(data={"version": found.version})

    def save() -> str:
        forming.appoint(group_id, form.version.data, form.person())
        return back

    return answer_form(FORM, form, save, group=found, supervisor=None, back=back)


@bp.route("/staff/supervisors/<int:supervisor_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_supervisor(supervisor_id: int) -> Answer | Response:
    """Change the entry of a supervisor."""
    found = reading.find(Supervisor, supervisor_id, current_user)
    back = url_for(".group", group_id=found.group_id)
    values = {name: getattr(found, name) for name in forming.Person.__dataclass_fields__}
    form = PersonForm(data={**values, "version": found.version})

    def save() -> str:
        forming.change_supervisor(supervisor_id, form.version.data, form.person())
        return back

    return answer_form(FORM, form, save, group=found.group, supervisor=found, back=back)


@bp.route("/staff/supervisors/<int:supervisor_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move_supervisor(supervisor_id: int, action: str) -> Answer | Response:
    """Recall somebody, or appoint a replacement."""
    found = reading.find(Supervisor, supervisor_id, current_user)
    back = url_for(".group", group_id=found.group_id)

    def done(form: Any) -> None:
        if isinstance(form, ReplaceForm):
            forming.put_in_place(supervisor_id, form.version.data, form.person(), form.entry())
        else:
            forming.recall(supervisor_id, form.version.data, form.entry())

    form_class: type[MoveForm] = ReplaceForm if action == "replace" else MoveForm
    return MovePage(SUPERVISOR, found, action, found.name, back, form_class).answer(done)
