"""A new seal key, without stopping the portal and without losing a value wherever it is killed.

1. The new key is written beside the former one: from now on both are tried when reading.
2. The database names the new key: from this commit on every process seals with it, or not at all.
3. Each stored value is sealed anew, in batches. Run again, this goes on with what is left.
4. The former key is taken out of the file.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app
from sqlalchemy import and_, select, text, tuple_, update
from sqlalchemy.orm import InstrumentedAttribute

from ..config import Configuration
from ..extensions import db
from ..items import Change, Subject
from ..secrets import begin_rotation, end_rotation, one_rotation
from .models import State
from .sealing import NAMED, SealBroken, decrypt, encrypt, key_name, read_keys_again, sealing_key
from .state import write_state
from .writing import Transaction, record, writing

BATCH = 200
SUBJECT = Subject("portal.keys", "seal")


@dataclass(frozen=True)
class SealedColumn:
    """A column whose values are sealed with the installation's key; `place` is what a row's value is bound to."""

    column: InstrumentedAttribute[Any]
    place: Callable[[Any], str]


@dataclass
class Rotation:
    """What was done: values sealed anew, and those that neither key opens, which stay as they are."""

    resealed: int = 0
    broken: int = 0


def rotate(*columns: SealedColumn) -> Rotation:
    """Replace the seal key. All columns of the portal whose values are sealed with it must be given.

    Raises KeysDiffer on a machine whose keys are not those of the database: it could not open the values.
    """
    config: Configuration = current_app.extensions["portal_config"]
    done = Rotation()
    with one_rotation(config.instance):
        sealing_key()
        begin_rotation(config.instance)
        keys = read_keys_again()
        _name(keys[0])
        for it in columns:
            _reseal_column(it, keys, done)
        with writing():
            record(Change(SUBJECT, "values_sealed_anew", reason="command line"))
        end_rotation(config.instance)
        read_keys_again()
    return done


def _name(key: bytes) -> None:
    """Let the database name the key, once nobody is sealing with another one any more."""
    with writing() as tx:
        if db.engine.dialect.name == "postgresql":
            tx.session.execute(text("LOCK TABLE portal_state IN EXCLUSIVE MODE"))
        named = tx.session.get(State, NAMED)
        if named is None or named.value != key_name(key):
            write_state(tx.session, NAMED, key_name(key))
            record(Change(SUBJECT, "rotation_begun", reason="command line"))


def _reseal_column(it: SealedColumn, keys: Sequence[bytes], done: Rotation) -> None:
    last: tuple[Any, ...] | None = None
    while rows := _batch(it, last):
        last = tuple(rows[-1])[:-1]
        with writing() as tx:
            for row in rows:
                _reseal(tx, it, row, keys, done)


def _batch(it: SealedColumn, last: tuple[Any, ...] | None) -> Sequence[Any]:
    """Primary keys and sealed values of the rows behind the last one."""
    primary = it.column.class_.__table__.primary_key.columns
    found = select(*primary, it.column).where(it.column.is_not(None)).order_by(*primary).limit(BATCH)
    if last is not None:
        found = found.where(tuple_(*primary) > last)
    with db.engine.connect() as connection:
        return connection.execute(found).all()


def _reseal(tx: Transaction, it: SealedColumn, row: Any, keys: Sequence[bytes], done: Rotation) -> None:
    place, sealed = it.place(row), row[-1]
    if _opens(keys[0], place, sealed):
        return
    try:
        value = decrypt(keys[-1], place, sealed)
    except SealBroken:
        done.broken += 1
        return
    # Only what was read is replaced: whoever changed the value meanwhile has sealed it with the new key.
    table = it.column.class_.__table__
    same = and_(*(column == row[at] for at, column in enumerate(table.primary_key.columns)), it.column == sealed)
    tx.session.execute(update(table).where(same).values({it.column.key: encrypt(keys[0], place, value)}))
    done.resealed += 1


def _opens(key: bytes, place: str, sealed: bytes) -> bool:
    try:
        decrypt(key, place, sealed)
    except SealBroken:
        return False
    return True
