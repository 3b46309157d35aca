"""Values of columns as JSON, by the type the column declares: the same on both databases, before and after a commit.

Days are ISO dates; instants are UTC to the microsecond, which is what both databases keep, so that no change falls
between two ticks; text is NFC, so two spellings of one text that Unicode calls the same are the same; bytes are
hexadecimal. A value of another kind than its column, which SQLite lets in, has no form.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, cast
from unicodedata import normalize

from sqlalchemy import JSON, Boolean, Date, DateTime, Integer, LargeBinary, String
from sqlalchemy.types import TypeDecorator, TypeEngine

from .canonical import Json, NotCanonical

Form = Callable[[Any], Json]


def form_of(column_type: TypeEngine[Any]) -> Form:
    """How values of a column type are written. Raises TypeError for a type that no leaf can hold."""
    plain = column_type.impl if isinstance(column_type, TypeDecorator) else column_type
    for kind, form in FORMS:
        if isinstance(plain, kind):
            return form
    raise TypeError(f"the public log cannot hold a column of type {column_type!r}")


def instant(value: datetime) -> str:
    """An instant in UTC: 2026-03-01T08:30:00.000000Z."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise NotCanonical(f"{value!r} is not an instant")
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _day(value: date) -> str:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise NotCanonical(f"{value!r} is not a day")
    return value.isoformat()


def _text(value: str) -> str:
    if not isinstance(value, str):
        raise NotCanonical(f"{value!r} is not text")
    return normalize("NFC", value)


def _whole(value: int) -> int:
    if not isinstance(value, int):
        raise NotCanonical(f"{value!r} is not a whole number")
    return int(value)


def _truth(value: bool) -> bool:
    if not isinstance(value, bool):
        raise NotCanonical(f"{value!r} is neither true nor false")
    return value


def _hexadecimal(value: bytes) -> str:
    if not isinstance(value, bytes):
        raise NotCanonical(f"{value!r} is not a row of bytes")
    return value.hex()


def _json(value: Any) -> Json:
    return cast(Json, value)


FORMS: tuple[tuple[type[TypeEngine[Any]], Form], ...] = (
    (Boolean, _truth),
    (Integer, _whole),
    (DateTime, instant),
    (Date, _day),
    (LargeBinary, _hexadecimal),
    (JSON, _json),
    (String, _text),
)
