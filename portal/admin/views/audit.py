"""What happened, newest first."""

from ...people.access import access
from . import bp


@bp.get("/audit")
@access("portal.audit")
def audit() -> str:
    """What happened, newest first."""
    return ""
