"""Doing in the background what a person asked for: as that person, with what that person may do now."""

from flask import g
from sqlalchemy import select

from ..extensions import db
from ..items import SignedIn
from .models import Grant, User, UserRole


def act_for(user_id: int) -> bool:
    """Let a job act as the person who asked for it; False where the account is shut or gone. No request is needed."""
    query = select(User.name, User.title, UserRole.role, Grant.permission)
    query = query.outerjoin(UserRole, UserRole.user_id == User.id).outerjoin(Grant, Grant.role == UserRole.role)
    rows = db.session.execute(query.where(User.id == user_id, User.active)).all()
    if not rows:
        return False
    roles = frozenset(row.role for row in rows if row.role)
    permissions = frozenset(row.permission for row in rows if row.permission)
    g.portal_person = SignedIn(user_id, rows[0].name, rows[0].title, 0, permissions, roles)
    return True
