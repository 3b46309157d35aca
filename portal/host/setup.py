"""Bringing an installation up to date before its workers start: tables, permissions, work years, first plugins."""

from ..extensions import db
from ..hooks.calling import call
from ..items import Change, Subject
from ..people.grants import grant_new
from ..records.state import ENABLED, read_state, write_state
from ..records.workdays.seeding import seed_years
from ..records.writing import record, writing
from . import migrate
from .components import Component, core_component
from .covering import cover
from .state import current_host
from .switching import KIND


def bring_up_to_date(example: bool = False) -> bool:
    """Migrate the core and the plugins that are on, give covered rows that were there before their first leaves; of a
    new installation switch all shipped plugins on.

    `example` loads the plugins' example records, on the first run only. Returns whether this was the first run.
    """
    migrate.upgrade(db.engine, core_component())
    # Not whether there are tables: a first start killed after making them is still to be finished.
    first = not any(key.startswith(ENABLED) for key in read_state().values)
    if first:
        _switch_on_shipped()
    for plugin in current_host().loaded:
        if read_state().switched_on(plugin.name) and plugin.component:
            _migrate(plugin.component)
    cover()
    permissions = call("permissions")
    with writing():
        grant_new(permissions)
        seed_years()
    if first and example:
        call("load_example")
    return first


def _switch_on_shipped() -> None:
    with writing() as tx:
        for plugin in current_host().loaded:
            if plugin.place == "shipped":
                write_state(tx.session, ENABLED + plugin.name, "1")
                record(Change(Subject(KIND, plugin.name), "enabled", reason="first start", public=True))


def _migrate(component: Component) -> None:
    """Where a plugin's migration fails it stays pending, gated like one that is off, and the portal starts."""
    try:
        migrate.upgrade(db.engine, component)
    except migrate.MigrationFailed:
        return  # it is in the log, and the modules page shows the plugin as pending
