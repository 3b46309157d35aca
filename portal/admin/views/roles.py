"""Roles and their permissions."""

from ...people.access import access
from . import bp


@bp.get("/roles")
@access("portal.roles")
def roles() -> str:
    """Roles and their permissions."""
    return ""
