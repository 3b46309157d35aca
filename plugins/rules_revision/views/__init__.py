"""The pages of rules: the library for its readers, the register for those who keep it."""

from flask import Blueprint

from .chinese import marking

bp = Blueprint("rules_revision", "plugins.rules_revision", template_folder="templates")
bp.context_processor(marking)

from . import (  # noqa: E402, F401 - they add their pages to it
    adoption,
    adoption_files,
    cleanups,
    execution,
    inside,
    public,
    register,
    rule_files,
    rules,
    taking_in,
    versions,
)
