"""Changing an account: name, roles, active or not, a new slip, sessions."""

from collections.abc import Callable

from flask import redirect, url_for
from werkzeug.wrappers import Response

from ...errors import PortalError
from ...people import accounts, session_list
from ...people import standing as service
from ...people.access import access
from ...people.models import User
from ...web.errors import Answer
from ...web.forms import form_page
from ..forms import ReasonForm, RolesForm, TitleForm
from . import bp
from .slips import slip


@bp.route("/users/<int:user_id>/name", methods=["GET", "POST"])
@access("portal.users")
def rename_user(user_id: int) -> Answer | Response:
    """Change how others read a person."""
    user = accounts.find(user_id)
    form = TitleForm(obj=user)
    return _change(user, form, "rename", lambda: accounts.rename(user_id, form.version.data, form.title.data))


@bp.route("/users/<int:user_id>/roles", methods=["GET", "POST"])
@access("portal.roles")
def user_roles(user_id: int) -> Answer | Response:
    """Give a person roles, or take them."""
    user = accounts.find(user_id)
    form = RolesForm(version=user.version, roles=[it.role for it in user.roles])
    return _change(
        user, form, "roles", lambda: service.set_roles(user_id, form.version.data, form.roles.data, form.reason.data)
    )


@bp.route("/users/<int:user_id>/active", methods=["GET", "POST"])
@access("portal.users")
def user_active(user_id: int) -> Answer | Response:
    """Shut a person out, or let them in again."""
    user = accounts.find(user_id)
    active, form = not user.active, ReasonForm(version=user.version)
    return _change(
        user, form, "active", lambda: service.set_active(user_id, form.version.data, active, form.reason.data)
    )


@bp.route("/users/<int:user_id>/invitation", methods=["GET", "POST"])
@access("portal.users")
def invite_user(user_id: int) -> Answer | Response:
    """Print a new slip: the way back for a forgotten password or a lost telephone."""
    user = accounts.find(user_id)
    form, refusal = ReasonForm(version=user.version), None
    if form.validate_on_submit():
        try:
            return slip(user_id, service.invite_again(user_id, form.version.data, form.reason.data))
        except PortalError as error:
            refusal = error
    return form_page("admin/user_invitation.html", form, refusal, user=user)


@bp.post("/users/<int:user_id>/sessions/<int:session_id>/end")
@access("portal.users")
def end_session(user_id: int, session_id: int) -> Response:
    """Sign a person out of one browser."""
    session_list.end_session(accounts.find(user_id).id, session_id)
    return redirect(url_for(".user", user_id=user_id, done="session"))


@bp.post("/users/<int:user_id>/sessions/end")
@access("portal.users")
def end_sessions(user_id: int) -> Response:
    """Sign a person out everywhere."""
    session_list.end_all(accounts.find(user_id).id)
    return redirect(url_for(".user", user_id=user_id, done="sessions"))


def _change(user: User, form: TitleForm | ReasonForm, what: str, change: Callable[[], None]) -> Answer | Response:
    """Show the form, or make the change and go back to the person's page."""
    user_id, refusal = user.id, None
    if form.validate_on_submit():
        try:
            change()
            return redirect(url_for(".user", user_id=user_id, done=what))
        except PortalError as error:
            refusal = error
    return form_page(f"admin/user_{what}.html", form, refusal, user=accounts.find(user_id))
