"""The pages of finance, all for staff: limits, and what is shown inside the office."""

from flask import Blueprint

from .chinese import marking

bp = Blueprint("rules_finance", "plugins.rules_finance", template_folder="templates")
bp.context_processor(marking)

from . import disclosures, limits, questions  # noqa: E402, F401 - they add their pages to it
