"""A person's standing: in or shut out, and with which roles. Nobody decides this for themselves.

The portal is never left without a system administrator who can come in.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from flask_babel import gettext as _
from sqlalchemy import select

from ..items import Change
from ..records import actor
from ..records.writing import load, record, writing
from . import links
from .accounts import AccountRefused, open_anew, write_roles
from .models import User, UserRole
from .roles import SYSTEM
from .sessions import close_sessions


def set_active(user_id: int, version: int, active: bool, reason: str) -> None:
    """Let a person in again, or shut them out at once: their sessions end.

    Raises AccountRefused for oneself and for the last system administrator; NotThere and StaleRecord as load() does.
    """
    with _changing(user_id, version) as user:
        user.active = active
        if not active:
            close_sessions(user.id)
        record(Change(user, "activated" if active else "deactivated", reason, ("active",)))


def set_roles(user_id: int, version: int, roles: Collection[str], reason: str) -> None:
    """Give a person exactly these roles. Raises like set_active()."""
    with _changing(user_id, version) as user:
        write_roles(user, set(roles), reason)


def invite_again(user_id: int, version: int, reason: str) -> str:
    """Make a new slip for a person; password, second factor and sessions end now.

    Returns the token of its link. Raises like set_active().
    """
    with _changing(user_id, version) as user:
        open_anew(user, reason)
        return links.issue(links.INVITATION, user.id)


@contextmanager
def _changing(user_id: int, version: int) -> Iterator[User]:
    """A transaction with one person in it, refused when it would leave nobody to administer the portal."""
    person = actor.person()
    if person is not None and person.id == user_id:
        raise AccountRefused(_("You cannot change this for your own account. Another administrator has to do it."))
    with writing() as tx:
        # Two administrators who shut each other out at the same moment must wait for one another.
        held = select(UserRole.user_id).where(UserRole.role == SYSTEM)
        tx.session.scalars(select(User.id).where(User.id.in_(held)).order_by(User.id).with_for_update()).all()
        administered = links.somebody_administers(tx.session)
        user = load(User, user_id, version)
        yield user
        tx.session.flush()
        if administered and not links.somebody_administers(tx.session):
            raise AccountRefused(
                _("%(name)s is the last system administrator. Give the role to another person first.", name=user.title)
            )
