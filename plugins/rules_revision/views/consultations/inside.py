"""Drafts for those who are signed in: also those that only members or the office may read."""

from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from portal.people.access import access

from ...reader import insider
from ...rights import READ_MEMBERS
from .. import bp
from . import commenting, pages


@bp.get("/inside/consultations/")
@access(READ_MEMBERS)
def inside_consultations() -> str:
    """All drafts, those that are open first."""
    return pages.consultations(insider())


@bp.get("/inside/consultations/<int:consultation_id>")
@access(READ_MEMBERS)
def inside_consultation(consultation_id: int) -> str:
    """One draft; `#c-…` leads to a clause."""
    return pages.consultation(insider(), consultation_id)


@bp.get("/inside/consultations/<int:consultation_id>/compare")
@access(READ_MEMBERS)
def inside_consultation_compare(consultation_id: int) -> str:
    """The draft beside the rule in force."""
    return pages.comparison(insider(), consultation_id)


@bp.get("/inside/consultations/<int:consultation_id>/results")
@access(READ_MEMBERS)
def inside_results(consultation_id: int) -> str:
    """What became of the comments."""
    return pages.results(insider(), consultation_id)


@bp.get("/inside/consultations/<int:consultation_id>/results.xlsx")
@access(READ_MEMBERS)
def inside_results_sheet(consultation_id: int) -> Response:
    """The same as a spreadsheet."""
    return pages.results_sheet(insider(), consultation_id)


@bp.get("/inside/consultations/<int:consultation_id>/comment")
@access(READ_MEMBERS)
def inside_write_comment(consultation_id: int) -> Response:
    """An empty form, for the clause of the address."""
    return commenting.write(insider(), consultation_id)


@bp.route("/inside/consultations/<int:consultation_id>/check", methods=["GET", "POST"])
@access(READ_MEMBERS)
def inside_check_comment(consultation_id: int) -> AnyResponse:
    """What will be sent, or the form again."""
    return commenting.check(insider(), consultation_id)


@bp.route("/inside/consultations/<int:consultation_id>/receipt", methods=["GET", "POST"])
@access(READ_MEMBERS)
def inside_send_comment(consultation_id: int) -> AnyResponse:
    """Keep the comment and show its receipt; sent again, the same receipt."""
    return commenting.send(insider(), consultation_id)
