"""Sessions as rows: 256-bit numbers whose hash is kept, an idle limit and an absolute one."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from flask import current_app, has_request_context, session
from sqlalchemy import ColumnElement, bindparam, delete, func, select

from ..clock import now
from ..config import Configuration
from ..extensions import db
from ..items import SignedIn
from ..records.writing import current_transaction
from .models import Grant, SignInSession, User, UserRole
from .roles import ADMINISTRATORS

# Names in the signed cookie, which also holds Flask-WTF's CSRF seed.
TOKEN, SEEN, HALF = "sid", "seen", "half"
HALF_SECONDS = 300  # between the password and the second factor

# One row for a person, who may hold a hundred permissions. Names of roles and permissions have no blanks.
_ROLES = select(func.aggregate_strings(UserRole.role, " ")).where(UserRole.user_id == User.id)
_PERMISSIONS = (
    select(func.aggregate_strings(Grant.permission, " "))
    .join(UserRole, UserRole.role == Grant.role)
    .where(UserRole.user_id == User.id)
)
_PERSON = (
    select(
        User.id,
        User.name,
        User.title,
        SignInSession.id,
        User.second_factor,
        _ROLES.scalar_subquery(),
        _PERMISSIONS.scalar_subquery(),
    )
    .join(SignInSession, SignInSession.user_id == User.id)
    .where(User.active, SignInSession.token_hash == bindparam("hash"), SignInSession.expires_at > bindparam("now"))
)


def find_signed_in() -> SignedIn | None:
    """The person whose session cookie came with the request; one query, on a connection of its own."""
    token = session.get(TOKEN)
    if not token or idle_too_long():
        return None
    with db.engine.connect() as connection:
        row = connection.execute(_PERSON, {"hash": token_hash(token), "now": now()}).one_or_none()
    if row is None:
        return None
    user_id, name, title, session_id, second_factor, *granted = row
    _keep_alive()
    roles, permissions = (frozenset((names or "").split()) for names in granted)
    owes = not second_factor and not roles.isdisjoint(ADMINISTRATORS)
    return SignedIn(user_id, name, title, session_id, permissions, roles, owes)


def _keep_alive() -> None:
    """Note the time in the cookie, at most once a minute: not every answer must carry a cookie."""
    moment = int(now().timestamp())
    if moment - session.get(SEEN, 0) >= 60:
        session[SEEN] = moment


def idle_too_long() -> bool:
    """Whether the browser was quiet for longer than the idle limit; the time stands in the signed cookie."""
    config: Configuration = current_app.extensions["portal_config"]
    seen = session.get(SEEN, 0)
    return now().timestamp() - seen > config.idle.total_seconds()


def open_session(user_id: int, network: str, browser: str) -> str:
    """Add a session row and return its number for the cookie; the one this browser had before ends.

    Call it inside writing() only.
    """
    config: Configuration = current_app.extensions["portal_config"]
    if has_request_context() and (before := session.get(TOKEN)):
        _delete(SignInSession.token_hash == token_hash(before))
    token = secrets.token_urlsafe(32)
    row = SignInSession(
        token_hash=token_hash(token),
        user_id=user_id,
        expires_at=now() + timedelta(hours=config.session_hours),
        network=network,
        browser=browser[:200],
    )
    current_transaction().session.add(row)
    return token


def close_sessions(user_id: int, keep: int | None = None) -> None:
    """End the person's sessions, all but one. Call it inside writing() only."""
    mine = SignInSession.user_id == user_id
    _delete(mine if keep is None else mine & (SignInSession.id != keep))


def sweep_sessions() -> None:
    """Delete the rows of sessions whose time is over. Call it inside writing() only."""
    _delete(SignInSession.expires_at <= now())


def remember_half(*checked: Any) -> None:
    """Note in the cookie what was checked, until the second factor is shown; nothing else stays in it."""
    session.clear()
    session[HALF] = [int(now().timestamp()), *checked]


def half_signed_in() -> list[Any] | None:
    """What was checked within the last minutes, if anything."""
    moment, *checked = session.get(HALF) or (0,)
    return checked if now().timestamp() - moment <= HALF_SECONDS else None


def remember(token: str) -> None:
    """Put a new session into the browser's cookie; whatever the cookie held before is gone."""
    session.clear()
    session[TOKEN], session[SEEN] = token, int(now().timestamp())


def _delete(which: ColumnElement[bool]) -> None:
    current_transaction().session.execute(delete(SignInSession).where(which))


def token_hash(token: str) -> bytes:
    """What is kept of a session's number: 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).digest()


def confirmed_recently(confirmed_at: datetime, limit: timedelta = timedelta(minutes=10)) -> bool:
    """Whether the password was typed recently enough for a high-risk action."""
    return now() - confirmed_at < limit
