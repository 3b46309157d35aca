"""One number for all events of a batch, so that none can be changed or taken out without a trace."""

import hashlib

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from ..models import RosterEvent

_COLUMNS = ("id", "membership_id", "action", "change", "happened_on", "facts", "replaces_id", "note")


def digest_of(session: Session, adjustment_id: int) -> str:
    """The SHA-256 of the events of a batch, as hexadecimal digits; empty where it has none.

    The facts are taken as the text in which the database keeps them.
    """
    table = RosterEvent.__table__
    columns = [cast(table.c[name], Text) for name in _COLUMNS]
    rows = session.execute(select(*columns).where(table.c.adjustment_id == adjustment_id).order_by(table.c.id)).all()
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(tuple(row)).encode())
    return digest.hexdigest() if rows else ""
