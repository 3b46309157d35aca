"""Sorting what came in."""

from flask_babel import gettext as _

from portal.errors import StaleRecord
from portal.items import Change
from portal.records.writing import load, record, writing

from .models import QUARANTINED, RECEIVED, Opinion


def release(opinion_id: int, version: int | None) -> None:
    """Put an opinion that was set apart among the others: a person wrote it.

    Raises NotThere, and StaleRecord when somebody was faster.
    """
    with writing():
        opinion = load(Opinion, opinion_id, version)
        if opinion.state != QUARANTINED:
            raise StaleRecord(_("This opinion is already among the others."))
        opinion.state = RECEIVED
        record(Change(opinion, "released", fields=("state",)))
