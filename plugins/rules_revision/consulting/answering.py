"""What the office does with comments: looks at what was set aside, releases, answers one or many."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select

from portal.clock import now, today
from portal.errors import PortalError
from portal.extensions import db
from portal.items import Change
from portal.records.actor import acting, person
from portal.records.wording import refuse_secrets
from portal.records.writing import load, record, writing

from ..models import Comment, Consultation
from .receiving import label_of
from .terms import OUTCOMES

ANSWERED_IN = ("listed", "drafting", "commenting", "consolidating")


class AnswerRefused(PortalError):
    """This cannot be done with the comment now."""

    status = 409


@dataclass(frozen=True)
class Answer:
    """What becomes of a comment, why, which clause it changed, and what it said in short, for others to read."""

    outcome: str
    reason: str
    changed_node: str = ""
    summary: str = ""


def answer(consultation_id: int, numbers: Iterable[int], given: Answer) -> int:
    """Answer all the chosen comments of a consultation alike; returns how many there were.

    Raises NotThere, AnswerRefused where one cannot be answered, Secret.
    """
    wanted = set(numbers)
    with writing() as tx:
        consultation = load(Consultation, consultation_id)
        _check_answer(consultation, given)
        label = label_of(consultation, given.changed_node)
        query = Comment.visible_to(person()).where(Comment.consultation_id == consultation_id, Comment.id.in_(wanted))
        comments = tx.session.scalars(query.order_by(Comment.id).with_for_update(of=Comment)).all()
        if not comments or len(comments) < len(wanted):
            raise AnswerRefused(_("Choose the comments first."))
        for comment in comments:
            _answer(comment, given, label)
        return len(comments)


def answer_one(comment_id: int, version: int, given: Answer) -> None:
    """Answer one comment, or answer it anew. Raises NotThere, StaleRecord, AnswerRefused, Secret."""
    with writing():
        comment = load(Comment, comment_id, version)
        _check_answer(comment.consultation, given)
        _answer(comment, given, label_of(comment.consultation, given.changed_node))


def release(comment_id: int, version: int, text: str) -> None:
    """Let others read a comment, in words without anything that points to its sender; empty words take it back.

    Raises NotThere, StaleRecord, AnswerRefused without the sender's consent, Secret.
    """
    with writing():
        comment = load(Comment, comment_id, version)
        if text and (comment.state != "received" or not comment.publication_consent):
            raise AnswerRefused(_("Only a comment whose sender agreed is released."))
        refuse_secrets(text)
        before = comment.is_public
        comment.public_text, comment.released_at = text, now() if text else None
        action = "released" if text else "release_taken_back"
        record(Change(comment, action, fields=("public_text",), public=before or comment.is_public))


def sort_out(comment_id: int, version: int, state: str) -> None:
    """Say of what was set aside that it is a comment, or that it has no content; also of one that came in.

    Raises NotThere, StaleRecord, AnswerRefused.
    """
    with writing():
        comment = load(Comment, comment_id, version)
        fits = comment.state in ("received", "quarantined", "spam") and state in ("received", "spam")
        if not fits or comment.outcome or comment.released_at:
            raise AnswerRefused(_("This comment is answered, released or withdrawn: it stays as it is."))
        comment.state = state
        record(Change(comment, "kept" if state == "received" else "set_aside", fields=("state",)))


def unanswered(consultation_ids: Iterable[int]) -> int:
    """How many comments of these consultations still lack an answer, those nobody has looked at among them."""
    waiting = (Comment.state == "quarantined") | ((Comment.state == "received") & (Comment.outcome == ""))
    mine = Comment.consultation_id.in_(list(consultation_ids))
    return db.session.scalar(select(func.count()).select_from(Comment).where(mine, waiting)) or 0


def _check_answer(consultation: Consultation, given: Answer) -> None:
    if consultation.project.state not in ANSWERED_IN:
        raise AnswerRefused(_("The draft has gone on: what became of its comments no longer changes."))
    if given.outcome not in OUTCOMES or not given.reason.strip():
        raise AnswerRefused(_("Say what becomes of the comment, and why."))
    if given.changed_node and given.outcome == "not_adopted":
        raise AnswerRefused(_("A comment that is not adopted changes no clause."))
    refuse_secrets(given.reason, given.summary)


def _answer(comment: Comment, given: Answer, label: str) -> None:
    if comment.state != "received":
        number = comment.receipt_number
        raise AnswerRefused(_("%(number)s cannot be answered: look first whether it is a comment.", number=number))
    comment.outcome, comment.outcome_reason = given.outcome, given.reason.strip()
    comment.changed_node, comment.changed_label = given.changed_node, label
    comment.summary = given.summary.strip() or comment.summary
    comment.decided_by, comment.decided_on = acting().title, today()
    record(Change(comment, "answered", fields=("outcome",), public=comment.is_public))
