"""Engines whose connections cannot write unless a transaction was opened by writing().

Outside of it each statement stands alone, without BEGIN and ROLLBACK, and no connection is pinged before use: on
PostgreSQL a read is one round trip. Measured: 91 instead of 281 µs (docs/decisions/0016-reads-of-one-round-trip.md).
"""

from select import POLLIN, poll
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.orm import Session

WRITING = "portal_writing"
SQLITE_SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "busy_timeout=10000",
    "query_only=ON",
)


def engine_options(url: str) -> dict[str, Any]:
    """Options of create_engine for one of the two databases. An error in the log never shows what people typed."""
    if url.startswith("sqlite"):
        return {"connect_args": {"check_same_thread": False}, "hide_parameters": True}
    # Compiling a statement took PostgreSQL seconds where running it took milliseconds: pages ask for few rows.
    return {
        "hide_parameters": True,
        "connect_args": {"options": "-c default_transaction_read_only=on -c timezone=UTC -c jit=off"},
        "isolation_level": "AUTOCOMMIT",
    }


def prepare(engine: Engine) -> None:
    """Attach what makes a connection read-only by default and a writing transaction writable."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        event.listen(engine, "checkin", _close_sqlite_writer)
    else:
        event.listen(engine, "checkout", _refuse_closed)
        event.listen(engine, "begin", _begin_postgresql)


def is_writing(session: Session) -> bool:
    """Whether the session is inside a transaction that may write."""
    return session.in_transaction() and bool(session.connection().get_execution_options().get(WRITING))


def _open_sqlite(connection: Any, record: Any) -> None:
    # The driver must not open transactions by itself: it would begin DEFERRED and fail under load.
    connection.isolation_level = None
    for setting in SQLITE_SETTINGS:
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITING):
        connection.info[WRITING] = True
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _close_sqlite_writer(connection: Any, record: Any) -> None:
    if connection is not None and record.info.pop(WRITING, None):
        connection.execute("PRAGMA query_only=ON")


def _refuse_closed(connection: Any, record: Any, proxy: Any) -> None:
    """Make the pool open new connections after the server closed them, as it does when it is restarted.

    Nothing comes on a connection that is at rest, except when the server closes it: only then it is asked.
    """
    try:
        waiting = poll()
        waiting.register(connection, POLLIN)
        if waiting.poll(0):
            connection.execute("")
    except connection.OperationalError as error:
        raise InvalidatePoolError from error


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITING):
        connection.exec_driver_sql("BEGIN READ WRITE")
