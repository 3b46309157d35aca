"""The modules of this installation."""

from ...people.access import access
from . import bp


@bp.get("/modules")
@access("portal.modules")
def modules() -> str:
    """The modules of this installation."""
    return ""
