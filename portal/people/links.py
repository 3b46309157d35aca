"""One-time links: the first set-up, and invitations by printed slip. Only their hashes are kept."""

import hashlib
import secrets
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ..clock import now
from ..errors import NotThere, PortalError
from ..extensions import db
from ..records.writing import current_transaction, writing
from .models import OneTimeLink, User, UserRole
from .roles import SYSTEM

SETUP, INVITATION = "setup", "invitation"
VALID = {SETUP: timedelta(hours=72), INVITATION: timedelta(days=14)}


class LinkUnusable(PortalError):
    """The link was used or has expired; the message says what to do now."""

    status = 410


def setup_token() -> str | None:
    """A fresh set-up link's token while nobody administers the portal, else None; older set-up links die."""
    with writing() as tx:
        return None if somebody_administers(tx.session) else issue(SETUP)


def somebody_administers(session: Session) -> bool:
    """Whether an active person with a password holds the system role."""
    held = select(UserRole.user_id).where(UserRole.role == SYSTEM)
    query = select(User.id).where(User.id.in_(held), User.active, User.password_hash.is_not(None))
    return session.scalars(query).first() is not None


def issue(purpose: str, user_id: int | None = None) -> str:
    """Make a link's token; older ones of the same person and purpose die. Call it inside writing() only."""
    session = current_transaction().session
    same = (OneTimeLink.purpose == purpose, OneTimeLink.user_id.is_not_distinct_from(user_id))
    session.execute(delete(OneTimeLink).where(*same, OneTimeLink.used_at.is_(None)))
    token = secrets.token_urlsafe(32)
    expires_at = now() + VALID[purpose]
    session.add(OneTimeLink(token_hash=_hash(token), user_id=user_id, purpose=purpose, expires_at=expires_at))
    return token


def find_link(token: str) -> OneTimeLink:
    """The usable link of this token; looking changes nothing.

    Raises NotThere when there is none, LinkUnusable when it was used or has expired.
    """
    return _usable(db.session(), token)


def use_link(token: str, purpose: str) -> OneTimeLink:
    """Use a link up. Call it inside writing() only; raises like find_link()."""
    link = _usable(current_transaction().session, token, lock=True)
    if link.purpose != purpose:
        raise NotThere
    link.used_at = now()
    return link


def _usable(session: Session, token: str, lock: bool = False) -> OneTimeLink:
    query = select(OneTimeLink).where(OneTimeLink.token_hash == _hash(token))
    link = session.scalar(query.with_for_update() if lock else query)
    if link is None:
        raise NotThere
    if link.used_at is not None or (link.purpose == SETUP and somebody_administers(session)):
        raise LinkUnusable(_("This link was already used. If it was you, sign in; if not, tell the administrator."))
    if link.expires_at <= now():
        raise LinkUnusable(_("This link is no longer valid. Ask the administrator for a new one."))
    return link


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
