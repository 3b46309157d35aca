"""The pages of the ledger: for everybody, and the list for those who work with it."""

from flask import Blueprint

from .chinese import marking

bp = Blueprint("problem_inventory", "plugins.problem_inventory", template_folder="templates")
bp.context_processor(marking)

from . import drafts, forms, items, problems, public, reaching, reviewing, staff, work  # noqa: E402, F401 - they add their pages to it
