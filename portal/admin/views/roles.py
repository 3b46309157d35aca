"""Roles and their permissions: a matrix to look at, to change, and to check before it counts."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from ...errors import PortalError
from ...people import grants
from ...people.access import access
from ...people.forms import EmptyForm
from ...people.roles import ROLES
from ...web.errors import Answer
from ...web.forms import form_page
from .. import matrix
from ..forms import GrantsForm
from . import bp


@bp.get("/roles")
@access("portal.roles")
def roles() -> str:
    """The matrix of roles and permissions."""
    return _matrix(grants.granted())


@bp.post("/roles")
@access("portal.roles")
def check_roles() -> Answer | str:
    """Show what would change, and ask for the reason and the password."""
    wanted = _pairs("grant") | grants.FIXED
    given, taken = matrix.differences(wanted)
    if not given and not taken:
        return _matrix(grants.granted(), done="nothing")
    return _check_page(GrantsForm(formdata=None, stamp=request.form.get("stamp")), given, taken)


@bp.post("/roles/change")
@access("portal.roles")
def change_roles() -> Answer | Response:
    """Make the change that was checked."""
    form, refusal = GrantsForm(), None
    given, taken = _pairs("give"), _pairs("take")
    if form.validate_on_submit():
        try:
            grants.change_grants(given, taken, form.stamp.data, form.reason.data)
            return redirect(url_for(".roles", done="changed"))
        except PortalError as error:
            refusal = error
    return _check_page(form, given, taken, refusal)


def _matrix(present: set[grants.Granted], done: str = "") -> str:
    return render_template(
        "admin/roles.html",
        groups=matrix.groups(),
        roles=ROLES,
        people=matrix.people_by_role(),
        granted=present,
        fixed=grants.FIXED,
        known=grants.known_permissions(),
        stamp=grants.stamp(present),
        form=EmptyForm(),
        done=done or request.args.get("done"),
    )


def _check_page(
    form: GrantsForm, given: set[grants.Granted], taken: set[grants.Granted], refusal: PortalError | None = None
) -> Answer:
    titles = {permission.name: permission.title for group in matrix.groups() for permission in group.permissions}
    counts = dict(zip(ROLES, matrix.people_by_role(), strict=True))
    changes = {"give": sorted(given), "take": sorted(taken)}
    return form_page(
        "admin/roles_check.html", form, refusal, changes=changes, titles=titles, roles=ROLES, people=counts
    )


def _pairs(field: str) -> set[grants.Granted]:
    """The boxes of a form, each "role permission"."""
    values = (value.partition(" ") for value in request.form.getlist(field))
    return {(role, permission) for role, _blank, permission in values if role in ROLES and permission}
