"""What plan, problem and item have in common: the day from which everybody may read them."""

from typing import Self

from sqlalchemy import Select, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from portal.database.types import BigId
from portal.extensions import Base
from portal.items import SearchDocument, SignedIn
from portal.records.disclosure import EVERYBODY, Disclosed

READ = "problem_inventory.read"


class PublishedRecord(Disclosed):
    """A record that the public sees once it is published."""

    __abstract__ = True

    title: Mapped[str] = mapped_column(Text)

    @property
    def public_title(self) -> str:
        """Its title."""
        return self.title

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """Everything for those who work with the ledger; for others what was published, withdrawn or not."""
        if user is not None and user.may(READ):
            return select(cls)
        return select(cls).where(cls.published_at.is_not(None), cls.scope == EVERYBODY)

    def found_as(self, title: str, *texts: str | None) -> SearchDocument:
        """What is found of it: by everybody once it is published."""
        return SearchDocument(title, "\n".join(filter(None, texts)), public=self.is_public)


class Part(Base):
    """A row that belongs to a record and is read, changed and published with it."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
