"""Imports on their way from an upload to the confirmation, and the headings that were matched before."""

from datetime import datetime
from typing import Any, Self

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, Select, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column

from ...clock import now
from ...database.types import BigId, Instant
from ...extensions import Base
from ...items import SignedIn
from ...records.models import Record

READING, CHOOSING, CHECKING, CHECKED, APPLYING, DONE, FAILED, DRAFT = STATES = (
    "reading", "choosing", "checking", "checked", "applying", "done", "failed", "draft",
)  # fmt: skip
WORKING = (READING, CHECKING, APPLYING)
OPEN = (DRAFT, CHOOSING, CHECKED)


class StagedImport(Record):
    """One upload, or one grid, of one person; what stands in it lies sealed in its parts.

    `statuses` has one letter for each row, the first of its status. `digest` says what the preview showed. `sheet`
    counts the tables found from 0.
    """

    __tablename__ = "portal_import"
    kind = "portal.import"

    importer: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("portal_user.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text, default="")  # of the file; empty for a grid
    language: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    sheet: Mapped[int | None]
    places: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    row_count: Mapped[int] = mapped_column(default=0)
    row_done: Mapped[int] = mapped_column(default=0)
    statuses: Mapped[str] = mapped_column(Text, default="")
    digest: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    touched_at: Mapped[datetime] = mapped_column(Instant, default=now, index=True)

    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        # A number that stands in an address is never given again.
        {"sqlite_autoincrement": True},
    )

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """One's own only."""
        return select(cls).where(cls.user_id == user.id) if user else select(cls).where(false())

    @property
    def is_grid(self) -> bool:
        """Whether it was typed in rather than uploaded."""
        return not self.name


class ImportPart(Base):
    """A piece of what stands in an import, packed and sealed with the import's own key: see parts.py."""

    __tablename__ = "portal_import_part"

    import_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("portal_import.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    part: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class KnownHeadings(Base):
    """Which heading was which column the last time: `headings` is a digest of them all, in their order."""

    __tablename__ = "portal_import_headings"

    importer: Mapped[str] = mapped_column(Text, primary_key=True)
    headings: Mapped[str] = mapped_column(Text, primary_key=True)
    places: Mapped[dict[str, int]] = mapped_column(JSON)
