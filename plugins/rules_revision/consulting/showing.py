"""Consultations as their readers see them: the list, one draft by clause, and what was said of each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn
from portal.records.disclosure import Withdrawn

from ..engine.comparison import Row, compare
from ..engine.json_form import from_json
from ..models import AdoptionReport, Comment, Consultation, RuleVersion

PAGE_SIZE = 100
SHOWN_COMMENTS = 500


@dataclass(frozen=True)
class Listed:
    """A line of the list; `report` where one can read what became of the comments."""

    consultation: Consultation
    report: bool


def listed(user: SignedIn | None) -> list[Listed]:
    """What was announced to this reader, the latest first; not what was withdrawn."""
    query = Consultation.visible_to(user).where(Consultation.state != "draft", Consultation.withdrawn_for == "")
    query = query.order_by(Consultation.closes_on.desc(), Consultation.id.desc()).limit(PAGE_SIZE)
    found = db.session.scalars(query.options(joinedload(Consultation.project))).all()
    published = _published_reports([it.id for it in found], user)
    return [Listed(it, it.id in published) for it in found]


def find_announced(consultation_id: int, user: SignedIn | None) -> Consultation:
    """One that was announced to this reader. Raises NotThere; Withdrawn for the public."""
    query = Consultation.visible_to(user).where(Consultation.id == consultation_id, Consultation.state != "draft")
    found = db.session.scalar(query)
    if found is None:
        raise NotThere
    if user is None and found.withdrawn_for:
        raise Withdrawn(found.withdrawn_for)
    return found


def find_report(consultation_id: int, user: SignedIn | None) -> AdoptionReport:
    """The published report on a draft's comments. Raises NotThere; Withdrawn for the public."""
    query = AdoptionReport.visible_to(user).where(AdoptionReport.consultation_id == consultation_id)
    found = db.session.scalar(query.where(AdoptionReport.published_at.is_not(None)))
    if found is None:
        raise NotThere
    if user is None and found.withdrawn_for:
        raise Withdrawn(found.withdrawn_for)
    return found


def has_report(consultation: Consultation, user: SignedIn | None) -> bool:
    """Whether one can read what became of the comments."""
    return consultation.id in _published_reports([consultation.id], user)


def released(consultation: Consultation) -> Sequence[Comment]:
    """The comments that were released, the latest first."""
    query = select(Comment).where(Comment.consultation_id == consultation.id, Comment.released_at.is_not(None))
    return db.session.scalars(query.order_by(Comment.id.desc()).limit(SHOWN_COMMENTS)).all()


def counted_by_clause(comments: Sequence[Comment]) -> Counter[str]:
    """How many comments each clause has, the whole under the empty key."""
    return Counter(comment.node_id for comment in comments)


def readable_old(consultation: Consultation, user: SignedIn | None) -> RuleVersion | None:
    """The version that the draft changes, where this reader may read it."""
    if consultation.old_version_id is None:
        return None
    query = RuleVersion.visible_to(user).where(RuleVersion.id == consultation.old_version_id)
    return db.session.scalar(query.where(RuleVersion.withdrawn_for == ""))


def compared(consultation: Consultation, old: RuleVersion, everything: bool = False) -> list[Row]:
    """The draft beside the rule in force, row by row."""
    return compare(from_json(old.tree), from_json(consultation.tree), with_unchanged=everything)


def changed_clauses(consultation: Consultation, old: RuleVersion | None) -> dict[str, str]:
    """What became of the clauses that changed, in words, by their ids in the draft."""
    if old is None:
        return {}
    return {row.key: row.explanation for row in compared(consultation, old) if not row.is_heading}


def _published_reports(consultation_ids: Sequence[int], user: SignedIn | None) -> set[int]:
    shown = AdoptionReport.published_at.is_not(None), AdoptionReport.withdrawn_for == ""
    query = AdoptionReport.visible_to(user).where(AdoptionReport.consultation_id.in_(consultation_ids), *shown)
    return set(db.session.scalars(query.with_only_columns(AdoptionReport.consultation_id)))
