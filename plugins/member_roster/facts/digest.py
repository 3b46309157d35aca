"""One number for all events of a batch, so that none can be changed or taken out without a trace."""

import hashlib
import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..models import RosterEvent

_COLUMNS = ("id", "membership_id", "action", "change", "happened_on", "facts", "replaces_id", "note")


def digest_of(session: Session, adjustment_id: int) -> str:
    """The SHA-256 of the events of a batch, as hexadecimal digits; empty where it has none."""
    table = RosterEvent.__table__
    columns = [table.c[name] for name in _COLUMNS]
    rows = session.execute(select(*columns).where(table.c.adjustment_id == adjustment_id).order_by(table.c.id))
    digest, found = hashlib.sha256(), False
    for row in rows:
        digest.update(json.dumps(list(row), default=str, ensure_ascii=False, sort_keys=True).encode() + b"\n")
        found = True
    return digest.hexdigest() if found else ""
