"""Accounts, their sessions, second factors, one-time links, and which role may do what."""

from datetime import datetime
from typing import Self

from sqlalchemy import ForeignKey, LargeBinary, Select, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..clock import now
from ..database.types import BigId, Instant
from ..extensions import Base
from ..items import SignedIn
from ..records.models import Record


class User(Record):
    """A person with an account. `name` is what one types to sign in, `title` what others read."""

    __tablename__ = "portal_user"
    kind = "portal.user"

    name: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = mapped_column(Text)
    active: Mapped[bool] = mapped_column(default=True)
    password_hash: Mapped[str | None] = mapped_column(Text)
    password_set_at: Mapped[datetime | None] = mapped_column(Instant)
    second_factor: Mapped[str] = mapped_column(Text, default="")  # totp | list, empty where there is none
    totp_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    totp_last_step: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(Instant, default=now)

    roles: Mapped[list["UserRole"]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """Everybody for those who administer, oneself for the others."""
        query = select(cls)
        if user is None or user.may("portal.people"):
            return query
        return query.where(cls.id == user.id)


class UserRole(Base):
    """A person holds a role."""

    __tablename__ = "portal_user_role"

    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("portal_user.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(Text, primary_key=True)


class KnownPermission(Base):
    """A permission whose first roles were granted; what administrators change later stays changed."""

    __tablename__ = "portal_permission"

    name: Mapped[str] = mapped_column(Text, primary_key=True)


class Grant(Base):
    """A role carries a permission."""

    __tablename__ = "portal_grant"

    role: Mapped[str] = mapped_column(Text, primary_key=True)
    permission: Mapped[str] = mapped_column(Text, primary_key=True)


class SignInSession(Base):
    """A signed-in browser. Only the hash of its 256-bit number is kept."""

    __tablename__ = "portal_session"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("portal_user.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(Instant, default=now)
    confirmed_at: Mapped[datetime] = mapped_column(Instant, default=now)  # password last typed
    expires_at: Mapped[datetime] = mapped_column(Instant)
    network: Mapped[str] = mapped_column(Text, default="")  # /24 or /56, for the list of sessions
    browser: Mapped[str] = mapped_column(Text, default="")


class OneTimeCode(Base):
    """A recovery code, or a line of the printed one-time list; used once, kept as a hash."""

    __tablename__ = "portal_one_time_code"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("portal_user.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(Text)  # recovery | list
    position: Mapped[int]
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    used_at: Mapped[datetime | None] = mapped_column(Instant)

    __table_args__ = (UniqueConstraint("user_id", "purpose", "position"),)


class OneTimeLink(Base):
    """A link that lets one person set password and second factor once: first set-up, invitation, recovery."""

    __tablename__ = "portal_one_time_link"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    user_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("portal_user.id", ondelete="CASCADE"))
    purpose: Mapped[str] = mapped_column(Text)  # setup | invitation
    expires_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class Attempt(Base):
    """How often something was tried within a window, per network or account, and when it may be tried again.

    Never the address or the name itself.
    """

    __tablename__ = "portal_throttle"

    scope: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    window: Mapped[int] = mapped_column(primary_key=True)
    count: Mapped[int]
    open_at: Mapped[datetime] = mapped_column(Instant)
