"""Many rows at once, the same way for one clerk's change and for an import of fifty thousand."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import Executable, Table, func, insert, select, text
from sqlalchemy.orm import Session

from portal.extensions import Base

Thing = TypeVar("Thing")
MANY = 5000  # numbers in one question; SQLite takes 32,766 at most


def parts(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """Things in parts of a size that a question may have."""
    left = iter(things)
    while part := list(islice(left, MANY)):
        yield part


def table_of(model: type[Base]) -> Table:
    """The table of a model, for statements that go past the session."""
    return cast(Table, model.__table__)


def take_ids(session: Session, model: type[Base], count: int) -> range | list[int]:
    """Numbers for new rows of a table of which no row is ever deleted. Call it inside writing() only."""
    if session.get_bind().dialect.name == "postgresql":
        numbers = text("SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :count)")
        return list(session.scalars(numbers, {"table": model.__tablename__, "count": count}))
    last = session.scalar(select(func.max(model.__table__.c.id))) or 0  # whoever writes is alone
    return range(last + 1, last + count + 1)


def add_rows(session: Session, model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all name the same columns. Call it inside writing() only."""
    if not rows:
        return
    statement: Executable = insert(table_of(model))
    if session.get_bind().dialect.name == "postgresql":
        statement = insert(table_of(model)).returning(text("1"))  # so that a thousand rows go in one statement
    session.connection().execute(statement, rows)
