"""The administrators' pages, one module a subject; each adds its views to the one blueprint."""

from flask import Blueprint

bp = Blueprint("admin", __name__, url_prefix="/admin")

# They need the blueprint.
from . import (  # noqa: E402
    audit,  # noqa: F401
    modules,  # noqa: F401
    roles,  # noqa: F401
    settings,  # noqa: F401
    standing,  # noqa: F401
    start_up,  # noqa: F401
    users,  # noqa: F401
    workday_import,  # noqa: F401
    workdays,  # noqa: F401
)
