"""The table of files: one row for each file of a record, and for each one that waits under a form's token."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from ..clock import now
from ..database.types import BigId, Instant
from ..extensions import Base


class Attachment(Base):
    """A file, whose it is, and what it is there. `public` shows it to everybody who may see the record.

    `file` is its name in the store; several rows may point at one file, which goes with the last of them. A file that
    was removed keeps its row and its content, as paper stays in the case, until the record's files are erased.
    """

    __tablename__ = "portal_attachment"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    owner_kind: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[str] = mapped_column(Text)  # as in the audit: a number, or a name
    role: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    file: Mapped[str] = mapped_column(Text)
    public: Mapped[bool] = mapped_column(default=False, server_default=false())
    added_by_id: Mapped[int | None] = mapped_column(BigId)
    added_by: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime] = mapped_column(Instant, default=now)
    removed_at: Mapped[datetime | None] = mapped_column(Instant)

    __table_args__ = (
        CheckConstraint("size > 0", name="size"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        Index(None, "owner_kind", "owner_id"),
        Index(None, "file"),
        # of the files that wait under one form's token each content is there once
        Index(
            "uq_portal_attachment_waiting",
            "owner_id",
            "sha256",
            unique=True,
            sqlite_where=text("owner_kind = 'portal.form'"),
            postgresql_where=text("owner_kind = 'portal.form'"),
        ),
        # A number that stands in a link is never given again, even after the last file was erased.
        {"sqlite_autoincrement": True},
    )

    @property
    def suffix(self) -> str:
        """The kind as people know it: "PDF"."""
        return self.name.rpartition(".")[2].upper()
