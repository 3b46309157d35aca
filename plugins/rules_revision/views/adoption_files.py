"""The papers of an adoption as files, to be printed, signed and sealed."""

from collections.abc import Callable

from flask import Response

from portal.errors import NotThere
from portal.office.forms import filled
from portal.people.access import access, current_user
from portal.web.context import read_site
from portal.web.file_pages import word_file

from ..cleaning import find_cleanup
from ..filing import decision_akn, decision_word, word
from ..meeting_papers import set_of
from ..models import Outcome
from ..outcomes import outcome_of
from ..paper_forms import (
    ABOLITION,
    CLEANUP_LIST,
    EXPLANATION,
    PROMULGATION,
    abolition_values,
    cleanup_values,
    explanation_values,
    promulgation_values,
)
from ..projects.finding import find_project
from ..rights import READ
from . import bp
from .rule_files import xml_file


@bp.get("/staff/projects/<int:project_id>/adoption/papers.docx")
@access(READ)
def meeting_papers_file(project_id: int) -> Response:
    """All papers for the meeting in one file."""
    outcome = find_outcome(project_id)
    return word_file(word(set_of(outcome)), f"会议材料 {outcome.project.title}.docx")


@bp.get("/staff/projects/<int:project_id>/adoption/explanation.docx")
@access(READ)
def explanation_file(project_id: int) -> Response:
    """The explanation in the office's form."""
    outcome = find_outcome(project_id)
    return word_file(filled(EXPLANATION, explanation_values(outcome)), f"修订说明 {outcome.project.title}.docx")


@bp.get("/staff/projects/<int:project_id>/adoption/decision.docx")
@access(READ)
def decision_file(project_id: int) -> Response:
    """The amending decision."""
    outcome = find_outcome(project_id, lambda it: bool(it.decision))
    return word_file(decision_word(outcome), f"修改决定 {outcome.project.title}.docx")


@bp.get("/staff/projects/<int:project_id>/adoption/decision.xml")
@access(READ)
def decision_akn_file(project_id: int) -> Response:
    """The amending decision as Akoma Ntoso."""
    outcome = find_outcome(project_id, lambda it: bool(it.decision))
    return xml_file(decision_akn(outcome), f"修改决定 {outcome.project.title}.xml")


@bp.get("/staff/projects/<int:project_id>/adoption/notice.docx")
@access(READ)
def notice_file(project_id: int) -> Response:
    """The notice that issues the rule, or abolishes rules."""
    outcome = find_outcome(project_id, lambda it: it.issued is not None)
    document, issuer = outcome.issued, read_site().name
    if document is None:
        raise NotThere
    if document.form == "abolished":
        content, name = filled(ABOLITION, abolition_values(document, issuer)), "废止通知"
    else:
        content, name = filled(PROMULGATION, promulgation_values(document, outcome, issuer)), "印发通知"
    return word_file(content, f"{name} {document.number}.docx")


@bp.get("/staff/cleanups/<int:cleanup_id>/list.docx")
@access(READ)
def cleanup_file(cleanup_id: int) -> Response:
    """The list of a review of rules (清理目录)."""
    found = find_cleanup(cleanup_id, current_user)
    return word_file(filled(CLEANUP_LIST, cleanup_values(found)), f"清理目录 {found.title}.docx")


def find_outcome(project_id: int, fits: Callable[[Outcome], bool] = lambda _it: True) -> Outcome:
    """The outcome of a project that the person may read. Raises NotThere, also where the paper is not there."""
    found = outcome_of(find_project(project_id, current_user))
    if found is None or not fits(found):
        raise NotThere
    return found
