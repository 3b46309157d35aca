"""What plan, problem and item have in common: the day from which everybody may read them."""

from datetime import datetime
from typing import Self

from sqlalchemy import Select, select
from sqlalchemy.orm import Mapped, mapped_column

from portal.database.types import BigId, Instant
from portal.extensions import Base
from portal.items import SignedIn
from portal.records.models import Record

READ = "problem_inventory.read"


class PublishedRecord(Record):
    """A record that the public sees once it is published."""

    __abstract__ = True

    published_at: Mapped[datetime | None] = mapped_column(Instant)

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.published_at is not None

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """Everything for those who work with the ledger, what is published for everybody else."""
        if user is not None and user.may(READ):
            return select(cls)
        return select(cls).where(cls.published_at.is_not(None))


class Part(Base):
    """A row that belongs to a record and is read, changed and published with it."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
