"""Switching plugins on and off; it acts in every process at its next request."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..config import PACKAGE, Configuration
from ..errors import PortalError
from ..hooks.calling import call, call_one
from ..items import Change, Subject
from ..people.grants import grant_new
from ..records.models import State
from ..records.state import ENABLED, SCHEMA, read_state, write_state
from ..records.writing import let_go, record, writing
from ..turns import waiting
from .components import CORE
from .covering import cover
from .installed import Installed
from .migrate import MigrationFailed
from .state import current_host

KIND = "portal.plugin"
MIGRATION_SECONDS = 600


class SwitchRefused(PortalError):
    """The plugin cannot be switched now; the message says what stands in the way."""

    status = 409


def enable(name: str, reason: str = "") -> None:
    """Migrate a plugin's tables and switch it on.

    Raises SwitchRefused when it is not loaded, is on already or needs one that is off, MigrationFailed.
    """
    plugin, before = find_loaded(name), read_state()
    was_pending = before.schema(name) != plugin.head
    if was_pending:
        _migrate_in_subprocess(plugin)
    cover(name)
    permissions = call_one(name, "permissions")
    with _switching() as session:
        waited_for_its_tables = was_pending and before.switched_on(name)
        if _is_on(session, name) and not waited_for_its_tables:
            raise SwitchRefused(_("%(name)s is already on.", name=plugin.title))
        for required in plugin.requires:
            if not _is_on(session, required):
                raise SwitchRefused(_("Switch on %(name)s first: this module needs it.", name=title_of(required)))
        write_state(session, ENABLED + name, "1")
        grant_new(permissions)
        record(Change(Subject(KIND, name), "enabled", reason=reason, public=True))
    call("plugin_enabled", name=name)


def disable(name: str, reason: str = "") -> None:
    """Switch a plugin off; its records stay. It need not be installed any more.

    Raises SwitchRefused when it is off already, or while a plugin that is on needs it.
    """
    with _switching() as session:
        if not _is_on(session, name):
            raise SwitchRefused(_("%(name)s is already off.", name=title_of(name)))
        for dependant in current_host().dependants(name):
            if _is_on(session, dependant):
                raise SwitchRefused(_("Switch off %(name)s first: it needs this module.", name=title_of(dependant)))
        write_state(session, ENABLED + name, "0")
        record(Change(Subject(KIND, name), "disabled", reason=reason, public=True))
    call("plugin_disabled", name=name)


def find_loaded(name: str) -> Installed:
    """The plugin of that name. Raises SwitchRefused when it is not installed, or could not be loaded."""
    plugin = current_host().plugins.get(name)
    if plugin is None:
        raise SwitchRefused(_("There is no module %(name)s on this machine.", name=name))
    if not plugin.loaded:
        raise SwitchRefused(_("%(name)s could not be loaded: %(why)s", name=plugin.title, why=plugin.problem))
    return plugin


def title_of(name: str) -> str:
    """A plugin's title, or its name where it is not installed."""
    plugin = current_host().plugins.get(name)
    return plugin.title if plugin else name


@contextmanager
def _switching() -> Iterator[Session]:
    """A transaction in which nobody else switches: who comes second at the same moment sees what the first one did.

    The fact that is locked is always there; the one about a plugin that was never on is not.
    """
    with writing() as tx:
        tx.session.execute(select(State.key).where(State.key == SCHEMA + CORE).with_for_update())
        yield tx.session


def _is_on(session: Session, name: str) -> bool:
    """Asked in the transaction itself, not of the snapshot that the request started from."""
    row = session.get(State, ENABLED + name)
    return row is not None and row.value == "1"


def _migrate_in_subprocess(plugin: Installed) -> None:
    """Alembic's context is global to a process, so a web process migrates in another one."""
    let_go()  # what this request has read must not hold up the other process
    command = [sys.executable, "-m", "portal", "plugin", "migrate", plugin.name]
    environment = _environment(current_app.extensions["portal_config"])
    try:
        with waiting():
            subprocess.run(
                command, env=environment, capture_output=True, text=True, timeout=MIGRATION_SECONDS, check=True
            )
    except subprocess.CalledProcessError as error:
        raise MigrationFailed(plugin.title, (error.stderr.strip().splitlines() or ["?"])[-1]) from error
    except subprocess.TimeoutExpired as error:
        raise MigrationFailed(plugin.title, f"> {MIGRATION_SECONDS} s") from error


def _environment(config: Configuration) -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH", ""))))
    return {
        **os.environ,
        "PORTAL_INSTANCE": str(config.instance),
        "PORTAL_DATABASE_URL": config.database_url,
        "PYTHONPATH": path,
    }
