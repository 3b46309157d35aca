"""The draft beside the version it revises, with the explanations of a clerk."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from portal.errors import StaleRecord
from portal.people.access import access
from portal.web.errors import Answer

from ..drafting.comparing import comparison, explain
from ..drafting.trees import draft as kept
from ..rights import DRAFT, READ
from . import bp
from .drafts import opened, page


@bp.get("/staff/projects/<int:project_id>/comparison")
@access(READ)
def draft_comparison(project_id: int) -> str:
    """Old and new side by side, row by row."""
    return _comparison(project_id, {})


@bp.post("/staff/projects/<int:project_id>/comparison/explanations")
@access(DRAFT)
def explain_changes(project_id: int) -> Answer | Response:
    """Keep what was typed beside the rows."""
    found, _tree = opened(project_id)
    opened_with, typed = _fields("was-"), _fields("x-")
    try:
        explain(kept(found).id, opened_with, typed)
    except StaleRecord as error:
        return _comparison(project_id, typed, error.message), error.status
    return redirect(url_for(".draft_comparison", project_id=project_id, all=request.args.get("all")))


def _fields(prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): text for name, text in request.form.items() if name.startswith(prefix)}


def _comparison(project_id: int, typed: dict[str, str], refusal: str = "") -> str:
    found, _tree = opened(project_id)
    everything = bool(request.args.get("all"))
    rows = comparison(found, everything)
    return page("comparison", found, rows=rows, everything=everything, typed=typed, refusal=refusal)
