"""One record of the roster that the acting person may read."""

from typing import TypeVar

from portal.errors import NotThere
from portal.extensions import db
from portal.people.access import current_user
from portal.records.models import Record

Found = TypeVar("Found", bound=Record)


def find(model: type[Found], number: int) -> Found:
    """The record of that number. Raises NotThere."""
    found = db.session.scalar(model.visible_to(current_user).where(model.id == number))
    if found is None:
        raise NotThere
    return found
