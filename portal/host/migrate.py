"""Migrating one component at a time: up, down, what is pending, and whether models and migrations agree."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, text

from ..database.engine import WRITING
from ..database.lock import lock_path, writer_lock
from ..extensions import Base
from ..records.state import SCHEMA
from .components import CORE, Component, alembic_config

# Any fixed number: PostgreSQL's advisory lock of the one process that migrates.
ADVISORY_LOCK = 7_036_874_417_766


def upgrade(engine: Engine, component: Component) -> None:
    """Bring a component's tables to its newest migration and note it in portal_state, in one transaction."""
    if component.head is None:
        return
    with migrating(engine) as connection:
        config = alembic_config(component)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _note_schema(connection, component, component.head)


def downgrade(engine: Engine, component: Component, revision: str = "base") -> None:
    """Take a component's tables back to a revision; "base" drops them."""
    with migrating(engine) as connection:
        config = alembic_config(component)
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
        _note_schema(connection, component, None if revision == "base" else revision)


def current(connection: Connection, component: Component) -> str | None:
    """The migration a component's tables stand at, from its own version table."""
    context = MigrationContext.configure(connection, opts={"version_table": component.version_table})
    return context.get_current_revision()


def differences(connection: Connection, component: Component) -> list[object]:
    """What the models of a component have and its migrated tables lack, or the other way round."""
    context = MigrationContext.configure(
        connection,
        opts={
            "version_table": component.version_table,
            "compare_type": True,
            "include_object": lambda item, name, kind, *_: kind != "table" or component.owns(name or ""),
        },
    )
    return list(compare_metadata(context, Base.metadata))


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """One transaction under the writer lock (SQLite) or an advisory lock (PostgreSQL)."""
    with writer_lock(lock_path(str(engine.url))), engine.connect() as plain:
        connection = plain.execution_options(**{WRITING: True})
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
            else:
                connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            yield connection


def _note_schema(connection: Connection, component: Component, revision: str | None) -> None:
    key = SCHEMA + component.name
    if component.name == CORE and revision is None:
        return  # the table itself is gone
    connection.execute(text("DELETE FROM portal_state WHERE key = :key"), {"key": key})
    if revision is not None:
        values = {"key": key, "value": revision}
        connection.execute(text("INSERT INTO portal_state (key, value) VALUES (:key, :value)"), values)
