"""The pages: counts for everybody, everything else for staff."""

from flask import Blueprint

from .chinese import marking

bp = Blueprint("rules_supervisors", "plugins.rules_supervisors", template_folder="templates")
bp.context_processor(marking)

from . import groups, letters, overview, people, public, work  # noqa: E402, F401 - they add their pages to it
