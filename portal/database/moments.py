"""Reading many rows as one moment of the database shows them; elsewhere each read stands alone (engine.py)."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine


@contextmanager
def one_moment(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one moment of the database, whatever is committed meanwhile, and cannot write."""
    with engine.connect() as plain:
        if plain.dialect.name == "postgresql":
            yield plain.execution_options(isolation_level="REPEATABLE READ")
        else:
            plain.exec_driver_sql("BEGIN")
            yield plain
