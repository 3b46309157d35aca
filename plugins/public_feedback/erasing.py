"""Erasing an opinion for good: words, photos, what is found of it, and what would prove the words."""

from portal.database.traces import wipe_traces
from portal.extensions import db
from portal.records.attachments import erase_attachments
from portal.records.jobs import add_job
from portal.records.public_log.erasing import forget_salts
from portal.records.search.rebuilding import COMPACT, forget
from portal.records.writing import writing

from .models import Opinion

WORDS = ("body", "township", "place", "title", "complained_of")


def erase_words(opinion: Opinion) -> None:
    """Blank what the sender said and everything made of it. Inside writing() only; wipe() after it."""
    forget_salts(Opinion.kind, opinion.id, WORDS)
    for name in WORDS:
        setattr(opinion, name, "")
    erase_attachments(Opinion.kind, opinion.id)
    forget(Opinion.kind, opinion.id)


def wipe() -> None:
    """Remove what the database's own files still hold, at once, or as soon as no reader stands in the way."""
    if not wipe_traces(db.engine):
        with writing():
            add_job(COMPACT, key=COMPACT)
