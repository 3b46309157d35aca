"""Looking an installation over: one finding a line, with what to do where something is wrong."""

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import islice

from flask_babel import gettext as _
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from ..clock import local, now
from ..config import Configuration
from ..extensions import db
from ..records.file_faults import file_faults
from ..records.models import AuditEntry
from ..records.state import current_snapshot
from ..secrets import FILE, key_modes_are_tight
from . import jobs, migrate
from .components import CORE
from .overview import overview
from .state import current_host
from .upkeep import check_components

LEAST_SPACE = 1024**3
CLOCK_SLACK = timedelta(minutes=1)
MOST_TOLD = 20


@dataclass(frozen=True)
class Finding:
    """What was looked at and found. A `problem` says what to do."""

    subject: str
    problem: str = ""
    detail: str = ""


def examine(config: Configuration, deep: bool = False) -> Iterator[Finding]:
    """Look everything over, within an application's context; what cannot be looked at is a finding too.

    `deep` reads every file of every record, to see whether one was altered.
    """
    yield Finding(_("Configuration"), detail=str(config.instance))
    for look in (_keys, _folder, _space, _line):
        yield look(config)
    database = _database(config)
    yield database
    if not database.problem:
        for ask in (_clock, _tables, _plugins, partial(_files, deep), _worker):
            yield _safely(ask)


def _keys(config: Configuration) -> Finding:
    path = config.instance / FILE
    tight = key_modes_are_tight(config.instance)
    return Finding(_("Keys"), "" if tight else _("others may read %(path)s: chmod 600 %(path)s", path=path))


def _folder(config: Configuration) -> Finding:
    open_to_all = stat.S_IMODE(config.instance.stat().st_mode) & stat.S_IRWXO
    wrong = _("everybody on this machine may look into it: chmod 700 %(path)s", path=config.instance)
    return Finding(_("Instance folder"), wrong if open_to_all else "")


def _space(config: Configuration) -> Finding:
    free = shutil.disk_usage(config.instance).free
    amount = f"{free / 1024**3:.1f} GB"
    little = _("only %(amount)s are free: make room before nothing can be saved", amount=amount)
    return Finding(_("Disk space"), little if free < LEAST_SPACE else "", amount)


def _line(config: Configuration) -> Finding:
    plain = _("passwords may cross the network unprotected: set up https and take PORTAL_ALLOW_HTTP away")
    return Finding(_("Connection"), plain if config.allow_http else "")


def _database(config: Configuration) -> Finding:
    """Whether it can be reached and written: a writing transaction that changes nothing."""
    kind = "SQLite" if config.database.startswith("sqlite") else "PostgreSQL"
    try:
        with migrate.migrating(db.engine) as connection:
            connection.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError) as error:
        why = str(error).splitlines()[0]
        return Finding(_("Database"), _("it cannot be reached or written: %(why)s", why=why), kind)
    if current_snapshot().schema(CORE) is None:
        return Finding(_("Database"), _("it has no tables yet: portal init"), kind)
    return Finding(_("Database"), detail=kind)


def _clock() -> Finding:
    """The clock must not stand before what has happened already, nor differ from the database server's."""
    newest = db.session.scalar(select(func.max(AuditEntry.at)))
    wrong = _("it is slow or fast: set up time synchronisation (NTP)")
    behind = newest is not None and now() + CLOCK_SLACK < newest
    server = db.session.scalar(select(func.now())) if db.engine.dialect.name == "postgresql" else None
    apart = server is not None and abs(now() - server) > CLOCK_SLACK
    return Finding(_("Clock"), wrong if behind or apart else "", f"{now():%Y-%m-%d %H:%M} UTC")


def _tables() -> Finding:
    faults = check_components()
    return Finding(_("Tables"), _("%(faults)s. Run: portal plugin migrate", faults="; ".join(faults)) if faults else "")


def _plugins() -> Finding:
    plugins = overview(current_host(), current_snapshot())
    bad = [it for it in plugins if it.state in ("failed", "incompatible", "missing")]
    told = "; ".join(f"{it.name}: {it.problem}" for it in bad)
    return Finding(_("Modules"), told, _("%(number)s installed", number=len(plugins)))


def _files(deep: bool) -> Finding:
    faults = list(islice(file_faults(deep), MOST_TOLD))
    mended = _("%(faults)s. Put the files back from a backup, or correct their modes", faults="; ".join(faults))
    return Finding(_("Files of records"), mended if faults else "")


def _worker() -> Finding:
    """Whether the worker gives signs of life, and no job waits for a person."""
    found, subject = jobs.standing(), _("Background work")
    if found.seen_at is None:
        return Finding(subject, detail=_("the worker has not run yet"))
    seen = f"{local(found.seen_at):%Y-%m-%d %H:%M}"
    if found.silent:
        wrong = _("the worker has not answered since %(when)s: start portal run, or portal worker", when=seen)
        return Finding(subject, wrong)
    failed = ", ".join(sorted({row.name for row in found.failed}))
    wrong = _("failed: %(names)s. See Administration, Background work", names=failed) if failed else ""
    return Finding(subject, wrong, _("the worker answered at %(when)s", when=seen))


def _safely(ask: Callable[[], Finding]) -> Finding:
    try:
        return ask()
    except SQLAlchemyError as error:
        return Finding(_("Database"), _("it does not answer as it should: %(why)s", why=str(error).splitlines()[0]))
