"""What happens beside the moves: the slip for the unit, telephone notes, looking at who the sender is."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from portal.errors import NotThere, PortalError
from portal.people.access import access, current_user
from portal.records.contacts import note_contact
from portal.records.writing import load, writing
from portal.web.contacts import ContactForm
from portal.web.errors import Answer
from portal.web.forms import form_page
from portal.web.messages import message_slip

from ..models import Opinion
from ..notes import notice_of
from ..reading import find_opinion
from ..states import ANSWER, READ
from .blueprint import bp


@bp.get("/staff/<int:opinion_id>/slip")
@access(READ)
def slip(opinion_id: int) -> str:
    """The notice to the unit, to print."""
    found = find_opinion(opinion_id, current_user)
    if not found.unit:
        raise NotThere
    return message_slip(notice_of(found), url_for(".opinion", opinion_id=opinion_id))


@bp.route("/staff/<int:opinion_id>/contact", methods=["GET", "POST"])
@access(ANSWER)
def note(opinion_id: int) -> Answer | Response:
    """Note a telephone call or a talk about an opinion."""
    found = find_opinion(opinion_id, current_user)
    form, back, refusal = ContactForm(), url_for(".opinion", opinion_id=opinion_id), None
    if form.validate_on_submit():
        try:
            with writing():
                note_contact(load(Opinion, opinion_id), form.contact())
            return redirect(back)
        except PortalError as error:
            refusal = error
    return form_page("public_feedback/staff/contact.html", form, refusal, opinion=found, back=back)
