"""Records of finance for pages."""

from collections.abc import Sequence
from typing import TypeVar

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn
from portal.records.models import Record

from .models import QuarterDisclosure

Found = TypeVar("Found", bound=Record)


def find(model: type[Found], number: int, user: SignedIn | None) -> Found:
    """A record that the person may read. Raises NotThere."""
    found = db.session.scalar(model.visible_to(user).where(model.id == number))
    if found is None:
        raise NotThere
    return found


def disclosures(user: SignedIn) -> Sequence[QuarterDisclosure]:
    """All disclosures, the newest quarter first."""
    order = QuarterDisclosure.year.desc(), QuarterDisclosure.quarter.desc(), QuarterDisclosure.id.desc()
    return db.session.scalars(QuarterDisclosure.visible_to(user).order_by(*order)).all()
