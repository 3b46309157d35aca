"""The administrators' pages, one module a subject; each adds its views to the one blueprint."""

from flask import Blueprint

bp = Blueprint("admin", __name__, url_prefix="/admin")

# They need the blueprint.
from . import audit, jobs, modules, roles, settings, standing, start_up, users, word_forms, workday_import, workdays  # noqa: E402

__all__ = [
    "audit", "bp", "jobs", "modules", "roles", "settings", "standing", "start_up", "users", "word_forms",
    "workday_import", "workdays",
]  # fmt: skip
