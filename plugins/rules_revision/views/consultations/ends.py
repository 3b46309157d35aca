"""Moving the end of a consultation: to a later day, or to today."""

from flask import url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import NotThere
from portal.people.access import access, current_user
from portal.records.workflow import Move
from portal.web.errors import Answer
from portal.web.moves import MoveForm, MovePage

from ...consulting.announcing import LIFE
from ...consulting.ends import ENDS, close_early, extend
from ...consulting.inbox import find_consultation
from ...forms.ends import ExtensionForm
from ...models import Consultation
from ...rights import READ
from .. import bp
from ..turning_away import not_yours
from .pages import FOLDER


@bp.route("/staff/consultations/<int:consultation_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move_consultation(consultation_id: int, action: str) -> Answer | Response:
    """Move the end of the comments, or enter what was decided about it on paper."""
    found = find_consultation(consultation_id, current_user)
    back = url_for(".staff_consultation", consultation_id=consultation_id)
    if action not in ENDS:
        raise NotThere
    if not open_ends(found):
        return not_yours(back)

    def done(form: MoveForm) -> None:
        if isinstance(form, ExtensionForm):
            extend(consultation_id, form.version.data, form.closes_on.data, form.entry())
        else:
            close_early(consultation_id, form.version.data, form.entry())

    form_class = ExtensionForm if action == "extend" else MoveForm
    page = MovePage(LIFE, found, action, found.public_title, back, form_class, f"{FOLDER}/staff/end.html")
    page.context = {"consultation": found}
    return page.answer(done)


def open_ends(found: Consultation) -> list[Move]:
    """The moves of its end that this person may make or enter now."""
    if not found.may_end_otherwise(today()):
        return []
    return [it for it in LIFE.open_to(current_user, found) if it.action in ENDS]
