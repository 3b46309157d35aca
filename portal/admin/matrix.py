"""The matrix of roles and permissions: what all installed plugins declare, switched on or not."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select

from ..core import CORE_PERMISSIONS, NAME
from ..extensions import db
from ..hooks.calling import call_one
from ..host.state import current_host
from ..items import Permission, Tally
from ..people.grants import Granted, granted, known_permissions
from ..people.models import User, UserRole
from ..people.roles import ROLES


@dataclass(frozen=True)
class Group:
    """The permissions of one plugin. `state` is empty, "off" or "missing"."""

    name: str
    title: str
    permissions: tuple[Permission, ...]
    state: str = ""


def groups() -> list[Group]:
    """The core's permissions, then those of each loaded plugin, then those left by plugins that are gone."""
    host = current_host()
    found = [Group(NAME, _("System"), CORE_PERMISSIONS)]
    for plugin in sorted(host.loaded, key=lambda it: str(it.title)):
        permissions = tuple(call_one(plugin.name, "permissions"))
        if permissions:
            found.append(Group(plugin.name, str(plugin.title), permissions, "" if host.enabled(plugin.name) else "off"))
    declared = {permission.name for group in found for permission in group.permissions}
    if left := sorted(known_permissions() - declared):
        gone = tuple(Permission(name, name) for name in left)
        found.append(Group("missing", _("Modules that are not installed"), gone, "missing"))
    return found


def people_by_role() -> list[Tally]:
    """How many active people hold each role."""
    query = select(UserRole.role, func.count()).join(User, User.id == UserRole.user_id).where(User.active)
    counts = dict(db.session.execute(query.group_by(UserRole.role)).all())
    return [Tally(str(title), counts.get(role, 0)) for role, title in ROLES.items()]


def differences(wanted: set[Granted]) -> tuple[set[Granted], set[Granted]]:
    """What to give and to take so that the matrix becomes as wanted; permissions nobody knows yet stay out."""
    present, known = granted(), known_permissions()
    return {pair for pair in wanted - present if pair[1] in known}, present - wanted
