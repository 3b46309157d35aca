"""Erasing an opinion for good: words, photos, what is found of it, and what would prove the words."""

from portal.database.traces import wipe_traces
from portal.extensions import db
from portal.items import Change
from portal.records.attachments import erase_attachments
from portal.records.jobs import add_job
from portal.records.public_log.erasing import forget_salts
from portal.records.search.rebuilding import COMPACT, forget
from portal.records.writing import record, writing

from .models import Opinion
from .publishing import close_to_reviewers
from .reading import publication_of

WORDS = ("body", "township", "place", "title", "complained_of")
PUBLIC_WORDS = ("title", "text", "reply")


def erase_words(opinion: Opinion) -> None:
    """Blank what the sender said and everything made of it. Inside writing() only; wipe() after it."""
    forget_salts(Opinion.kind, opinion.id, WORDS)
    for name in WORDS:
        setattr(opinion, name, "")
    erase_attachments(Opinion.kind, opinion.id)
    forget(Opinion.kind, opinion.id)
    _erase_publication(opinion)


def _erase_publication(opinion: Opinion) -> None:
    if letter := publication_of(opinion):
        close_to_reviewers(opinion)
        forget_salts(letter.kind, letter.id, PUBLIC_WORDS)
        for name in PUBLIC_WORDS:
            setattr(letter, name, "")
        record(Change(letter, "erased", fields=PUBLIC_WORDS))
        forget(letter.kind, letter.id)


def wipe() -> None:
    """Remove what the database's own files still hold, at once, or as soon as no reader stands in the way."""
    if not wipe_traces(db.engine):
        with writing():
            add_job(COMPACT, key=COMPACT)
