"""Handing a text in for review, and asking whether it may be published."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from flask_babel import gettext as _
from sqlalchemy import select

from ...errors import PortalError
from ...extensions import db
from ...items import Change, Entry, Recordable
from .. import actor
from ..disclosure import SCOPES
from ..wording import refuse_secrets
from ..writing import current_transaction, record
from .models import OPEN, PublicText, Review, fingerprint


class Reviewable(Recordable, Protocol):
    """A record that may be published: its texts as the public would read them."""

    def public_texts(self) -> Sequence[PublicText]:
        """Every text that would be public."""


class NotReviewed(PortalError):
    """The text has not passed the review as it is now."""

    status = 409


def ask(subject: Reviewable, scope: str, title: str, url: str, attachments: Iterable[str] = ()) -> Review:
    """Hand a record in for review; an earlier review that is still open is replaced. Call it inside writing() only.

    `url` leads reviewers to the record, `attachments` are names of files that would be public. Raises Secret when a
    text bears a secrecy mark.
    """
    if scope not in SCOPES:
        raise ValueError(scope)
    texts, files = list(subject.public_texts()), list(attachments)
    refuse_secrets(title, *files, *(text for _label, text in texts))
    _replace_open(subject)
    who = actor.acting()
    review = Review(
        subject_kind=subject.kind,
        subject_id=subject.id,
        title=title,
        url=url,
        scope=scope,
        texts=[[str(label), text] for label, text in texts],
        attachments=files,
        fingerprint=fingerprint(texts, files),
        drafted_by=who.title,
        drafted_by_id=who.id,
    )
    current_transaction().session.add(review)
    record(Change(review, "drafted", entry=Entry(), moved=("", "drafted")))
    return review


def approved(subject: Reviewable, attachments: Iterable[str] = ()) -> Review | None:
    """The signed review of a record as it is now; None when there is none, or when a text was changed since."""
    newest = next(iter(reviews_of(subject)), None)
    same = newest and newest.fingerprint == fingerprint(subject.public_texts(), attachments)
    return newest if newest and same and newest.state == "signed" else None


def must_be_approved(subject: Reviewable, attachments: Iterable[str] = ()) -> Review:
    """The signed review of a record as it is now. Raises NotReviewed."""
    review = approved(subject, attachments)
    if review is None:
        raise NotReviewed(_("This text has not passed the review as it is now. Hand it in for review first."))
    return review


def under_review(subject: Recordable) -> bool:
    """Whether somebody has still to look at the newest review of a record."""
    newest = next(iter(reviews_of(subject)), None)
    return newest is not None and newest.state in OPEN


def reviews_of(subject: Recordable) -> list[Review]:
    """The reviews of a record, the newest first."""
    mine = (Review.subject_kind == subject.kind) & (Review.subject_id == subject.id)
    return list(db.session.scalars(select(Review).where(mine).order_by(Review.id.desc())))


def _replace_open(subject: Recordable) -> None:
    for review in reviews_of(subject):
        if review.state in OPEN:
            before, review.state = review.state, "replaced"
            record(Change(review, "replaced", entry=Entry(), moved=(before, "replaced")))
