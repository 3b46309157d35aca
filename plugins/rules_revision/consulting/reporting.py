"""The report on what became of the comments (采纳情况): made of the answers, reviewed, and then fixed."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from portal.clock import now, today
from portal.errors import PortalError
from portal.extensions import db
from portal.items import Change
from portal.records.review import ask, must_be_approved
from portal.records.writing import load, record, writing

from ..engine.json_form import from_json
from ..engine.tree import clauses
from ..models import AdoptionReport, Comment, Consultation
from .answering import unanswered
from .terms import OUTCOMES, WHOLE

Rows = list[dict[str, Any]]


class ReportRefused(PortalError):
    """The report cannot be made or published now."""

    status = 409


def draft_report(consultation_id: int, introduction: str, url: str) -> int:
    """Make the report of the answers as they are and hand it in for review. Returns its number in the database.

    Raises NotThere, ReportRefused while a comment lacks its answer or the draft is open, Secret.
    """
    with writing() as tx:
        consultation = load(Consultation, consultation_id)
        _check_complete(consultation)
        found = tx.session.scalar(select(AdoptionReport).where(AdoptionReport.consultation_id == consultation_id))
        report = found or AdoptionReport(consultation=consultation, scope=consultation.scope)
        if report.published_at is not None:
            raise ReportRefused(_("This report is published already."))
        report.introduction = introduction
        report.rows, report.counts = rows_of(consultation_id), counts_of(consultation_id)
        tx.session.add(report)
        record(Change(report, "rewritten" if found else "drafted"))
        ask(report, consultation.scope, report.public_title, url)
        return report.id


def publish_report(report_id: int, version: int) -> None:
    """Publish the report as it was reviewed, to those who read the draft.

    Raises NotThere, StaleRecord, NotReviewed, ReportRefused where an answer has changed since.
    """
    with writing():
        report = load(AdoptionReport, report_id, version)
        if report.published_at is not None:
            raise ReportRefused(_("This report is published already."))
        if report.rows != rows_of(report.consultation_id):
            raise ReportRefused(_("An answer has changed since the report was made. Make it anew and hand it in."))
        report.scope, report.published_at = must_be_approved(report).scope, now()
        record(Change(report, "published", public=report.is_public))


def report_of(consultation_id: int) -> AdoptionReport | None:
    """The report on a draft's comments, published or not."""
    return db.session.scalar(select(AdoptionReport).where(AdoptionReport.consultation_id == consultation_id))


def reports_on(project_id: int) -> Sequence[AdoptionReport]:
    """The reports on the comments on all drafts of a project, published or not."""
    query = select(AdoptionReport).join(Consultation).where(Consultation.project_id == project_id)
    return db.session.scalars(query.order_by(AdoptionReport.id)).all()


def rows_of(consultation_id: int) -> Rows:
    """What became of the comments: those that say and became the same are one row, in the order of the draft."""
    grouped: dict[tuple[str, ...], dict[str, Any]] = {}
    for it in _answered(consultation_id):
        said = it.summary or it.public_text or _("(not published, since the sender did not agree)")
        key = (it.node_id, said, it.outcome, it.outcome_reason, it.changed_label)
        row = grouped.setdefault(key, _row(it, said))
        row["comments"] += 1
    return list(grouped.values())


def counts_of(consultation_id: int) -> dict[str, int]:
    """How many comments there were, how many were adopted, in part, or not, and how many had no content."""
    outcomes = [it.outcome for it in _answered(consultation_id)]
    spam = Comment.consultation_id == consultation_id, Comment.state == "spam"
    without = db.session.scalar(select(func.count()).select_from(Comment).where(*spam)) or 0
    told = {code: outcomes.count(code) for code in OUTCOMES}
    return {"received": len(outcomes)} | told | {"without_content": without}


def _row(comment: Comment, said: str) -> dict[str, Any]:
    return {
        "node_id": comment.node_id,
        "label": comment.label or str(WHOLE),
        "summary": said,
        "outcome": comment.outcome,
        "reason": comment.outcome_reason,
        "changed": comment.changed_label,
        "comments": 0,
    }


def _answered(consultation_id: int) -> Sequence[Comment]:
    mine = Comment.consultation_id == consultation_id, Comment.outcome != ""
    found = db.session.scalars(select(Comment).where(*mine).order_by(Comment.id)).all()
    places = _places(found[0].consultation) if found else {}
    return sorted(found, key=lambda it: (places.get(it.node_id, -1), it.id))


def _places(consultation: Consultation) -> dict[str, int]:
    """Where each clause stands in the draft."""
    return {node.id: place for place, node in enumerate(clauses(from_json(consultation.tree)))}


def _check_complete(consultation: Consultation) -> None:
    if consultation.takes_comments(today()) or consultation.state == "draft":
        raise ReportRefused(_("Comments can still come in. Make the report when their time is over."))
    if lacking := unanswered([consultation.id]):
        raise ReportRefused(
            ngettext(
                "%(num)s comment still lacks its answer. Answer it first.",
                "%(num)s comments still lack their answers. Answer them first.",
                lacking,
            )
        )
