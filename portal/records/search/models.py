"""The texts that are searched, as they are compared. Their pairs of letters are in `portal_search_fts`."""

from sqlalchemy import BigInteger, Boolean, Text, UniqueConstraint, column, table
from sqlalchemy.orm import Mapped, mapped_column

from ...database.types import BigId
from ...extensions import Base

INDEXED = "searchable:"  # facts of portal_state: the kinds whose records are all in the index


class SearchEntry(Base):
    """What one record says. The number grows with each new one, so that the newest are found first."""

    __tablename__ = "portal_search"
    __table_args__ = (UniqueConstraint("kind", "record_id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    record_id: Mapped[int] = mapped_column(BigInteger)
    normalised: Mapped[str] = mapped_column(Text)
    public: Mapped[bool] = mapped_column(Boolean)


# A full-text table of SQLite, a plain one with an inverted index on PostgreSQL; Alembic leaves it alone.
FTS = table("portal_search_fts", column("rowid"), column("pairs"))
