"""Which scopes of disclosure a person belongs to, and what that opens."""

from typing import Any

from sqlalchemy import ColumnElement, and_, true

from portal.items import SignedIn
from portal.records.disclosure import EVERYBODY

from .rights import READ, READ_MEMBERS, READ_PARTY

PARTY = "party"
_SCOPES = {"members": READ_MEMBERS, "office": READ, PARTY: READ_PARTY}


def scopes_of(user: SignedIn | None) -> list[str]:
    """The scopes that a person reads; the public, None, only what is for everybody."""
    inner = [scope for scope, permission in _SCOPES.items() if user is not None and user.may(permission)]
    return [EVERYBODY, *inner]


def keeps_register(user: SignedIn | None) -> bool:
    """Whether a person reads the register, with what is published to nobody yet."""
    return user is not None and user.may(READ)


def in_register(model: Any, user: SignedIn) -> ColumnElement[bool]:
    """The rows of the register for its keepers: what is meant for the Party only for those who may read that."""
    return true() if user.may(READ_PARTY) else model.scope != PARTY


def version_opens(model: Any, user: SignedIn | None) -> ColumnElement[bool]:
    """The condition under which a person may read a version, withdrawn or not."""
    if user is not None and keeps_register(user):
        return in_register(model, user)
    return and_(model.published_at.is_not(None), model.scope.in_(scopes_of(user)))
