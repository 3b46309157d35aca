"""The opinions that changed a clause, as its history shows them."""

from dataclasses import dataclass

from flask import url_for
from sqlalchemy import ColumnElement, and_, select

from portal.extensions import db
from portal.records.disclosure import EVERYBODY

from .models import AdoptionReport, Comment, Consultation, RevisionProject, RuleVersion

MOST = 20


@dataclass(frozen=True)
class ClauseOpinion:
    """An opinion that was adopted: what it said in short, and where it is read."""

    words: str
    url: str


def clause_opinions(version_id: int, node_id: str) -> list[ClauseOpinion]:
    """The comments that changed a clause on its way to a version, without names.

    Those on drafts of this version, once everybody may read what became of them.
    """
    version = db.session.get(RuleVersion, version_id)
    if version is None:
        return []
    shown = AdoptionReport.published_at.is_not(None), AdoptionReport.scope == EVERYBODY
    query = (
        select(Comment)
        .join(Consultation, Consultation.id == Comment.consultation_id)
        .join(AdoptionReport, AdoptionReport.consultation_id == Consultation.id)
        .join(RevisionProject, RevisionProject.id == Consultation.project_id)
        .where(Comment.changed_node == node_id, *shown, AdoptionReport.withdrawn_for == "")
        .where(_led_to(version), RevisionProject.state.in_(("adopted", "in_force")))
        .order_by(Comment.id)
        .limit(MOST)
    )
    return [_opinion(comment) for comment in db.session.scalars(query)]


def _led_to(version: RuleVersion) -> ColumnElement[bool]:
    """The drafts that revised the version before this one; of a rule's first version those that established it."""
    earlier = [it for it in version.rule.versions if it.number < version.number]
    if earlier:
        return Consultation.old_version_id == earlier[-1].id
    return and_(Consultation.old_version_id.is_(None), RevisionProject.rule_id == version.rule_id)


def _opinion(comment: Comment) -> ClauseOpinion:
    url = url_for("rules_revision.results", consultation_id=comment.consultation_id)
    return ClauseOpinion(f"{comment.receipt_number} {comment.summary or comment.public_text}".strip(), url)
