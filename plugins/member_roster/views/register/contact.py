"""Contact and biography: entered here, read in full only for a reason."""

from flask import url_for
from werkzeug.wrappers import Response

from portal.people.access import access, current_user
from portal.records.sealed_fields import read_sealed
from portal.web.errors import Answer
from portal.web.forms import answer_form

from ...facts.finding import find
from ...forms.register import ContactForm
from ...models import Member
from ...permissions import EDIT
from ...register.contact import FIELDS, change_contact
from .. import bp


@bp.route("/staff/members/<int:member_id>/contact", methods=["GET", "POST"])
@access(EDIT)
def edit_contact(member_id: int) -> Answer | Response:
    """Enter contact and biography. What is left empty stays as it is: the form does not show what is sealed."""
    found, back = find(Member, member_id, current_user), url_for(".member", member_id=member_id)
    form = ContactForm(data={"version": found.version})
    there = {name: bool(read_sealed(found, name)) for name in FIELDS}

    def save() -> str:
        typed = {name: form[name].data for name in FIELDS if form[name].data}
        change_contact(member_id, form.version.data, typed)
        return back

    return answer_form("member_roster/register/contact_form.html", form, save, member=found, there=there, back=back)
