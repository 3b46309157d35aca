"""The page from which a clerk reaches the unit responsible: text to copy, slip to print, calls on record."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from portal.errors import NotThere, PortalError
from portal.people.access import access, current_user
from portal.records.contacts import contacts_of
from portal.web.contacts import ContactForm
from portal.web.errors import Answer
from portal.web.forms import form_page
from portal.web.messages import message_slip

from ..models import RectificationItem
from ..permissions import EDIT
from ..reaching import reached, reminder
from ..reading import find_item
from . import bp


@bp.route("/staff/items/<int:item_id>/reach", methods=["GET", "POST"])
@access(EDIT)
def reach(item_id: int) -> Answer | Response:
    """The reminder to copy or print, and what was answered on the telephone."""
    item, form, refusal = _published(item_id), ContactForm(), None
    if form.validate_on_submit():
        try:
            reached(item_id, form.contact())
            return redirect(url_for(".reach", item_id=item_id))
        except PortalError as error:
            refusal = error
    notes = contacts_of(item)
    return form_page(
        "problem_inventory/staff/reach.html", form, refusal, item=item, message=reminder(item), notes=notes
    )


@bp.get("/staff/items/<int:item_id>/slip")
@access(EDIT)
def slip(item_id: int) -> str:
    """The reminder on paper, with lines for whoever receives it."""
    return message_slip(reminder(_published(item_id)), url_for(".reach", item_id=item_id))


def _published(item_id: int) -> RectificationItem:
    item = find_item(item_id, current_user)
    if item.number is None:
        raise NotThere
    return item
