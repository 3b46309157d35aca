"""What a one-time link opens. Looking at it changes nothing; sending the form uses it up."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from ...errors import PortalError
from ...web.errors import Answer
from ...web.forms import form_page
from ...web.security import refuse_plain_http
from .. import links, opening
from ..access import public
from ..browsers import describe
from ..forms import NewPassword, SetUpForm
from ..sessions import remember
from ..sign_in import Checked, finish
from ..throttle import network
from . import bp


@bp.route("/link/<token>", methods=["GET", "POST"])
@public("a one-time link is its own key")
def link(token: str) -> Answer | Response:
    """The first set-up, or an invitation."""
    refuse_plain_http()
    found = links.find_link(token)
    return _set_up(token) if found.purpose == links.SETUP else _accept(token, found.user_id or 0)


def _set_up(token: str) -> Answer | Response:
    form, refusal = SetUpForm(), None
    if form.validate_on_submit():
        try:
            return _enter(opening.set_up(token, form.name.data, form.title.data, form.new_password.data))
        except PortalError as error:
            refusal = error
    return form_page("account/first_account.html", form, refusal)


def _accept(token: str, user_id: int) -> Answer | Response:
    names = opening.names_of(user_id)
    form, refusal = NewPassword(), None
    form.own_words = names
    if form.validate_on_submit():
        try:
            return _enter(opening.accept(token, form.new_password.data))
        except PortalError as error:
            refusal = error
    return form_page("account/invitation.html", form, refusal, names=names)


def _enter(checked: Checked) -> Response:
    """Sign in at once; administrators are led on to their second factor by the guard."""
    remember(finish(checked, network(), describe(request.user_agent.string)))
    return redirect(url_for("portal.desk"))
