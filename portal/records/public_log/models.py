"""The tables of the public log."""

from sqlalchemy import Index, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ...database.types import BigId
from ...extensions import Base


class Leaf(Base):
    """One change of one record, as canonical JSON; `index` is its place in the log once it has one.

    `salts` holds the salt of each commitment, as JSON: a salt can go without touching the leaf. `code` is keyed, over
    content, salts and audit entry: whoever changes a row without the key is found.
    """

    __tablename__ = "portal_leaf"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    index: Mapped[int | None] = mapped_column(BigId, unique=True)
    kind: Mapped[str] = mapped_column(Text)
    record_id: Mapped[str] = mapped_column(Text)  # a number, or the name of a plugin or role
    seq: Mapped[int]
    content: Mapped[bytes] = mapped_column("bytes", LargeBinary)
    salts: Mapped[str] = mapped_column(Text)
    audit_id: Mapped[int | None] = mapped_column(BigId)
    code: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = (
        UniqueConstraint("kind", "record_id", "seq"),
        Index(
            "ix_portal_leaf_pending",
            "id",
            sqlite_where=text('"index" IS NULL'),
            postgresql_where=text('"index" IS NULL'),
        ),
    )


class LeafHead(Base):
    """The number of a record's newest leaf: it tells when that one was taken away."""

    __tablename__ = "portal_leaf_head"

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    record_id: Mapped[str] = mapped_column(Text, primary_key=True)
    seq: Mapped[int]
    code: Mapped[bytes] = mapped_column(LargeBinary)
