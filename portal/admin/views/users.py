"""Accounts."""

from ...people.access import access
from . import bp


@bp.get("/users")
@access("portal.users")
def users() -> str:
    """Accounts."""
    return ""
