"""The page on which the head of office says who is the liaison of which unit."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from portal.people.access import access
from portal.web.errors import Answer
from portal.web.fields import options
from portal.web.forms import answer_form, form_page

from .. import appointing
from ..liaison_forms import AppointForm, DismissForm
from ..states import LIAISONS
from ..units import units
from .blueprint import bp


@bp.route("/staff/liaisons", methods=["GET", "POST"])
@access(LIAISONS)
def appoint() -> Answer | Response:
    """The liaisons, and the form to name one."""
    form = AppointForm()
    form.account.choices = options(appointing.may_be_appointed().items())
    form.unit.choices = options((name, name) for name in units())

    def save() -> str:
        appointing.appoint(form.account.data, form.unit.data, form.reason.data)
        return url_for(".appoint")

    return answer_form("public_feedback/staff/liaisons.html", form, save, appointed=appointing.list_appointed())


@bp.route("/staff/liaisons/<int:account_id>/removal", methods=["GET", "POST"])
@access(LIAISONS)
def dismiss(account_id: int) -> Answer | Response:
    """End that an account acts for a unit."""
    title, form = appointing.title_of_appointed(account_id), DismissForm()
    if form.validate_on_submit():
        appointing.dismiss(account_id, form.reason.data)
        return redirect(url_for(".appoint"))
    return form_page("public_feedback/staff/dismiss_liaison.html", form, title=title)
