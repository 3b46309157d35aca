"""The pages of the register of vehicles: totals for everybody, everything else for staff."""

from flask import Blueprint

from .chinese import marking

bp = Blueprint("rules_vehicles", "plugins.rules_vehicles", template_folder="templates")
bp.context_processor(marking)

from . import public, quarters, register, slips, sums  # noqa: E402, F401 - they add their pages to it
