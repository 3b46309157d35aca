"""The administrators' pages, one module a subject; each adds its views to the one blueprint."""

from flask import Blueprint

bp = Blueprint("admin", __name__, url_prefix="/admin")

# They need the blueprint.
from . import audit, modules, roles, settings, standing, start_up, users, workdays  # noqa: E402, F401
