"""Switching plugins on and off; it acts in every process at its next request."""

import os
import subprocess
import sys

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from ..config import PACKAGE, Configuration
from ..errors import PortalError
from ..hooks.calling import call, call_one
from ..items import Change, Subject
from ..people.grants import grant_new
from ..records.models import State
from ..records.state import ENABLED, read_state, write_state
from ..records.writing import record, writing
from ..turns import waiting
from .loading import Loaded
from .state import current_host

KIND = "portal.plugin"
MIGRATION_SECONDS = 600


class SwitchRefused(PortalError):
    """The plugin cannot be switched now; the message says what stands in the way."""

    status = 409


def enable(name: str, reason: str = "") -> None:
    """Migrate a plugin's tables and switch it on.

    Raises SwitchRefused when it is not loaded, a requirement is off, or its migration fails.
    """
    loaded = _loaded(name)
    _migrate_in_subprocess(loaded)
    with writing() as tx:
        for required in loaded.plugin.requires if loaded.plugin else ():
            if not _is_on(tx.session, required):
                raise SwitchRefused(_("Switch on %(name)s first: this module needs it.", name=title_of(required)))
        write_state(tx.session, ENABLED + name, "1")
        grant_new(call_one(name, "permissions"))
        record(Change(Subject(KIND, name), "enabled", reason=reason, public=True))
    call("plugin_enabled", name=name)


def disable(name: str, reason: str = "") -> None:
    """Switch a plugin off; its records stay.

    Raises SwitchRefused while a plugin that is on needs it.
    """
    with writing() as tx:
        if not _is_on(tx.session, name):
            raise SwitchRefused(_("%(name)s is already off.", name=title_of(name)))
        for dependant in current_host().dependants(name):
            if _is_on(tx.session, dependant):
                raise SwitchRefused(_("Switch off %(name)s first: it needs this module.", name=title_of(dependant)))
        write_state(tx.session, ENABLED + name, "0")
        record(Change(Subject(KIND, name), "disabled", reason=reason, public=True))
    call("plugin_disabled", name=name)


def title_of(name: str) -> str:
    """A plugin's title, or its name where it is not loaded."""
    loaded = current_host().results.get(name)
    return str(loaded.plugin.title) if loaded and loaded.plugin else name


def _loaded(name: str) -> Loaded:
    loaded = current_host().results.get(name)
    if loaded is None:
        raise SwitchRefused(_("There is no module %(name)s on this machine.", name=name))
    if not loaded.loaded:
        raise SwitchRefused(_("%(name)s could not be loaded; see what went wrong on the modules page.", name=name))
    return loaded


def _is_on(session: Session, name: str) -> bool:
    """Asked in the transaction itself: another administrator may be switching at the same moment."""
    row = session.get(State, ENABLED + name, with_for_update=True)
    return row is not None and row.value == "1"


def _migrate_in_subprocess(loaded: Loaded) -> None:
    """Alembic's context is global to a process, so a web process migrates in another one."""
    if read_state().schema(loaded.name) == loaded.head:
        return
    with waiting():
        done = subprocess.run(
            [sys.executable, "-m", "portal", "plugin", "migrate", loaded.name],
            env=_environment(current_app.extensions["portal_config"]),
            capture_output=True,
            text=True,
            timeout=MIGRATION_SECONDS,
            check=False,
        )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise SwitchRefused(_("The tables of %(name)s could not be updated: %(why)s", name=loaded.name, why=last))


def _environment(config: Configuration) -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH", ""))))
    return {
        **os.environ,
        "PORTAL_INSTANCE": str(config.instance),
        "PORTAL_DATABASE_URL": config.database_url,
        "PYTHONPATH": path,
    }
