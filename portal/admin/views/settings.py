"""Settings."""

from ...people.access import access
from . import bp


@bp.get("/settings")
@access("portal.settings")
def settings() -> str:
    """Settings."""
    return ""
