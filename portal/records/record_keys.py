"""The key of each record that has sealed fields: deleting one row erases all that was sealed with it.

Each is sealed with the installation's key: a copy of the database alone opens nothing.
"""

import secrets
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, event, select
from sqlalchemy.orm import Session

from ..extensions import db
from .models import Record, RecordKey
from .seal_rotation import SealedColumn
from .sealing import seal, unseal
from .writing import current_transaction

KEY_BYTES = 32


def open_keys(rows: Iterable[Record]) -> dict[int, bytes]:
    """The keys of records of one kind, by the record's number, in one query. Raises SealBroken."""
    kinds = {row.id: row.kind for row in rows}
    session: Session = db.session()
    found = select(RecordKey).where(RecordKey.kind.in_(set(kinds.values())), RecordKey.record_id.in_(kinds))
    return {it.record_id: unseal(key_place(it), it.sealed_key) for it in session.scalars(found)}


def key_for_writing(row: Record) -> bytes:
    """The record's key, made where there is none. Call it inside writing() only, with the record loaded for change."""
    if key := open_keys([row]).get(row.id):
        return key
    key = secrets.token_bytes(KEY_BYTES)
    made = RecordKey(kind=row.kind, record_id=row.id)
    made.sealed_key = seal(key_place(made), key)
    current_transaction().session.add(made)
    return key


def keys_for_many(kind: str, numbers: Sequence[int]) -> dict[int, bytes]:
    """The keys of some thousand records of a kind, made where there is none. Call it inside writing() only."""
    session = current_transaction().session
    query = select(RecordKey).where(RecordKey.kind == kind, RecordKey.record_id.in_(numbers))
    keys = {it.record_id: unseal(key_place(it), it.sealed_key) for it in session.scalars(query)}
    made = [RecordKey(kind=kind, record_id=it) for it in numbers if it not in keys]
    for row in made:
        keys[row.record_id] = secrets.token_bytes(KEY_BYTES)
        row.sealed_key = seal(key_place(row), keys[row.record_id])
    session.add_all(made)
    session.flush()
    return keys


def destroy_key(row: Record) -> None:
    """Delete the record's key: nothing that was sealed with it can be read again. Call it inside writing() only."""
    current_transaction().session.execute(_deletion(row))


def key_place(key: Any) -> str:
    """What a key is bound to; a row with its kind and number will do."""
    return f"portal_record_key:{key.kind}:{key.record_id}"


# What `portal keys rotate` seals anew.
RECORD_KEYS = SealedColumn(RecordKey.sealed_key, key_place)


@event.listens_for(Record, "before_delete", propagate=True)
def _goes_with_its_record(mapper: Any, connection: Connection, row: Record) -> None:
    # SQLite gives the number of a deleted row to the next one, which must not find an old key.
    connection.execute(_deletion(row))


def _deletion(row: Record) -> Any:
    return delete(RecordKey).where(RecordKey.kind == row.kind, RecordKey.record_id == row.id)
