"""Migrating one component at a time: up, down, what is pending, and whether models and migrations agree."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_babel import gettext as _
from sqlalchemy import Connection, Engine, inspect, text

from ..database.engine import WRITING
from ..database.lock import lock_path, writer_lock
from ..errors import PortalError
from ..extensions import Base
from ..records.state import SCHEMA
from .components import CORE, Component, alembic_config

# Any fixed number: PostgreSQL's advisory lock of the one process that migrates.
ADVISORY_LOCK = 7_036_874_417_766
log = logging.getLogger(__name__)


class MigrationFailed(PortalError):
    """A component's tables could not be changed; they stand as before. `why` is what the database or Python said."""

    status = 409

    def __init__(self, name: str, why: str) -> None:
        super().__init__(_("The tables of %(name)s could not be updated: %(why)s", name=name, why=why))
        self.why = why


def upgrade(engine: Engine, component: Component) -> None:
    """Bring a component's tables to its newest migration and note it in portal_state, in one transaction.

    Raises MigrationFailed; nothing has changed then.
    """
    head = component.head
    if head is None:
        return
    with _told_as_failure(component), migrating(engine) as connection, _own_tables_only(connection, component):
        config = alembic_config(component)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _note_schema(connection, component, head)


def downgrade(engine: Engine, component: Component, revision: str = "base") -> None:
    """Take a component's tables back to a revision; "base" drops them. Raises MigrationFailed."""
    with _told_as_failure(component), migrating(engine) as connection, _own_tables_only(connection, component):
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
    context = MigrationContext.configure(connection, opts=component.alembic_options)
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


@contextmanager
def _told_as_failure(component: Component) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        log.exception("the migration of %s failed", component.name, extra={"component": component.name})
        raise MigrationFailed(component.name, f"{type(error).__name__}: {error}".splitlines()[0]) from error


@contextmanager
def _own_tables_only(connection: Connection, component: Component) -> Iterator[None]:
    """Refuse, while all can still be taken back, a migration that makes or drops tables of others."""
    before = set(inspect(connection).get_table_names())
    yield
    for table in before ^ set(inspect(connection).get_table_names()):
        if not component.owns(table) and table != component.version_table:
            raise ValueError(f"its migration touches the table {table}")


def _note_schema(connection: Connection, component: Component, revision: str | None) -> None:
    key = SCHEMA + component.name
    if component.name == CORE and revision is None:
        return  # the table itself is gone
    connection.execute(text("DELETE FROM portal_state WHERE key = :key"), {"key": key})
    if revision is not None:
        values = {"key": key, "value": revision}
        connection.execute(text("INSERT INTO portal_state (key, value) VALUES (:key, :value)"), values)
