"""Bringing an installation up to date before its workers start: tables, permissions, first plugins, example."""

import logging

from ..extensions import db
from ..hooks.calling import call, call_one
from ..items import Change, Subject
from ..people.grants import grant_new
from ..records.state import ENABLED, read_state, write_state
from ..records.writing import record, writing
from . import migrate
from .components import CORE, core_component
from .state import current_host
from .switching import KIND

log = logging.getLogger(__name__)


def bring_up_to_date(example: bool = False) -> bool:
    """Migrate the core and the plugins that are on; of a new installation switch all shipped plugins on.

    `example` loads the plugins' example records, on the first run only. Returns whether this was the first run.
    """
    first = read_state().schema(CORE) is None
    migrate.upgrade(db.engine, core_component())
    for name in _shipped() if first else _switched_on():
        _migrate_plugin(name)
    with writing() as tx:
        for name in _shipped() if first else ():
            write_state(tx.session, ENABLED + name, "1")
            record(Change(Subject(KIND, name), "enabled", reason="first start", public=True))
        grant_new([permission for name in (CORE, *_switched_on()) for permission in call_one(name, "permissions")])
    if first and example:
        call("load_example")
    return first


def _shipped() -> list[str]:
    return [it.name for it in current_host().results.values() if it.loaded and it.place == "shipped"]


def _switched_on() -> list[str]:
    state = read_state()
    return [it.name for it in current_host().results.values() if it.loaded and state.switched_on(it.name)]


def _migrate_plugin(name: str) -> None:
    """Migrate one plugin; where that fails it stays pending, gated like one that is off, and the rest starts."""
    component = current_host().component(name)
    if component is None or component.head is None:
        return
    try:
        migrate.upgrade(db.engine, component)
    except Exception:
        log.exception("the migration of %s failed", name, extra={"component": name})
