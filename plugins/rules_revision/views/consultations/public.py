"""Drafts for everybody."""

from flask import Response

from portal.people.access import public

from ...reader import EVERYBODY
from .. import bp
from . import pages

WHY = "drafts that everybody may comment on"


@bp.get("/consultations/")
@public(WHY, archive=True)
def consultations() -> str:
    """All drafts, those that are open first."""
    return pages.consultations(EVERYBODY)


@bp.get("/consultations/<int:consultation_id>")
@public(WHY, archive=True)
def consultation(consultation_id: int) -> str:
    """One draft; `#c-…` leads to a clause."""
    return pages.consultation(EVERYBODY, consultation_id)


@bp.get("/consultations/<int:consultation_id>/compare")
@public(WHY, archive=True)
def consultation_compare(consultation_id: int) -> str:
    """The draft beside the rule in force."""
    return pages.comparison(EVERYBODY, consultation_id)


@bp.get("/consultations/<int:consultation_id>/results")
@public(WHY, archive=True)
def results(consultation_id: int) -> str:
    """What became of the comments."""
    return pages.results(EVERYBODY, consultation_id)


@bp.get("/consultations/<int:consultation_id>/results.xlsx")
@public(WHY, archive=True)
def results_sheet(consultation_id: int) -> Response:
    """The same as a spreadsheet."""
    return pages.results_sheet(EVERYBODY, consultation_id)
