"""The administrators' pages."""

from flask import Blueprint

from ...people.access import access

bp = Blueprint("admin", __name__, url_prefix="/admin")


@bp.get("/modules")
@access("portal.modules")
def modules() -> str:
    return ""


@bp.get("/settings")
@access("portal.settings")
def settings() -> str:
    return ""


@bp.get("/audit")
@access("portal.audit")
def audit() -> str:
    return ""


@bp.get("/users")
@access("portal.users")
def users() -> str:
    return ""


@bp.get("/roles")
@access("portal.roles")
def roles() -> str:
    return ""
