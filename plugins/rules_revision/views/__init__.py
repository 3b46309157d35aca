"""The pages of rules: the library for its readers, the register for those who keep it."""

from flask import Blueprint

from .chinese import marking

bp = Blueprint("rules_revision", "plugins.rules_revision", template_folder="templates")
bp.context_processor(marking)

from . import (  # noqa: E402 - they add their pages to it
    adoption,  # noqa: F401
    adoption_files,  # noqa: F401
    cleanups,  # noqa: F401
    collecting,  # noqa: F401
    consultations,  # noqa: F401
    draft_clauses,  # noqa: F401
    draft_comparison,  # noqa: F401
    draft_word,  # noqa: F401
    drafts,  # noqa: F401
    execution,  # noqa: F401
    inside,  # noqa: F401
    models,  # noqa: F401
    projects,  # noqa: F401
    public,  # noqa: F401
    register,  # noqa: F401
    rule_files,  # noqa: F401
    rules,  # noqa: F401
    taking_in,  # noqa: F401
    versions,  # noqa: F401
)
