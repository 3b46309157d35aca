"""What the tables of rules have in common."""

from collections.abc import Iterable

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.database.types import BigId
from portal.extensions import Base


class Part(Base):
    """A row that belongs to a record and is read and changed with it."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(BigId, primary_key=True)


def one_of(column: str, codes: Iterable[str]) -> CheckConstraint:
    """Let a column hold the given codes only."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")
