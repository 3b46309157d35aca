"""Batches of changes: drafted with their lines, moved on, decided."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from portal.items import Change, Entry
from portal.records.writing import load, record, writing

from ..models import Adjustment, Term
from ..terms import ADJUSTMENT as OF_ADJUSTMENT
from .deciding import enter_lines
from .life import ADJUSTMENT
from .refusals import NotReady


@dataclass(frozen=True)
class BatchText:
    """What is said of a batch as a whole; `takes_effect_on` as it is planned."""

    title: str
    takes_effect_on: date | None
    note: str


def draft(term_id: int, text: BatchText) -> int:
    """Begin a batch; returns its number. Raises NotThere."""
    with writing() as tx:
        load(Term, term_id)
        batch = Adjustment(
            term_id=term_id, origin=OF_ADJUSTMENT, state="nominated", scope="public", withdrawn_for="", **vars(text)
        )
        tx.session.add(batch)
        record(Change(batch, "drafted", entry=Entry(), moved=("", "nominated")))
        return batch.id


def rewrite(batch_id: int, version: int, text: BatchText) -> None:
    """Change what is said of a batch, while it is nominated. Raises NotThere, StaleRecord, NotReady."""
    with writing():
        batch = nominated(batch_id, version)
        changed = tuple(name for name, value in vars(text).items() if getattr(batch, name) != value)
        for name in changed:
            setattr(batch, name, getattr(text, name))
        record(Change(batch, "changed", fields=changed, entry=Entry()))


def nominated(batch_id: int, version: int | None = None) -> Adjustment:
    """A batch whose lines may still be changed. Inside writing() only. Raises NotThere, StaleRecord, NotReady."""
    batch = load(Adjustment, batch_id, version)
    if batch.state != "nominated":
        raise NotReady(_("The batch has gone on already. Send it back to nomination to change it."))
    return batch


def move(batch_id: int, version: int, action: str, entry: Entry) -> None:
    """A move that needs no further facts. Raises NotThere, StaleRecord, NotAllowed, MoveRefused, NotReady."""
    with writing():
        ADJUSTMENT.move(load(Adjustment, batch_id, version), action, entry)


def decide(batch_id: int, version: int, takes_effect_on: date, document: str, entry: Entry) -> None:
    """Enter the decision: from `takes_effect_on` the lines hold, and their seats are taken at once.

    Raises as `move`, and NoSeat or EventRefused for lines that cannot hold.
    """
    with writing():
        batch = load(Adjustment, batch_id, version)
        batch.takes_effect_on, batch.document = takes_effect_on, document
        ADJUSTMENT.move(batch, "decide", entry)
        enter_lines(batch, takes_effect_on)
