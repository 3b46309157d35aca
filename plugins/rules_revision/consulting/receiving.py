"""A comment comes in: once, however often it is sent, and only while the draft is open.

Answers are texts by the names of fields, empty where nothing was said; a box that was ticked is "1". The receipt
follows from all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.clock import OFFICE, now, today
from portal.errors import NotThere, PortalError
from portal.extensions import db
from portal.items import Change
from portal.people.throttle import Slowdown, attempt, network
from portal.records.receipts import Codes, FormToken, Receipts
from portal.records.sealed_fields import write_sealed
from portal.records.writing import load, record, writing
from portal.web.formats import full_date

from ..models import Comment, Consultation
from ..outline import node_of

RECEIPTS = Receipts(Comment.kind)
POSTS = Slowdown("rules_revision.comment", free=20, longest=10, window=600)
LEAST_SECONDS = 3
# The version of the notice on personal data in the templates: raised whenever its words change.
NOTICE = "1"
CONTACT = ("name", "phone")


class CommentsClosed(PortalError):
    """Nothing can be said at present."""

    status = 409


@dataclass(frozen=True)
class Receipt:
    """What the sender keeps."""

    number: str
    codes: Codes
    received_at: datetime


@dataclass(frozen=True)
class Came:
    """What staff type in: how it came, on which day, and from which unit."""

    way: str
    on: date
    unit: str = ""

    @property
    def moment(self) -> datetime:
        """When it counts as received: now, or noon of an earlier day."""
        return now() if self.on == today() else datetime.combine(self.on, datetime.min.time().replace(hour=12), OFFICE)


def check_open(consultation: Consultation) -> None:
    """Raise CommentsClosed, with the day and where to write instead, NotThere for what is not announced."""
    if consultation.state == "draft" or consultation.withdrawn_for:
        raise NotThere
    day = today()
    if consultation.takes_comments(day):
        return
    if day < consultation.opens_on:
        raise CommentsClosed(_("Comments are taken from %(day)s.", day=full_date(consultation.opens_on)))
    until, contact = full_date(consultation.closes_on), consultation.contact
    if consultation.state == "closed" or day > consultation.closes_on:
        raise CommentsClosed(
            _("Comments were taken until %(day)s. You can still write here: %(contact)s", day=until, contact=contact)
        )
    raise CommentsClosed(
        _(
            "The office is working the comments in, no further ones are taken (they were to be taken until %(day)s). "
            "You can still write here: %(contact)s",
            day=until,
            contact=contact,
        )
    )


def slow_posts() -> None:
    """Count one form that is sent from a network. Raises TooOften."""
    attempt((POSTS, network()))


def receive(
    consultation_id: int, token: FormToken, answers: Mapping[str, str], language: str, suspicion: str = ""
) -> Receipt:
    """Keep a comment and give its receipt; the same token and answers get the first one's receipt again.

    `suspicion` says why it looks like the work of a machine: it is kept, set aside, and counted.
    Raises NotThere, CommentsClosed.
    """
    comment = _comment(token, answers)
    comment.language, comment.state = language, "quarantined" if suspicion else "received"
    comment.publication_consent = bool(answers.get("publication_consent"))
    comment.contact_consent = bool(answers.get("contact_consent"))
    return earlier_receipt(token, answers) or _once(consultation_id, token, answers, comment, suspicion)


def enter(consultation_id: int, token: FormToken, answers: Mapping[str, str], came: Came) -> Receipt:
    """Keep what came on paper, by telephone, at a meeting or from a unit; sent twice, it is one comment.

    It may be typed in after the end when it came before. Raises NotThere, CommentsClosed.
    """
    comment = _comment(token, answers)
    comment.way, comment.unit, comment.received_at = came.way, came.unit, came.moment
    comment.contact_consent = any(answers.get(name) for name in CONTACT)
    comment.publication_consent = bool(answers.get("publication_consent"))
    return earlier_receipt(token, answers) or _once(consultation_id, token, answers, comment, came=came)


def earlier_receipt(token: FormToken, answers: Mapping[str, str]) -> Receipt | None:
    """The receipt of a comment that was sent before with this token and these answers."""
    codes = RECEIPTS.codes(token, answers)
    found: Comment | None = db.session.scalar(
        select(Comment).where(Comment.long_code_hash == RECEIPTS.hash_of(codes.long_code))
    )
    return Receipt(found.receipt_number, codes, found.received_at) if found else None


def _comment(token: FormToken, answers: Mapping[str, str]) -> Comment:
    codes = RECEIPTS.codes(token, answers)
    return Comment(
        body=answers["body"],
        node_id=answers.get("clause", ""),
        notice=answers.get("notice", ""),
        received_at=now(),
        long_code_hash=RECEIPTS.hash_of(codes.long_code),
        query_code_hash=RECEIPTS.hash_of(codes.query_code),
    )


def _once(
    consultation_id: int,
    token: FormToken,
    answers: Mapping[str, str],
    comment: Comment,
    suspicion: str = "",
    came: Came | None = None,
) -> Receipt:
    try:
        return _keep(consultation_id, RECEIPTS.codes(token, answers), answers, comment, suspicion, came)
    except IntegrityError:  # the unique hash: these words came before
        if earlier := earlier_receipt(token, answers):
            return earlier
        raise


def _keep(
    consultation_id: int,
    codes: Codes,
    answers: Mapping[str, str],
    comment: Comment,
    suspicion: str,
    came: Came | None,
) -> Receipt:
    with writing() as tx:
        consultation = load(Consultation, consultation_id)
        _check_came(consultation, came) if came else check_open(consultation)
        comment.consultation, comment.label = consultation, label_of(consultation, comment.node_id)
        tx.session.add(comment)
        record(Change(comment, "received"))
        for name in CONTACT:
            if answers.get(name):
                write_sealed(comment, name, answers[name])
        if suspicion:
            record(Change(comment, "quarantined", reason=suspicion))
        return Receipt(comment.receipt_number, codes, comment.received_at)


def label_of(consultation: Consultation, node_id: str) -> str:
    """What a clause of the draft is called, empty for the whole. Raises NotThere for a clause that is not in it."""
    if not node_id:
        return ""
    node = node_of(consultation.tree, node_id)
    if node is None or not node.label.strip():
        raise NotThere
    return node.label.strip()


def _check_came(consultation: Consultation, came: Came) -> None:
    if consultation.state == "draft":
        raise CommentsClosed(_("This draft is not announced yet: nobody can have said anything on it."))
    last = today() if came.way == "unit" else min(today(), consultation.closes_on)  # units have a day of their own
    if not consultation.opens_on <= came.on <= last:
        raise CommentsClosed(
            _(
                "Say on which day it came: between %(first)s and %(last)s.",
                first=full_date(consultation.opens_on),
                last=full_date(last),
            )
        )
    if consultation.project.state not in ("listed", "drafting", "commenting", "consolidating"):
        raise CommentsClosed(_("The comments on this draft are all answered: no further one can be entered."))
