"""One's own second factor: telephone or printed list, recovery codes, and doing without."""

from flask import redirect, render_template, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from ...errors import PortalError
from ...web.errors import Answer
from ...web.forms import form_page
from .. import second_factor
from ..access import access, current_user
from ..accounts import somebody_holds
from ..confirming import PasswordConfirmation
from ..forms import PhoneForm
from ..roles import AUDITOR
from . import bp


@bp.get("/set-up")
@access("portal.account")
def set_up() -> str:
    """Choose between telephone and printed list."""
    return render_template("account/set_up.html")


@bp.route("/set-up/phone", methods=["GET", "POST"])
@access("portal.account")
def phone() -> Answer:
    """Scan the code and type what the telephone shows; answers with the recovery codes, shown once."""
    form, refusal = PhoneForm(), None
    secret = second_factor.read_secret(current_user.id, form.secret.data or "")
    if secret and form.validate_on_submit():
        try:
            return _codes(second_factor.set_up_phone(current_user.id, secret, form.code.data), numbered=False)
        except PortalError as error:
            refusal = error
    if secret is None:
        form.secret.data = second_factor.new_secret(current_user.id)
        secret = second_factor.read_secret(current_user.id, form.secret.data) or ""
    picture = Markup(second_factor.picture(current_user.name, secret))  # noqa: S704 - drawn here, of no foreign text
    return form_page("account/phone.html", form, refusal, picture=picture, secret=secret)


@bp.route("/set-up/list", methods=["GET", "POST"])
@access("portal.account")
def printed_list() -> Answer:
    """Make a list of numbered codes to print, shown once."""
    form = PasswordConfirmation()
    if form.validate_on_submit():
        return _codes(second_factor.set_up_list(current_user.id), numbered=True)
    return form_page("account/list.html", form)


@bp.route("/recovery-codes", methods=["GET", "POST"])
@access("portal.account")
def recovery_codes() -> Answer:
    """Replace the recovery codes by new ones, shown once."""
    form = PasswordConfirmation()
    if form.validate_on_submit():
        return _codes(second_factor.new_recovery_codes(current_user.id), numbered=False)
    return form_page("account/recovery_codes.html", form)


@bp.route("/without-second-factor", methods=["GET", "POST"])
@access("portal.account")
def without() -> Answer | Response:
    """Do without the second factor; administrators cannot."""
    form, refusal = PasswordConfirmation(), None
    if form.validate_on_submit():
        try:
            second_factor.give_up(current_user.id)
            return redirect(url_for(".index", done="without"))
        except PortalError as error:
            refusal = error
    return form_page("account/without.html", form, refusal)


def _codes(codes: list[str], numbered: bool) -> Answer:
    return render_template("account/codes.html", codes=codes, numbered=numbered, onward=_onward()), 200


def _onward() -> str:
    """Where to go after setting up: the first administrator is asked to name an auditor."""
    names = current_user.may("portal.users") and current_user.may("portal.roles")
    return url_for("admin.new_user", role=AUDITOR) if names and not somebody_holds(AUDITOR) else url_for("portal.desk")
