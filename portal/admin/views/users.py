"""Accounts: the list, the page of one, and a new one."""

from flask import render_template, request
from sqlalchemy import or_

from ...errors import PortalError
from ...people import accounts
from ...people.access import access, current_user
from ...people.forms import EmptyForm
from ...people.models import User
from ...people.roles import AUDITOR, ROLES
from ...people.session_list import sessions_of
from ...web.errors import Answer
from ...web.forms import form_page
from ...web.paging import read_page
from ..forms import CreateForm
from . import bp
from .slips import slip


@bp.get("/users")
@access("portal.people")
def users() -> str:
    """All accounts by name, or those whose name or title holds some words."""
    words = request.args.get("q", "").strip()
    query = User.visible_to(current_user)
    if words:
        in_title = User.title.contains(words, autoescape=True)
        query = query.where(or_(User.name.contains(accounts.normal_name(words), autoescape=True), in_title))
    return render_template("admin/users.html", page=read_page(query, User.name), words=words, roles=ROLES)


@bp.get("/users/<int:user_id>")
@access("portal.people")
def user(user_id: int) -> str:
    """One account: who it is, roles, second factor, sessions."""
    found, done = accounts.find(user_id), request.args.get("done")
    held = [ROLES.get(it.role, it.role) for it in found.roles]
    sessions = sessions_of(user_id) if current_user.may("portal.users") else []
    return render_template("admin/user.html", user=found, roles=held, sessions=sessions, form=EmptyForm(), done=done)


@bp.route("/users/new", methods=["GET", "POST"])
@access("portal.users")
def new_user() -> Answer:
    """Create an account; answers with the slip to hand over, shown once. `?role=auditor` proposes the auditor."""
    form, refusal = CreateForm(roles=[request.args.get("role", "")]), None
    if not current_user.may("portal.roles"):
        del form.roles
    if form.validate_on_submit():
        try:
            return slip(*accounts.create(form.name.data, form.title.data, form.roles.data if form.roles else ()))
        except PortalError as error:
            refusal = error
    return form_page("admin/new_user.html", form, refusal, auditor=request.args.get("role") == AUDITOR)
