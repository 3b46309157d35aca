"""Announcing a decided batch: reviewed as it stands, then everybody reads it and the directory follows."""

from flask_babel import gettext as _

from portal.clock import now
from portal.items import Change, Entry
from portal.records.disclosure import EVERYBODY
from portal.records.review import ask, must_be_approved
from portal.records.writing import load, record, writing

from ..models import Adjustment
from .cards import write_cards
from .conditions import shown_as_reviewed
from .life import ADJUSTMENT
from .refusals import NotReady
from .telling import memberships_in

DECIDED = ("decided", "effective")  # what was not nominated, as an import, is in effect from the beginning


def hand_in(batch_id: int, version: int, url: str) -> None:
    """Hand a decided batch in for the publication review. Raises NotThere, StaleRecord, NotReady."""
    with writing():
        batch = _unannounced(batch_id, version)
        ask(batch, EVERYBODY, batch.public_title, url)


def announce(batch_id: int, version: int) -> None:
    """Announce a batch as it was reviewed. Raises NotThere, StaleRecord, NotAllowed, NotReady, NotReviewed."""
    with writing() as tx:
        batch, entry = _unannounced(batch_id, version), Entry()
        shown_as_reviewed(batch, entry)
        batch.scope, batch.published_at = must_be_approved(batch).scope, now()
        if batch.state == "decided":
            ADJUSTMENT.move(batch, "announce", entry)
        else:
            record(Change(batch, "announce", public=True, entry=entry))
        write_cards(tx.session, memberships_in(tx.session, batch.id))


def _unannounced(batch_id: int, version: int) -> Adjustment:
    batch = load(Adjustment, batch_id, version)
    if batch.state not in DECIDED or batch.published_at is not None:
        raise NotReady(_("Only a decided batch is announced, and only once."))
    return batch
