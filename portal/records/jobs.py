"""Work that is done later: a row inserted in the transaction that makes the work necessary.

    with writing():
        …
        add_job("public_feedback.remind", due=now() + timedelta(days=3), opinion_id=opinion.id)

`portal worker` runs what is due, at least once. Arguments are numbers and codes, never personal values.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from ..clock import now
from ..database.types import BigId, Instant
from ..extensions import Base
from ..hooks.calling import call
from .writing import current_transaction


class QueuedJob(Base):
    """A job that waits, runs or has failed; one that is done is deleted.

    `key` is unique among those that wait. `due_at` is empty once it was tried too often: it waits for a person.
    """

    __tablename__ = "portal_job"
    __table_args__ = (Index(None, "due_at", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    key: Mapped[str | None] = mapped_column(Text, unique=True)
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    started_at: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(Text, default="")

    @property
    def given_up(self) -> bool:
        """Whether it failed as often as it is tried; of daily work this says that the last day failed."""
        return bool(self.error) and self.started_at is None and (self.due_at is None or not self.attempts)


class WorkerSign(Base):
    """The last sign of life of the one worker."""

    __tablename__ = "portal_worker"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    started_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)


def add_job(name: str, due: datetime | None = None, key: str | None = None, **arguments: Any) -> None:
    """Queue a job for `due`, at once by default; nothing while one with the same key waits. Inside writing() only.

    A job that runs already does not count as waiting: it may have looked too early. On PostgreSQL writers of one key
    wait for each other. Raises LookupError when no plugin that is on offers such a job.
    """
    if name not in {job.name for job in call("jobs")}:
        raise LookupError(f"no plugin that is on offers the job {name}")
    session = current_transaction().session
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    row = {"name": name, "key": key, "arguments": arguments, "due_at": due or now(), "attempts": 0, "error": ""}
    session.execute(insert(QueuedJob).values(row).on_conflict_do_nothing(index_elements=[QueuedJob.key]))
