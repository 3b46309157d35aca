"""The audit list: entries as people read them, and the filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask_babel import gettext as _
from sqlalchemy import Select, select

from ..clock import OFFICE
from ..core import NAME
from ..extensions import db
from ..hooks.calling import call
from ..host.state import current_host
from ..host.switching import title_of
from ..people.models import User
from ..people.roles import ROLES
from ..records.models import AuditEntry
from ..web.history import SELF
from . import matrix
from .words import DETAILS, EVERY_KIND, KINDS


@dataclass(frozen=True)
class Line:
    """An entry in words."""

    at: datetime
    who: str
    what: str
    reason: str
    details: list[str]
    about: str


def query(who: str, kind: str, start: date | None, end: date | None) -> Select[AuditEntry]:
    """The entries that fit the filters. `kind` is one kind, or a plugin's name for all of its kinds."""
    found = select(AuditEntry)
    if who:
        found = found.where(AuditEntry.actor.contains(who, autoescape=True))
    if kind in KINDS:
        found = found.where(AuditEntry.kind == kind)
    elif kind:
        found = found.where(AuditEntry.kind.startswith(f"{kind}.", autoescape=True))
    if start:
        found = found.where(AuditEntry.at >= datetime.combine(start, time(), OFFICE))
    if end:
        found = found.where(AuditEntry.at < datetime.combine(end + timedelta(days=1), time(), OFFICE))
    return found


def kinds() -> list[tuple[str, str]]:
    """What one can filter by: the core's kinds, then the plugins."""
    plugins = [(it.name, it.title) for it in current_host().loaded]
    return [(kind, str(title)) for kind, title in KINDS.items()] + plugins


def in_words(entries: list[AuditEntry]) -> list[Line]:
    """The entries as lines, each word looked up once a page."""
    actions = {pair: _action(*pair) for pair in {(entry.kind, entry.action) for entry in entries}}
    people = _people({int(it.record_id) for it in entries if it.kind == User.kind and it.record_id.isdecimal()})
    names = {permission.name: str(permission.title) for group in matrix.groups() for permission in group.permissions}
    names |= {name: str(title) for name, title in (ROLES | DETAILS).items()}
    return [
        Line(
            at=entry.at,
            who=str(SELF.get(entry.actor, entry.actor)) if entry.actor_id is None else entry.actor,
            what=actions[entry.kind, entry.action],
            reason=str(SELF.get(entry.reason, entry.reason)),
            details=[names.get(name, name) for name in entry.fields],
            about=_about(entry, people),
        )
        for entry in entries
    ]


def _action(kind: str, action: str) -> str:
    return next(iter(call("audit_summary", kind=kind, action=action)), str(EVERY_KIND.get(action, action)))


def _people(numbers: set[int]) -> Mapping[str, str]:
    rows = db.session.execute(select(User.id, User.title).where(User.id.in_(numbers)))
    return {str(number): title for number, title in rows}


def _about(entry: AuditEntry, people: Mapping[str, str]) -> str:
    if entry.kind == User.kind:
        return people.get(entry.record_id, entry.record_id)
    if entry.kind == "portal.role":
        return str(ROLES.get(entry.record_id, entry.record_id))
    if entry.kind in ("portal.plugin", "portal.setting"):
        return _("System") if entry.record_id == NAME else title_of(entry.record_id)
    plugin = entry.kind.partition(".")[0]
    known = KINDS.get(entry.kind) or (title_of(plugin) if plugin in current_host().plugins else entry.kind)
    return f"{known} {entry.record_id}"
