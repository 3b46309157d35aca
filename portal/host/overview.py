"""What the modules page and `portal plugin list` tell of every plugin, installed or missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, current_app
from flask_babel import Babel
from flask_babel import gettext as _
from sqlalchemy import create_engine, func, inspect, make_url, select, table
from sqlalchemy.exc import DatabaseError

from ..config import Configuration
from ..database.engine import engine_options
from ..extensions import db
from ..hooks.calling import Failure, call_one, registry
from ..items import Held
from ..records.state import ENABLED, SCHEMA, Snapshot, StateReader, current_snapshot
from .components import CORE
from .discovery import discover
from .installed import Installed
from .loading import load_all, new_manager
from .state import Host, current_host

CODE = (".py", ".html", ".mo", ".css", ".js", ".svg")  # what is read once, when the portal starts


@dataclass(frozen=True)
class Overview:
    """One plugin. `pending` says whether its tables are behind its code, None where nobody can know."""

    name: str
    title: str
    version: str
    state: str  # missing | failed | incompatible | disabled | enabled
    place: str
    requires: tuple[str, ...] = ()
    required_by: tuple[str, ...] = ()
    pending: bool | None = None
    problem: str = ""
    trace: str = ""


def overview(host: Host, snapshot: Snapshot) -> list[Overview]:
    """Every plugin by name; without a database all that are sound are off."""
    known = [_of_installed(it, host, snapshot) for it in host.installed]
    return sorted([*known, *_missing(host, snapshot)], key=lambda it: (it.name, it.place))


def light_overview(config: Configuration) -> list[Overview]:
    """The same without an application: nothing is written, no instance folder is needed; in Chinese."""
    app = Flask(CORE, static_folder=None)
    host = Host(load_all(app, new_manager(), discover(config.instance)))
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = ";".join(map(str, host.words))
    Babel(app, default_locale="zh")
    with app.app_context():
        return overview(host, _snapshot(config))


def _snapshot(config: Configuration) -> Snapshot:
    """The facts in the database; none where there is no database or it is away, and none is made."""
    url = make_url(config.database)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return Snapshot()
    engine = create_engine(url, **engine_options(config.database))
    reader = StateReader(engine)
    try:
        return reader.read()
    except DatabaseError:
        return Snapshot()
    finally:
        reader.close()
        engine.dispose()


def data_held(name: str) -> list[Held]:
    """What a plugin keeps, by its own word, or by counting the rows of one that cannot be asked."""
    plugin = current_host().plugins.get(name)
    if plugin is None or not plugin.loaded:
        return _rows(name)
    if plugin.head and not current_snapshot().schema(name):
        return []  # it was never on: there are no tables
    return call_one(name, "data_held") or _rows(name)


def failures() -> list[Failure]:
    """What went wrong in hooks since this process started, by plugin."""
    return sorted(registry().failures.values(), key=lambda it: (it.plugin, it.hook))


def changed_on_disk() -> bool:
    """Whether plugins were added, removed or changed since this process started: it runs the old code."""
    host = current_host()
    config: Configuration = current_app.extensions["portal_config"]
    now = {it.name for it in discover(config.instance) if not it.twin}
    return now != set(host.plugins) or any(_is_newer(it) for it in host.plugins.values())


def _of_installed(it: Installed, host: Host, snapshot: Snapshot) -> Overview:
    on = it.loaded and snapshot.switched_on(it.name)
    known = it.loaded and snapshot.schema(CORE) is not None
    return Overview(
        it.name,
        it.title,
        it.version,
        ("enabled" if on else "disabled") if it.loaded else it.state,
        it.place,
        it.requires,
        tuple(sorted(host.dependants(it.name))) if not it.found.twin else (),
        snapshot.schema(it.name) != it.head if known else None,
        str(it.problem),
        it.trace,
    )


def _missing(host: Host, snapshot: Snapshot) -> Iterator[Overview]:
    """Plugins the database remembers and no folder holds."""
    remembered = {key.partition(":")[2] for key in snapshot.values if key.startswith((ENABLED, SCHEMA))}
    for name in remembered - {CORE} - set(host.plugins):
        yield Overview(name, name, "", "missing", "", problem=_("Its folder is gone. Its records are still kept."))


def _rows(name: str) -> list[Held]:
    """The rows in a plugin's tables, counted without its help."""
    tables = [it for it in inspect(db.engine).get_table_names() if it.startswith(f"{name}_")]
    with db.engine.connect() as connection:
        counts = [
            connection.execute(select(func.count()).select_from(table(it))).scalar_one()
            for it in tables
            if not it.endswith("_alembic_version")
        ]
    return [Held(_("records"), sum(counts))] if sum(counts) else []


def _is_newer(it: Installed) -> bool:
    files = [file for file in it.folder.rglob("*.*") if file.suffix in CODE] if it.folder else []
    return any(file.stat().st_mtime > it.at for file in files)
