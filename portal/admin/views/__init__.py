"""The administrators' pages, one module a subject; each adds its views to the one blueprint."""

from flask import Blueprint

bp = Blueprint("admin", __name__, url_prefix="/admin")

from . import audit, modules, roles, settings, standing, start_up, users  # noqa: E402, F401 - they need the blueprint
