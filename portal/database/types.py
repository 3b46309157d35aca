"""Column types that hold the same value on both databases."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Integer, LargeBinary
from sqlalchemy.types import TypeDecorator

# SQLite only numbers INTEGER PRIMARY KEY by itself.
BigId = BigInteger().with_variant(Integer, "sqlite")


class Instant(TypeDecorator[datetime]):
    """An instant in UTC; SQLite keeps it without a zone, so it is put back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Refuse an instant without a zone: nobody could say when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Give the instant its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Sealed(bytes):
    """An encrypted value as it lies in a column; only portal.records.sealed_fields makes one, and reads it."""

    def __repr__(self) -> str:
        return "<sealed>"

    __str__ = __repr__


class SealedBytes(TypeDecorator[Sealed]):
    """The type of a sealed column: it takes nothing that was not sealed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Sealed | None, dialect: Any) -> bytes | None:
        """Refuse a value in clear, without telling it to the log."""
        if value is not None and not isinstance(value, Sealed):
            raise TypeError("a sealed column is written with write_sealed()")
        return value

    def process_result_value(self, value: bytes | None, dialect: Any) -> Sealed | None:
        """Mark what comes from the database as sealed."""
        return None if value is None else Sealed(value)
