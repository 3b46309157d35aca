"""Forgetting what was reviewed: the texts go, that there was a review stays."""

from ...items import Change, Entry, Recordable
from ..attachments import erase_attachments
from ..steps import steps_of
from ..writing import record
from .asking import reviews_of
from .models import OPEN, Review


def forget_reviews(subject: Recordable) -> None:
    """Take the texts out of all reviews of a record, and what quotes or proves them; an open review ends.

    Who looked at it, when and how it ended stay. Call it inside writing() only, when the record is no longer for the
    eyes of reviewers: it was erased, or closed to them. Done twice, it is done once.
    """
    for review in reviews_of(subject):
        if not review.is_forgotten:
            _forget(review)


def _forget(review: Review) -> None:
    before = review.state
    if before in OPEN:
        review.state = "ended"
    review.title, review.texts, review.attachments, review.fingerprint = "", [], [], ""
    for step in steps_of(review):
        step.reason = step.note = ""
    erase_attachments(Review.kind, review.id)  # scans of the signed form, which has the texts
    moved = ("", "") if review.state == before else (before, review.state)
    record(Change(review, "forgotten", fields=("title", "texts", "attachments"), entry=Entry(), moved=moved))
