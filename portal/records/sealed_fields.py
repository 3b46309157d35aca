"""Fields kept encrypted under the record's own key, for what belongs to a person: telephone, name, address.

    class Letter(Record):
        phone: Mapped[Sealed | None] = sealed_column()
        phone_index: Mapped[bytes | None] = index_column(phone_digits)    # only where one looks for it

    with writing():
        letter = load(Letter, letter_id, version)
        write_sealed(letter, "phone", "138 1234 1234")

A value is bound to table, row and field. It needs the row's number, so no column type can seal by itself.
"""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import inspect
from sqlalchemy.orm import MappedColumn, mapped_column

from ..database.types import Sealed, SealedBytes
from ..errors import PortalError
from ..items import Change
from .blind_index import SUFFIX, has_index, index_entry
from .models import Record
from .record_keys import destroy_key, key_for_writing, open_keys
from .sealing import decrypt, encrypt
from .texts import tidy
from .writing import current_transaction, record


class ReasonMissing(PortalError):
    """Nobody sees a sealed value without saying why."""


def sealed_column() -> MappedColumn[Any]:
    """A column for a sealed field; it may always be empty."""
    return mapped_column(SealedBytes)


def write_sealed(row: Record, field: str, value: str) -> None:
    """Seal a value, in NFC, with its index entry; an empty one empties the field. Call it inside writing() only.

    A new record is flushed, so its other fields must be filled in.
    """
    session = current_transaction().session
    if not inspect(row).persistent:
        session.add(row)
        session.flush()
    place, text = sealed_place(type(row), field, row.id), tidy(value)
    sealed = Sealed(encrypt(key_for_writing(row), place, text.encode())) if text else None
    setattr(row, field, sealed)
    if has_index(type(row), field):
        setattr(row, field + SUFFIX, index_entry(type(row), field, text))


def read_sealed(row: Record, field: str) -> str | None:
    """The value; None where there is none, or none any more. Raises SealBroken when it was altered."""
    return read_sealed_list([row], field)[0]


def read_sealed_list(rows: Sequence[Record], field: str) -> list[str | None]:
    """The values of many records of one kind, for a list: one query for all their keys. Raises SealBroken."""
    keys = open_keys(rows)
    return [_open(row, field, keys.get(row.id)) for row in rows]


def reveal(row: Record, field: str, reason: str) -> str | None:
    """The whole value for somebody who has to use it, noted in the audit. Call it inside writing() only.

    Raises ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing(_("Say why you need to see it: the reason is kept in the audit list."))
    record(Change(row, "revealed", reason=reason, fields=(field,)))
    return read_sealed(row, field)


def erase(row: Record, reason: str, fields: Sequence[str] = ()) -> None:
    """Erase sealed values for good: all of them, or the named ones. Call it inside writing() only.

    The record's key is destroyed; what stays is sealed anew under another one. Run wipe_traces() after the commit.
    """
    names = sealed_fields(type(row))
    kept = {name: read_sealed(row, name) for name in names if fields and name not in fields}
    destroy_key(row)
    for name in names:
        write_sealed(row, name, kept.get(name) or "")
    record(Change(row, "erased", reason=reason, fields=tuple(fields or names)))


def sealed_fields(model: type[Record]) -> list[str]:
    """The names of a model's sealed fields."""
    columns = inspect(model).column_attrs
    return [it.key for it in columns if isinstance(it.columns[0].type, SealedBytes)]


def sealed_place(model: type[Record], field: str, number: int) -> str:
    """What a sealed value is bound to. Raises ValueError for a field that is not sealed."""
    if field not in sealed_fields(model):
        raise ValueError(f"{model.__name__}.{field} is no sealed column")
    return f"{model.__tablename__}.{field}:{number}"


def _open(row: Record, field: str, key: bytes | None) -> str | None:
    place, sealed = sealed_place(type(row), field, row.id), getattr(row, field)
    return None if sealed is None or key is None else decrypt(key, place, sealed).decode()
