"""The opinions that changed a clause, as its history shows them."""

from dataclasses import dataclass

from flask import url_for
from sqlalchemy import select

from portal.extensions import db
from portal.records.disclosure import EVERYBODY

from .models import AdoptionReport, Comment, Consultation, Outcome

MOST = 20


@dataclass(frozen=True)
class ClauseOpinion:
    """An opinion that was adopted: what it said in short, and where it is read."""

    words: str
    url: str


def clause_opinions(version_id: int, node_id: str) -> list[ClauseOpinion]:
    """The comments that changed a clause on its way to a version, without names.

    Those on drafts of the project that this version came of, once everybody may read what became of them.
    """
    shown = AdoptionReport.published_at.is_not(None), AdoptionReport.scope == EVERYBODY
    query = (
        select(Comment)
        .join(Consultation, Consultation.id == Comment.consultation_id)
        .join(AdoptionReport, AdoptionReport.consultation_id == Consultation.id)
        .join(Outcome, Outcome.project_id == Consultation.project_id)
        .where(Outcome.version_id == version_id, Comment.changed_node == node_id, *shown)
        .where(AdoptionReport.withdrawn_for == "")
        .order_by(Comment.id)
        .limit(MOST)
    )
    return [_opinion(comment) for comment in db.session.scalars(query)]


def _opinion(comment: Comment) -> ClauseOpinion:
    url = url_for("rules_revision.results", consultation_id=comment.consultation_id)
    return ClauseOpinion(f"{comment.receipt_number} {comment.summary or comment.public_text}".strip(), url)
