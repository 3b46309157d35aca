"""Closing the start-up phase, after which no history from before can be entered."""

from flask import redirect, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from ...people.access import access
from ...people.confirming import PasswordConfirmation
from ...records.start_up import close_start_up
from ...records.steps import start_up_closed
from ...web.errors import Answer
from ...web.forms import form_page
from . import bp


class CloseForm(PasswordConfirmation):
    """The reason, and the password."""

    reason = StringField(
        _l("Reason"), [InputRequired(_l("Say why: the reason stays in the audit list.")), Length(max=200)]
    )


@bp.route("/start-up", methods=["GET", "POST"])
@access("portal.settings")
def start_up() -> Answer | Response:
    """Close the start-up phase, or say that it is closed."""
    form = CloseForm()
    if form.validate_on_submit() and not start_up_closed():
        close_start_up(form.reason.data.strip())
        return redirect(url_for(".start_up"))
    return form_page("admin/start_up.html", form, closed=start_up_closed())
