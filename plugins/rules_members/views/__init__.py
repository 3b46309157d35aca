"""The pages: duties for everybody, records for staff, the own ones for a member."""

from flask import Blueprint

from .chinese import marking

bp = Blueprint("rules_members", "plugins.rules_members", template_folder="templates")
bp.context_processor(marking)

from . import public, records  # noqa: E402, F401 - they add their pages to it
