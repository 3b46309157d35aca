"""One record of the roster that a person may read."""

from typing import TypeVar

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn
from portal.records.models import Record

Found = TypeVar("Found", bound=Record)


def find(model: type[Found], number: int, user: SignedIn | None) -> Found:
    """The record of that number; `user` None: as everybody may read it. Raises NotThere."""
    found = db.session.scalar(model.visible_to(user).where(model.id == number))
    if found is None:
        raise NotThere
    return found
