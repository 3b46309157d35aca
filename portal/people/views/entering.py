"""Signing in, in one step or two, and out."""

from flask import redirect, request, session, url_for
from werkzeug.wrappers import Response

from ...errors import PortalError
from ...web.addresses import inside
from ...web.errors import Answer
from ...web.forms import form_page
from ...web.security import refuse_plain_http
from .. import sign_in as signing
from ..access import public, signed_in
from ..browsers import describe
from ..forms import CodeForm, SignInForm
from ..one_time_codes import LIST, next_position
from ..session_list import end_session
from ..sessions import half_signed_in, remember, remember_half
from ..throttle import network
from . import bp


@bp.route("/sign-in", methods=["GET", "POST"])
@public("signing in")
def sign_in() -> Answer | Response:
    """The first step: account and password."""
    refuse_plain_http()
    form, refusal = SignInForm(), None
    if form.validate_on_submit():
        try:
            return go_on(signing.check_password(form.name.data, form.password.data, network()))
        except PortalError as error:
            refusal = error
    return form_page("account/sign_in.html", form, refusal)


@bp.route("/second-factor", methods=["GET", "POST"])
@public("the second step of signing in")
def second_factor() -> Answer | Response:
    """The second step: a code from the telephone or from the printed list."""
    half = half_signed_in()
    if half is None:
        return redirect(url_for(".sign_in", next=request.args.get("next")))
    checked, refusal = signing.Checked(*half), None
    form = CodeForm()
    if form.validate_on_submit():
        try:
            return enter(checked, form.code.data)
        except PortalError as error:
            refusal = error
    position = next_position(checked.user_id) if checked.second_factor == LIST else None
    return form_page(
        "account/second_factor.html", form, refusal, by_list=checked.second_factor == LIST, position=position
    )


@bp.post("/sign-out")
@public("signing out")
def sign_out() -> Response:
    """End this session; the browser forgets it."""
    if person := signed_in():
        end_session(person.id, person.session_id, "signed_out")
    session.clear()
    return redirect(url_for("portal.home"))


def go_on(checked: signing.Checked) -> Response:
    """After the password: ask for the second factor, or come in."""
    if not checked.second_factor:
        return enter(checked)
    remember_half(checked.user_id, checked.second_factor, checked.password_set_at)
    return redirect(url_for(".second_factor", next=request.args.get("next")))


def enter(checked: signing.Checked, code: str | None = None) -> Response:
    """Open the session, under a new number, and go where the person wanted to go."""
    remember(signing.finish(checked, network(), describe(request.user_agent.string), code))
    return redirect(wanted())


def wanted() -> str:
    """The page of this site that was asked for before signing in, else the desk."""
    asked = inside(request.args.get("next"), "")
    return request.script_root + asked if asked else url_for("portal.desk")
