"""What a one-time link opens: the first administrator's account, or an account one was invited to."""

from flask_babel import gettext as _
from sqlalchemy import select

from ..extensions import db
from ..items import Change
from ..records.actor import act_as
from ..records.writing import record, writing
from . import links, passwords
from .accounts import AccountRefused, add, checked_name, write_password
from .models import User
from .roles import SECURITY, SYSTEM
from .sign_in import Checked, as_checked


def set_up(token: str, name: str, title: str, password: str) -> Checked:
    """Use the set-up link: make the first administrator's account, with the system and the security role.

    Raises NotThere and LinkUnusable as find_link() does, AccountRefused when the name is taken or cannot be one.
    """
    name, password_hash = checked_name(name), passwords.hash_password(password)
    with writing():
        links.use_link(token, links.SETUP)
        act_as(title)
        user = add(name, title, {SYSTEM, SECURITY})
        write_password(user, password_hash)
        return as_checked(user)


def names_of(user_id: int) -> tuple[str, str]:
    """Name and title of an invited person, for whoever holds the link, signed in as somebody else or not."""
    return db.session.execute(select(User.name, User.title).where(User.id == user_id)).one()


def accept(token: str, password: str) -> Checked:
    """Use an invitation: set the password of the account it is for.

    Raises NotThere and LinkUnusable as find_link() does.
    """
    password_hash = passwords.hash_password(password)
    with writing() as tx:
        link = links.use_link(token, links.INVITATION)
        user = tx.session.get(User, link.user_id, with_for_update=True)
        if user is None or not user.active:
            raise AccountRefused(_("This account is switched off. Ask the administrator."))
        act_as(user.title, user.id)
        write_password(user, password_hash)
        record(Change(user, "invitation_used", fields=("password",)))
        return as_checked(user)
