"""Announcing a draft after its review, and counting what came when its time is over."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from portal.clock import now, today
from portal.extensions import db
from portal.items import Entry
from portal.records.disclosure import EVERYBODY
from portal.records.review import ask, must_be_approved
from portal.records.workflow import NOTHING, Move, Workflow
from portal.records.writing import current_transaction, load, writing

from ..models import Comment, Consultation
from ..rights import PUBLISH
from .preparing import check_days, check_project, check_unannounced

AT_ONCE = 100


def is_reviewed(consultation: Consultation, entry: Entry) -> None:
    """Raise NotReviewed, NotOpen or TooShort for what may not be announced now."""
    must_be_approved(consultation)
    check_project(consultation.project)
    check_days(consultation.opens_on, consultation.closes_on)


LIFE = Workflow(
    Consultation.kind,
    Move("announce", "draft", "announced", PUBLISH, _l("Announce the draft"), _l("Draft announced"), check=is_reviewed),
    Move("extend", "announced", "announced", PUBLISH, _l("Extend the time for comments"),
         _l("Time for comments extended"), reason=True),
    Move("close_early", "announced", "closed", PUBLISH, _l("Close the comments early"),
         _l("Comments closed early and counted"), reason=True),
    Move("close", "announced", "closed", None, _l("Close the comments"), _l("Comments closed and counted")),
)  # fmt: skip


def hand_in(consultation_id: int, version: int, url: str) -> None:
    """Hand a consultation in for review. Raises NotThere, StaleRecord, NotOpen, TooShort, Secret."""
    with writing():
        found = load(Consultation, consultation_id, version)
        check_unannounced(found)
        check_days(found.opens_on, found.closes_on)
        ask(found, found.scope, found.public_title, url)


def announce(consultation_id: int, version: int) -> None:
    """Put a draft before those whom the review approved.

    Raises NotThere, StaleRecord, NotOpen, TooShort, NotReviewed.
    """
    with writing() as tx, tx.session.no_autoflush:
        found = load(Consultation, consultation_id, version)
        check_unannounced(found)
        found.scope, found.published_at = must_be_approved(found).scope, now()
        LIFE.move(found, "announce")


def close_due() -> None:
    """Close what ended before today and count its comments; `portal worker` does it every night."""
    ended = Consultation.state == "announced", Consultation.closes_on < today()
    for number in db.session.scalars(select(Consultation.id).where(*ended).limit(AT_ONCE)).all():
        with writing() as tx, tx.session.no_autoflush:
            query = select(Consultation).where(Consultation.id == number, *ended).with_for_update(of=Consultation)
            if found := tx.session.scalar(query):
                close_loaded(found)


def close_loaded(consultation: Consultation, action: str = "close", entry: Entry = NOTHING) -> None:
    """Close one and count what was received. Call it inside writing() only."""
    mine = Comment.consultation_id == consultation.id, Comment.state == "received"
    counted = select(func.count()).select_from(Comment).where(*mine)
    consultation.comments_received = current_transaction().session.scalar(counted) or 0
    LIFE.move(consultation, action, entry)


def days_left(consultation: Consultation) -> int:
    """How many days somebody may still say something, today among them."""
    return (consultation.closes_on - today() + timedelta(days=1)).days


def is_for_everybody(consultation: Consultation) -> bool:
    """Whether the public reads it."""
    return consultation.scope == EVERYBODY
