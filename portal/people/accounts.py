"""Accounts: created by administrators, opened by a one-time link, never deleted but made inactive."""

import re
import unicodedata
from collections.abc import Collection

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import flag_modified

from ..clock import now
from ..errors import NotThere, PortalError
from ..extensions import db
from ..items import Change
from ..records import actor
from ..records.settings import read_setting
from ..records.writing import current_transaction, load, record, writing
from . import links, passwords, second_factor
from .models import User, UserRole
from .password_rules import complaint
from .roles import ROLES
from .sessions import close_sessions

NAME = re.compile(r"[\w.@-]{2,40}")


class AccountRefused(PortalError):
    """The change would break a rule of the house; the message says which."""

    status = 409


def create(name: str, title: str, roles: Collection[str] = ()) -> tuple[int, str]:
    """Create an account; returns its number and the token of its invitation.

    Raises AccountRefused when the name is taken or cannot be one.
    """
    name = checked_name(name)
    with writing():
        user = add(name, title, roles)
        return user.id, links.issue(links.INVITATION, user.id)


def create_or_recover(name: str, title: str, roles: Collection[str]) -> str:
    """Create an account, or open an existing one anew: without password and second factor, with these roles added.

    Returns the token of a one-time link. Raises AccountRefused when the name cannot be one.
    """
    name = checked_name(name)
    with writing() as tx:
        user = tx.session.scalar(select(User).where(User.name == name).with_for_update())
        if user is None:
            user = add(name, title, roles)
        else:
            open_anew(user)
            if not user.active:
                user.active = True
                record(Change(user, "activated", fields=("active",)))
            write_roles(user, {role.role for role in user.roles} | set(roles))
        return links.issue(links.INVITATION, user.id)


def rename(user_id: int, version: int, title: str) -> None:
    """Change how others read a person. Raises NotThere and StaleRecord as load() does."""
    with writing():
        user = load(User, user_id, version)
        user.title = _checked_title(title)
        record(Change(user, "renamed", fields=("title",)))


def set_password(user_id: int, password: str, keep_session: int | None = None) -> None:
    """Change a password; all other sessions of the person end."""
    password_hash = passwords.hash_password(password)
    with writing():
        user = load(User, user_id)
        write_password(user, password_hash)
        close_sessions(user_id, keep=keep_session)
        record(Change(user, "password_changed", fields=("password",)))


def write_password(user: User, password_hash: str) -> None:
    """Put a hash made beforehand into the row. Call it inside writing() only."""
    user.password_hash, user.password_set_at = password_hash, now()


def password_complaint(password: str, *names: str) -> str | None:
    """What is wrong with a new password, given the names of its account."""
    return complaint(password, (*names, read_setting("portal", "name"), read_setting("portal", "tagline")))


def find(user_id: int) -> User:
    """One account. Raises NotThere when there is none, or none that the acting person may know of."""
    user = db.session.scalar(User.visible_to(actor.person()).where(User.id == user_id))
    if user is None:
        raise NotThere
    return user


def somebody_holds(role: str) -> bool:
    """Whether an active person holds the role."""
    query = select(User.id).join(User.roles).where(UserRole.role == role, User.active)
    return db.session.scalars(query).first() is not None


def normal_name(name: str) -> str:
    """A name as it is kept: full-width and capital letters typed by mistake make no difference."""
    return unicodedata.normalize("NFKC", name).strip().lower()


def checked_name(name: str) -> str:
    """The name as it is kept. Raises AccountRefused when it cannot be one."""
    kept = normal_name(name)
    if not NAME.fullmatch(kept):
        raise AccountRefused(_("An account name has 2 to 40 letters, figures or Chinese characters, without blanks."))
    return kept


def _checked_title(title: str) -> str:
    return unicodedata.normalize("NFC", title).strip()


def add(name: str, title: str, roles: Collection[str]) -> User:
    """Add an account with a checked name. Call it inside writing() only; raises AccountRefused when it is taken."""
    user, session = User(name=name, title=_checked_title(title) or name), current_transaction().session
    session.add(user)
    try:
        session.flush()
    except IntegrityError as error:
        raise AccountRefused(_("There is already an account named %(name)s.", name=name)) from error
    record(Change(user, "created"))
    write_roles(user, set(roles))
    return user


def write_roles(user: User, roles: set[str], reason: str = "") -> None:
    """Make a person hold exactly these roles, and tell what changed. Call it inside writing() only."""
    held = {it.role for it in user.roles}
    given, taken = sorted(roles - held), sorted(held - roles)
    if unknown := set(given) - set(ROLES):
        raise AccountRefused(_("There is no role %(name)s.", name=sorted(unknown)[0]))
    user.roles = [it for it in user.roles if it.role in roles] + [UserRole(role=role) for role in given]
    if given or taken:
        flag_modified(user, "title")  # the row itself counts as changed, so that its version moves
    for action, names in (("roles_given", given), ("roles_taken", taken)):
        if names:
            record(Change(user, action, reason, tuple(names)))


def open_anew(user: User, reason: str = "") -> None:
    """Take password, second factor and sessions away: the next link sets them. Call it inside writing() only."""
    user.password_hash = None
    second_factor.clear(user)
    close_sessions(user.id)
    record(Change(user, "invited_again", reason, ("password", "second_factor")))
