"""The snapshot every request starts from: plugins that are on, and the version of the public pages.

The database is the only truth, and is asked at every request. On SQLite the answer is kept as long as
`PRAGMA data_version` of a connection that never writes stays the same, which is the same guarantee.
"""

import threading
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from flask import current_app, has_request_context, request
from sqlalchemy import Engine, PoolProxiedConnection, inspect, select, text
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from .models import State

PUBLIC_VERSION = "public_version"
SETTINGS_VERSION = "settings_version"
SNAPSHOT = "portal.snapshot"  # where the WSGI layer leaves it for the request
ENABLED = "enabled:"
SCHEMA = "schema:"

_ALL = select(State.key, State.value)
# What has another answer after every commit that changed a small fact, asked of the driver itself: on PostgreSQL one
# round trip, for a third of what the same question costs through SQLAlchemy.
_QUESTIONS = {"sqlite": "PRAGMA data_version", "postgresql": "SELECT key, value FROM portal_state"}


@dataclass(frozen=True)
class Snapshot:
    """The small facts as one transaction saw them. `public_version` grows with every public change."""

    values: dict[str, str] = field(default_factory=dict)

    @cached_property
    def stamp(self) -> frozenset[tuple[str, str]]:
        """All facts as one value, to compare snapshots by."""
        return frozenset(self.values.items())

    @property
    def public_version(self) -> str:
        """The number a cached public page was made under."""
        return self.values.get(PUBLIC_VERSION, "0")

    def switched_on(self, name: str) -> bool:
        """Whether an administrator has the plugin switched on."""
        return self.values.get(ENABLED + name) == "1"

    def schema(self, name: str) -> str | None:
        """The migration the component's tables stand at."""
        return self.values.get(SCHEMA + name)


class StateReader:
    """Reads the snapshot of one engine, from memory while no fact has changed.

    It watches on a connection of its own, and opens another when the server has closed that one.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._question = _QUESTIONS[engine.dialect.name]
        self._lock = threading.Lock()
        self._watch: PoolProxiedConnection | None = None
        self._seen: tuple[object, Snapshot] | None = None

    def read(self) -> Snapshot:
        """The present snapshot; an empty one while the tables do not exist yet."""
        with self._lock:
            try:
                seen = self._ask()
            except self._engine.dialect.loaded_dbapi.Error:
                self._give_up()
                return self._select()  # heals, or tells the fault in SQLAlchemy's words
            if self._seen is None or self._seen[0] != seen:
                self._seen = seen, self._snapshot(seen)
            return self._seen[1]

    def close(self) -> None:
        """Let go of the watching connection."""
        if self._watch is not None:
            self._watch.close()
            self._watch = self._seen = None

    def _ask(self) -> list[tuple[Any, ...]]:
        if self._watch is None:
            self._watch = self._engine.raw_connection()
        answer: list[tuple[Any, ...]] = self._watch.driver_connection.execute(self._question).fetchall()  # type: ignore[union-attr]
        return answer

    def _snapshot(self, seen: list[tuple[Any, ...]]) -> Snapshot:
        if self._engine.dialect.name == "postgresql":
            return Snapshot(dict(seen))  # the answer is the facts themselves
        return self._select()  # asked before: a commit in between only makes the snapshot newer than its key

    def _give_up(self) -> None:
        if self._watch is not None:
            self._watch.invalidate()
            self._watch = self._seen = None

    def _select(self) -> Snapshot:
        try:
            with self._engine.connect() as connection:
                return Snapshot({key: value for key, value in connection.execute(_ALL)})  # noqa: C416 - typed as pairs
        except (OperationalError, ProgrammingError):
            if inspect(self._engine).has_table(State.__tablename__):
                raise  # a fault must not look like a portal with everything switched off
            return Snapshot()


def read_state() -> Snapshot:
    """The present snapshot of the current application."""
    reader: StateReader = current_app.extensions["portal_state"]
    return reader.read()


def current_snapshot() -> Snapshot:
    """The small facts of this request, read once before it began, so that a page is of one piece."""
    if not has_request_context():
        return read_state()
    if SNAPSHOT not in request.environ:
        request.environ[SNAPSHOT] = read_state()
    snapshot: Snapshot = request.environ[SNAPSHOT]
    return snapshot


def forget_snapshot() -> None:
    """Read the facts again when next asked: this request has just changed something."""
    if has_request_context():
        request.environ.pop(SNAPSHOT, None)


def raise_version(session: Session, key: str) -> None:
    """Make everything old that was kept under a version, such as all public pages. Call it inside writing() only."""
    session.execute(
        text(
            "INSERT INTO portal_state (key, value) VALUES (:key, '1') ON CONFLICT (key) DO UPDATE "
            "SET value = CAST(CAST(portal_state.value AS BIGINT) + 1 AS TEXT)"
        ),
        {"key": key},
    )


def write_state(session: Session, key: str, value: str) -> None:
    """Set one small fact. Call it inside writing() only."""
    session.merge(State(key=key, value=value))
