"""Who may do something now: the people whose turn it is, to be told so."""

from collections.abc import Iterable

from sqlalchemy import select

from ..extensions import db
from .models import Grant, User, UserRole

_ACTIVE = select(User.id).join(UserRole, UserRole.user_id == User.id).where(User.active).distinct().order_by(User.id)


def holders_of(permission: str) -> list[int]:
    """The numbers of active people one of whose roles carries the permission."""
    granted = _ACTIVE.join(Grant, Grant.role == UserRole.role).where(Grant.permission == permission)
    return list(db.session.scalars(granted))


def members_of(role: str) -> list[int]:
    """The numbers of active people who hold the role."""
    return list(db.session.scalars(_ACTIVE.where(UserRole.role == role)))


def titles_of(people: Iterable[int]) -> dict[int, str]:
    """What others read of these accounts, shut ones too: name and post by number, in the order of the names."""
    query = select(User.id, User.title).where(User.id.in_(list(people))).order_by(User.title, User.id)
    return {row.id: row.title for row in db.session.execute(query)}
