"""Accounts with a printed slip each, for modules that keep people. What is here belongs inside writing()."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from ..extensions import db
from ..items import Change
from ..records.writing import current_transaction, record
from . import links
from .accounts import AccountRefused, add, checked_name, normal_name
from .models import User
from .roles import ADMINISTRATORS

_NOT_IN_NAMES = re.compile(r"[^\w.@-]")


@dataclass(frozen=True)
class Invited:
    """Somebody with an account that waits to be opened; `token` belongs on the slip and is kept nowhere."""

    user_id: int
    name: str
    title: str
    token: str


def invite(wanted: str, title: str, role: str) -> Invited:
    """Make an account; where its name is taken a number is put behind it. Inside writing() only.

    Raises AccountRefused for the roles of administrators, and where no name can be made of what is wanted.
    """
    if role in ADMINISTRATORS:
        raise AccountRefused(_("Administrators are invited on the page of accounts only."))
    return _slip_for(add(_free_name(wanted), title, (role,)))


def invite_anew(user_id: int) -> Invited | None:
    """A new slip for an account that nobody opened yet; older slips die. None for any other. Inside writing() only."""
    user = current_transaction().session.get(User, user_id, with_for_update=True)
    if user is None or not _waits(user):
        return None
    record(Change(user, "invited_again"))
    return _slip_for(user)


def unopened(user_ids: Collection[int]) -> set[int]:
    """Which of these accounts nobody opened yet."""
    users = db.session.scalars(select(User).where(User.id.in_(list(user_ids)), User.password_hash.is_(None)))
    return {it.id for it in users if _waits(it)}


def _waits(user: User) -> bool:
    return user.active and user.password_hash is None and not {it.role for it in user.roles} & ADMINISTRATORS


def _slip_for(user: User) -> Invited:
    return Invited(user.id, user.name, user.title, links.issue(links.INVITATION, user.id))


def _free_name(wanted: str) -> str:
    """The wanted name, or the first of it with a number that nobody has."""
    plain = checked_name(_NOT_IN_NAMES.sub("", normal_name(wanted))[:36])
    session, number, name = current_transaction().session, 1, plain
    while session.scalar(select(User.id).where(User.name == name)) is not None:
        number += 1
        name = f"{plain}{number}"
    return name
