"""One's own account: what it is, the password, the sessions."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from ...web.errors import Answer
from ...web.forms import form_page
from .. import accounts, one_time_codes
from ..access import access, current_user
from ..confirming import PasswordConfirmation
from ..forms import ChangePassword, EmptyForm
from ..roles import ADMINISTRATORS, ROLES
from ..session_list import end_all, end_session, sessions_of
from . import bp
from .entering import wanted


@bp.get("/")
@access("portal.account")
def index() -> str:
    """My account."""
    user = accounts.find(current_user.id)
    return render_template(
        "account/index.html",
        user=user,
        roles=[ROLES[it.role] for it in user.roles if it.role in ROLES],
        sessions=sessions_of(user.id),
        recovery_codes=one_time_codes.codes_left(user.id, one_time_codes.RECOVERY),
        list_codes=one_time_codes.codes_left(user.id, one_time_codes.LIST),
        form=EmptyForm(),
        done=request.args.get("done"),
        administrates=not ADMINISTRATORS.isdisjoint(current_user.roles),
    )


@bp.route("/confirm", methods=["GET", "POST"])
@access("portal.account")
def confirm() -> Answer | Response:
    """Type the password again, then go on to what was asked for."""
    form = PasswordConfirmation()
    if form.password is None or form.validate_on_submit():
        return redirect(wanted())
    return form_page("account/confirm.html", form)


@bp.route("/password", methods=["GET", "POST"])
@access("portal.account")
def password() -> Answer | Response:
    """Change one's password; all other sessions end."""
    form = ChangePassword()
    form.own_words = (current_user.name, current_user.title)
    if form.validate_on_submit():
        accounts.set_password(current_user.id, form.new_password.data, keep_session=current_user.session_id)
        return redirect(url_for(".index", done="password"))
    return form_page("account/password.html", form)


@bp.post("/sessions/<int:session_id>/end")
@access("portal.account")
def end_one(session_id: int) -> Response:
    """End one of one's own sessions."""
    end_session(current_user.id, session_id)
    return redirect(url_for(".index", done="session"))


@bp.post("/sessions/end-others")
@access("portal.account")
def end_all_others() -> Response:
    """End all sessions but this one."""
    end_all(current_user.id, keep=current_user.session_id)
    return redirect(url_for(".index", done="sessions"))
