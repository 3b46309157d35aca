"""Signing in: the password, then the second factor, then a session. Failures wait longer and longer, never for good.

An unknown account, a wrong password and an inactive account answer with the same sentence in the same time.
"""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from ..errors import PortalError
from ..extensions import db
from ..items import Change
from ..records.actor import act_as
from ..records.writing import load, record, writing
from . import passwords, second_factor
from .accounts import normal_name
from .models import User
from .sessions import open_session, sweep_sessions
from .throttle import Slowdown, attempt, forgive, sweep, take_back

ACCOUNT = Slowdown("sign-in")
NETWORK = Slowdown("sign-in network", free=20, longest=900)
CODE = Slowdown("second factor", longest=900)


class SignInRefused(PortalError):
    """The sentence is the same whatever was wrong."""

    status = 403


@dataclass(frozen=True)
class Checked:
    """A person whose password was right, and what is still to be shown: "", "totp" or "list"."""

    user_id: int
    second_factor: str
    password_set_at: float


def as_checked(user: User) -> Checked:
    """What was checked, of an account as it is now."""
    return Checked(user.id, user.second_factor, user.password_set_at.timestamp() if user.password_set_at else 0.0)


def check_password(name: str, password: str, network: str) -> Checked:
    """The first step. Raises SignInRefused, or TooOften while the wait after earlier tries is not over."""
    name = normal_name(name)
    attempt((NETWORK, network), (ACCOUNT, name))
    user = db.session.scalar(select(User).where(User.name == name, User.active))
    known, checked = (user.password_hash, as_checked(user)) if user else (None, None)
    if not passwords.verify(known, password) or known is None or checked is None:
        raise SignInRefused(_("The account name or the password is not right."))
    rehashed = passwords.hash_password(password) if passwords.needs_rehash(known) else ""
    with writing():
        forgive(ACCOUNT, name)
        take_back(NETWORK, network)
        if rehashed:
            load(User, checked.user_id).password_hash = rehashed
    return checked


def finish(checked: Checked, network: str, browser: str, code: str | None = None) -> str:
    """The last step: look at the code where one is needed, and open a session. Returns its number for the cookie.

    Raises WrongCode, SignInRefused when the account changed meanwhile, TooOften.
    """
    if code is not None:
        attempt((CODE, str(checked.user_id)))
    with writing():
        user = load(User, checked.user_id)
        if not user.active or as_checked(user) != checked or bool(user.second_factor) != (code is not None):
            raise SignInRefused(_("Please sign in again."))
        if code is not None:
            second_factor.check(user, code)
            forgive(CODE, str(user.id))
        act_as(user.title, user.id)
        sweep()
        sweep_sessions()
        record(Change(user, "signed_in"))
        return open_session(user.id, network, browser)
