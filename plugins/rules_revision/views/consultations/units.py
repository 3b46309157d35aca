"""The units that are asked by letter: the list, the letter in Word, the reminder."""

from flask import Response, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.clock import today
from portal.errors import NotThere, PortalError
from portal.office.forms import filled
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.file_pages import word_file
from portal.web.forms import form_page

from ...consulting.inbox import find_consultation
from ...consulting.terms import UNIT_ANSWERS
from ...consulting.units import add_units, late, note_reply, note_sent
from ...forms.consulting import ReplyForm, SentForm, UnitsForm
from ...letters import LETTER, letter_values
from ...rights import EDIT, READ
from .. import bp
from .pages import FOLDER


@bp.get("/staff/consultations/<int:consultation_id>/units")
@access(READ)
def consulted_units(consultation_id: int) -> Answer:
    """The units, when their letters went out, what they answered."""
    return _page(consultation_id)


@bp.post("/staff/consultations/<int:consultation_id>/units/new")
@access(EDIT)
def ask_units(consultation_id: int) -> Answer | AnyResponse:
    """Ask further units."""
    form = UnitsForm()
    if form.validate_on_submit():
        try:
            add_units(consultation_id, form.version.data, form.units, form.due_on.data)
            return redirect(url_for(".consulted_units", consultation_id=consultation_id))
        except PortalError as error:
            return _page(consultation_id, form, error)
    return _page(consultation_id, form)


@bp.post("/staff/consultations/<int:consultation_id>/units/sent")
@access(EDIT)
def letters_sent(consultation_id: int) -> Answer | AnyResponse:
    """Note that the letters went out."""
    form = SentForm()
    if form.validate_on_submit():
        try:
            note_sent(consultation_id, form.version.data, form.sent_on.data)
            return redirect(url_for(".consulted_units", consultation_id=consultation_id))
        except PortalError as error:
            return _page(consultation_id, None, error)
    return _page(consultation_id, None)


@bp.post("/staff/consultations/<int:consultation_id>/units/reply")
@access(EDIT)
def unit_reply(consultation_id: int) -> Answer | AnyResponse:
    """Note what a unit answered."""
    form = ReplyForm()
    if form.validate_on_submit():
        try:
            note_reply(consultation_id, form.version.data, form.unit_id.data or 0, form.reply())
            return redirect(url_for(".consulted_units", consultation_id=consultation_id))
        except PortalError as error:
            return _page(consultation_id, None, error)
    return _page(consultation_id, None)


@bp.get("/staff/consultations/<int:consultation_id>/letter")
@access(READ)
def unit_letter(consultation_id: int) -> Response:
    """The letter to the units (征求意见函) as a Word file."""
    found = find_consultation(consultation_id, current_user)
    return word_file(filled(LETTER, letter_values(found, today())), f"征求意见函 {found.title}.docx")


@bp.get("/staff/consultations/<int:consultation_id>/reminder")
@access(READ)
def unit_reminder(consultation_id: int) -> str:
    """The slip for the units that have not answered (催办). Raises NotThere where none is late."""
    found = find_consultation(consultation_id, current_user)
    units = late(found)
    if not units:
        raise NotThere
    return render_template(f"{FOLDER}/staff/reminder.html", consultation=found, units=units)


def _page(consultation_id: int, form: UnitsForm | None = None, refusal: PortalError | None = None) -> Answer:
    found = find_consultation(consultation_id, current_user)
    asking = form or UnitsForm(formdata=None, version=found.version, due_on=found.closes_on)
    return form_page(
        f"{FOLDER}/staff/units.html", asking, refusal, consultation=found, late=late(found), answers=UNIT_ANSWERS,
        may_edit=current_user.may(EDIT),
    )  # fmt: skip
