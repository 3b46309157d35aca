"""Sealing one field of very many records at once, as an import of fifty thousand rows needs it.

with writing():
    write_sealed_many(Letter, "phone", {letter_id: "138 1234 1234", ...})
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, cast

from sqlalchemy import Table, bindparam, update
from sqlalchemy.orm.util import identity_key

from ..database.types import Sealed
from .blind_index import SUFFIX, has_index, index_entry
from .models import Record
from .record_keys import keys_for_many
from .sealed_fields import sealed_place
from .sealing import encrypt
from .texts import tidy
from .writing import current_transaction

AT_ONCE = 5_000


def write_sealed_many(model: type[Record], field: str, values: Mapping[int, str]) -> None:
    """Seal values by the numbers of their records, which are there already; none is empty. Inside writing() only.

    Raises ValueError for a field that is not sealed.
    """
    session = current_transaction().session
    session.flush()
    numbers = iter(values)
    while part := list(islice(numbers, AT_ONCE)):
        keys = keys_for_many(model.kind, part)
        rows = list(_rows(model, field, {it: values[it] for it in part}, keys))
        session.connection().execute(_statement(model, field), rows)
        for number in part:  # what the session has of them is old now
            if known := session.identity_map.get(identity_key(model, number)):
                session.expire(known)


def _rows(
    model: type[Record], field: str, values: Mapping[int, str], keys: Mapping[int, bytes]
) -> Iterator[dict[str, Any]]:
    for number, value in values.items():
        text = tidy(value)
        place = sealed_place(model, field, number)
        row: dict[str, Any] = {"number": number, "value": Sealed(encrypt(keys[number], place, text.encode()))}
        yield row | ({"entry": index_entry(model, field, text)} if has_index(model, field) else {})


def _statement(model: type[Record], field: str) -> Any:
    table = cast(Table, model.__table__)
    values: dict[str, Any] = {field: bindparam("value"), "version": table.c.version + 1}
    if has_index(model, field):
        values[field + SUFFIX] = bindparam("entry")
    return update(table).where(table.c.id == bindparam("number")).values(values)
