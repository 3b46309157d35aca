"""Which role carries which permission: first by the plugin's word, then by the administrators'."""

from sqlalchemy import select

from ..items import Permission
from ..records.writing import current_transaction
from .models import Grant, KnownPermission


def grant_new(permissions: list[Permission]) -> None:
    """Give permissions never seen before to their first roles. Call it inside writing() only."""
    session = current_transaction().session
    known = set(session.scalars(select(KnownPermission.name)))
    for permission in permissions:
        if permission.name not in known:
            session.add(KnownPermission(name=permission.name))
            session.add_all(Grant(role=role, permission=permission.name) for role in permission.roles)
