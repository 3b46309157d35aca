"""What the tables have in common."""

from collections.abc import Iterable
from typing import Self

from sqlalchemy import CheckConstraint, Select, false, select

from portal.items import SignedIn
from portal.records.models import Record

from ..permissions import READ


def one_of(column: str, codes: Iterable[str]) -> CheckConstraint:
    """Let a column hold the given codes only."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


class InsideRecord(Record):
    """A record that only those read who may read the roster: never the public, whatever happens to it."""

    __abstract__ = True

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for readers of the roster, none for others."""
        query = select(cls)
        return query if user is not None and user.may(READ) else query.where(false())
