"""Looking after components from the command line: migrate, compare, write a migration, uninstall."""

from pathlib import Path

from alembic import command
from flask_babel import gettext as _
from sqlalchemy import text

from ..extensions import db
from ..items import Change, Subject
from ..records.backup import make_backup
from ..records.state import ENABLED, SCHEMA, read_state
from ..records.writing import record, writing
from . import migrate
from .components import Component, alembic_config
from .state import current_host
from .switching import KIND, SwitchRefused


def migrate_component(name: str | None) -> list[str]:
    """Bring one component, or all loaded ones, up to date; a line for each."""
    lines = []
    for component in _components(name):
        migrate.upgrade(db.engine, component)
        lines.append(f"{component.name}: {component.head or 'no tables'}")
    return lines


def check_components(name: str | None = None) -> list[str]:
    """Compare models with migrated tables.

    Raises SwitchRefused when a component's models and tables differ or a migration is pending.
    """
    lines = []
    with db.engine.connect() as connection:
        for component in _components(name):
            at = migrate.current(connection, component)
            if at != component.head:
                raise SwitchRefused(f"{component.name}: at {at}, newest {component.head}.")
            if found := migrate.differences(connection, component):
                raise SwitchRefused(f"{component.name}: models and tables differ: {found}")
            lines.append(f"{component.name}: {at or 'no tables'}")
    return lines


def write_migration(name: str, message: str) -> Path:
    """Write a component's next migration from what its models have and its tables lack."""
    (component,) = _components(name)
    component.folder.mkdir(parents=True, exist_ok=True)
    number = len(list(component.folder.glob("[0-9]*.py"))) + 1
    with migrate.migrating(db.engine) as connection:
        config = alembic_config(component)
        config.attributes["connection"] = connection
        revision = f"{component.name}_{number:04d}"
        script = command.revision(config, message, autogenerate=True, rev_id=revision)
    return Path(script.path)  # type: ignore[union-attr]


def uninstall(name: str) -> Path:
    """Drop the tables of a plugin that is off; returns the backup made before.

    Raises SwitchRefused while it is on, or while an installed plugin requires it.
    """
    (component,) = _components(name)
    if read_state().switched_on(name):
        raise SwitchRefused(f"{name} is on: switch it off first.")
    if dependants := current_host().dependants(name):
        raise SwitchRefused(f"{', '.join(dependants)} requires {name}: uninstall it first.")
    backup = make_backup()
    if component.head:
        migrate.downgrade(db.engine, component)
    with writing() as tx:
        tx.session.execute(text(f'DROP TABLE IF EXISTS "{component.version_table}"'))
        for key in (ENABLED + name, SCHEMA + name):
            tx.session.execute(text("DELETE FROM portal_state WHERE key = :key"), {"key": key})
        record(Change(Subject(KIND, name), "uninstalled", reason="command line", public=True))
    return backup


def _components(name: str | None) -> list[Component]:
    found = [it for it in current_host().components if name in (None, it.name)]
    if not found:
        raise SwitchRefused(_("There is no module %(name)s on this machine.", name=name))
    return found
