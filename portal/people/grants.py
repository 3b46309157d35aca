"""Which role carries which permission: first by the plugin's word, then by the administrators'."""

import hashlib
from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import delete, select, tuple_
from sqlalchemy.orm import Session

from ..errors import PortalError, StaleRecord
from ..extensions import db
from ..items import Change, Permission, Subject
from ..records.writing import current_transaction, record, writing
from .models import Grant, KnownPermission
from .roles import AUDITOR, ROLES, SECURITY, SYSTEM

KIND = "portal.role"
Granted = tuple[str, str]  # role, permission

# Without these nobody could come back to mend a mistake.
FIXED = frozenset({
    (SYSTEM, "portal.people"),
    (SYSTEM, "portal.users"),
    (SECURITY, "portal.people"),
    (SECURITY, "portal.roles"),
    (AUDITOR, "portal.audit"),
    *((role, "portal.account") for role in ROLES),
})  # fmt: skip
# No role looks after the system, gives permissions and checks both.
APART = frozenset({"portal.users", "portal.roles", "portal.audit"})


class GrantRefused(PortalError):
    """The change would lock somebody out or put too much into one hand."""

    status = 409


def grant_new(permissions: list[Permission]) -> None:
    """Give permissions never seen before to their first roles. Call it inside writing() only."""
    session = current_transaction().session
    known = set(session.scalars(select(KnownPermission.name)))
    for permission in permissions:
        if permission.name not in known:
            session.add(KnownPermission(name=permission.name))
            session.add_all(Grant(role=role, permission=permission.name) for role in permission.roles)


def granted() -> set[Granted]:
    """All grants."""
    return _read(db.session())


def known_permissions() -> set[str]:
    """The permissions that were handed out at least once; of others nothing can be granted yet."""
    return set(db.session.scalars(select(KnownPermission.name)))


def stamp(grants: Iterable[Granted]) -> str:
    """A short text that is another one whenever a grant changes."""
    return hashlib.sha256(repr(sorted(grants)).encode()).hexdigest()[:20]


def change_grants(given: set[Granted], taken: set[Granted], made_from: str, reason: str) -> None:
    """Give and take permissions, each told once a role.

    `made_from` is the stamp of the grants that the form showed. Raises StaleRecord when they changed since, and
    GrantRefused when a fixed grant would go or one role would hold what belongs apart.
    """
    with writing() as tx:
        tx.session.scalars(select(Grant).with_for_update()).all()  # two administrators at once wait for one another
        present = _read(tx.session)
        if stamp(present) != made_from:
            raise StaleRecord(_("Somebody changed the permissions meanwhile. Open them again and repeat your change."))
        _check(given, taken, present)
        _write(tx.session, given - present, taken & present)
        for action, pairs in (("permissions_given", given - present), ("permissions_taken", taken & present)):
            for role in sorted({role for role, _permission in pairs}):
                names = tuple(sorted(permission for holder, permission in pairs if holder == role))
                record(Change(Subject(KIND, role), action, reason, names))


def _read(session: Session) -> set[Granted]:
    return {(role, permission) for role, permission in session.execute(select(Grant.role, Grant.permission))}


def _check(given: set[Granted], taken: set[Granted], present: set[Granted]) -> None:
    known = set(current_transaction().session.scalars(select(KnownPermission.name)))
    if taken & FIXED:
        raise GrantRefused(_("This permission belongs to the role: without it nobody could mend a mistake."))
    if any(role not in ROLES or permission not in known for role, permission in given):
        raise GrantRefused(_("There is no such role or permission."))
    result = (present | given) - taken
    for role in ROLES:
        if {permission for holder, permission in result if holder == role} >= APART:
            raise GrantRefused(_("One role cannot look after accounts, give permissions and read the audit list."))


def _write(session: Session, given: set[Granted], taken: set[Granted]) -> None:
    session.add_all(Grant(role=role, permission=permission) for role, permission in sorted(given))
    if taken:
        session.execute(delete(Grant).where(tuple_(Grant.role, Grant.permission).in_(sorted(taken))))
