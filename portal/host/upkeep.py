"""Looking after components from the command line: migrate, compare, write a migration, uninstall, forget."""

import re
from pathlib import Path

from alembic import command
from flask_babel import gettext as _
from sqlalchemy import delete, inspect, text

from ..extensions import db
from ..items import Change, Subject
from ..office.forms.versions import forget_templates
from ..people.models import Grant, KnownPermission
from ..records.attachments import erase_attachments_of_plugin
from ..records.backup import make_backup
from ..records.models import RecordKey, State, StoredSetting
from ..records.public_log import genesis
from ..records.search.index import remove_plugin
from ..records.state import ENABLED, SCHEMA, SETTINGS_VERSION, raise_version, read_state
from ..records.writing import record, writing
from . import migrate
from .components import CORE, Component, alembic_config
from .covering import cover, owner, readable_models
from .state import current_host
from .switching import KIND, SwitchRefused, find_loaded

ALEMBIC_REMARKS = re.compile(r"^ *# ### .*\n", re.MULTILINE)


def migrate_components(name: str | None) -> list[str]:
    """Bring one component, or the core and all plugins that are on, up to date; a line for each.

    Raises MigrationFailed, SwitchRefused when there is no such component.
    """
    lines = []
    for component in _components(name):
        migrate.upgrade(db.engine, component)
        cover(component.name)
        lines.append(f"{component.name}: {component.head or 'no tables'}")
    return lines


def check_components(name: str | None = None) -> list[str]:
    """What is wrong with one component, or with the core and all plugins that are on; a line for each fault.

    Pending migrations are a fault, and models that their migrated tables do not match.
    """
    faults = []
    with db.engine.connect() as connection:
        for component in _components(name):
            at = migrate.current(connection, component)
            if at != component.head:
                faults.append(f"{component.name}: at {at}, newest {component.head}")
            elif found := migrate.differences(connection, component):
                faults.append(f"{component.name}: models and tables differ: {found}")
    return faults


def write_migration(name: str, message: str) -> Path:
    """Write a component's next migration from what its models have and its tables lack.

    Raises SwitchRefused while an older one is pending: it would be written a second time.
    """
    (component,) = _components(name)
    if read_state().schema(name) != component.head:
        raise SwitchRefused(_("%(name)s has migrations that have not run: portal plugin migrate %(name)s", name=name))
    component.folder.mkdir(parents=True, exist_ok=True)
    number = len(list(component.script.walk_revisions())) + 1 if component.script else 1
    with migrate.migrating(db.engine) as connection:
        config = alembic_config(component)
        config.attributes["connection"] = connection
        revision = f"{component.name}_{number:04d}"
        script = command.revision(config, message, autogenerate=True, rev_id=revision)
    path = Path(script.path)  # type: ignore[union-attr]
    path.write_text(ALEMBIC_REMARKS.sub("", path.read_text("utf-8")), "utf-8")
    return path


def uninstall(name: str) -> Path:
    """Drop the tables of a plugin that is off, and what was granted and set for it; returns the backup made before.

    Raises SwitchRefused while it is on, while an installed plugin requires it, or when its folder is gone.
    """
    _refuse_uninstall(name)
    plugin = find_loaded(name)
    backup = make_backup()
    kinds = [model.kind for model in readable_models() if owner(model.kind) == name]
    if plugin.component and plugin.head:
        migrate.downgrade(db.engine, plugin.component)
        with writing() as tx:
            genesis.forget(kinds)
            tx.session.execute(text(f'DROP TABLE IF EXISTS "{plugin.component.version_table}"'))
            tx.session.execute(delete(RecordKey).where(RecordKey.kind.startswith(f"{name}.", autoescape=True)))
            erase_attachments_of_plugin(name)
            forget_templates(name)
    _forget(name, "uninstalled")
    return backup


def forget(name: str) -> list[str]:
    """Drop what the portal remembers of a plugin whose folder is gone; returns its tables, which stay.

    Raises SwitchRefused when its folder is there: it can be uninstalled.
    """
    if name == CORE or name in current_host().plugins:
        raise SwitchRefused(_("%(name)s is installed: uninstall it instead.", name=name))
    tables = left_tables(name)
    _forget(name, "forgotten")
    return tables


def left_tables(name: str) -> list[str]:
    """The tables of the database that belong to a plugin."""
    return sorted(it for it in inspect(db.engine).get_table_names() if it.startswith(f"{name}_"))


def _refuse_uninstall(name: str) -> None:
    if name == CORE:
        raise SwitchRefused(_("The portal itself cannot be uninstalled."))
    if name not in current_host().plugins and any(it.endswith(f":{name}") for it in read_state().values):
        raise SwitchRefused(
            _(
                "The folder of %(name)s is gone, and with it the migrations that drop its tables. Put it back, or let "
                "the portal forget it: portal plugin uninstall %(name)s --forget",
                name=name,
            )
        )
    if read_state().switched_on(name):
        raise SwitchRefused(_("%(name)s is on: switch it off first.", name=name))
    if dependants := current_host().dependants(name):
        names = ", ".join(dependants)
        raise SwitchRefused(_("%(names)s needs %(name)s: uninstall it first.", names=names, name=name))


def _forget(name: str, action: str) -> None:
    """Nothing remains of it but its audit entries; installed again, it begins as a new plugin."""
    with writing() as tx:
        tx.session.execute(delete(State).where(State.key.in_((ENABLED + name, SCHEMA + name))))
        tx.session.execute(delete(StoredSetting).where(StoredSetting.component == name))
        remove_plugin(tx.session, name)
        raise_version(tx.session, SETTINGS_VERSION)
        for column in (Grant.permission, KnownPermission.name):
            tx.session.execute(delete(column.class_).where(column.startswith(f"{name}.", autoescape=True)))
        record(Change(Subject(KIND, name), action, reason="command line", public=True))


def _components(name: str | None) -> list[Component]:
    host = current_host()
    if name is None:
        return [it for it in host.components if it.name == CORE or read_state().switched_on(it.name)]
    if name == CORE:
        return host.components[:1]
    component = find_loaded(name).component
    return [component] if component else []
