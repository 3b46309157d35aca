"""The worker's side of the queue: claim, finish, fail; what people do with a job that failed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update

from ..clock import OFFICE, local, now
from ..errors import NotThere
from ..extensions import db
from ..items import Change, Job, Subject
from .jobs import QueuedJob, WorkerSign
from .writing import current_transaction, record, writing

KIND = "portal.job"
REGULAR = "regular:"  # the keys of rows that stand for work done daily or every so often
# After the first try, the second, and so on; after the last one a job waits for a person.
WAITS = tuple(timedelta(minutes=it) for it in (1, 5, 30, 120, 360))
KILLED = "The worker ended while this job was running."
LONGEST_ERROR = 20_000


@dataclass(frozen=True)
class Claimed:
    """A job that this worker has taken."""

    id: int
    name: str
    arguments: dict[str, Any]


def claim(jobs: dict[str, Job]) -> Claimed | None:
    """Take the job that is due longest, of those that can be run now; None when nothing is due.

    It is due again after a wait from the moment it is taken, so a worker that is killed loses nothing.
    """
    due = select(QueuedJob).where(QueuedJob.due_at <= now(), QueuedJob.name.in_(jobs))
    due = due.order_by(QueuedJob.due_at, QueuedJob.id).limit(1)
    with db.engine.connect() as connection:
        if connection.execute(due).first() is None:
            return None
    with writing() as tx:
        row = tx.session.scalar(due.with_for_update())
        if row is None:
            return None
        row.due_at = now() + WAITS[row.attempts] if row.attempts < len(WAITS) else None
        row.attempts += 1
        row.started_at, row.error = now(), KILLED
        if row.key and not row.key.startswith(REGULAR):
            row.key = None  # from now on the next one may be queued
        return Claimed(row.id, row.name, row.arguments)


def finish(claimed: Claimed, job: Job) -> None:
    """Delete a job that is done; daily work is due again tomorrow."""
    with writing() as tx:
        row = tx.session.get(QueuedJob, claimed.id)
        if row and row.key and job.daily:
            row.due_at, row.attempts, row.started_at, row.error = next_day(job), 0, None, ""
        elif row:
            tx.session.delete(row)


def fail(claimed: Claimed, trace: str) -> None:
    """Keep why a job failed; it is due again already, unless this was its last try."""
    with writing() as tx:
        changed = {"started_at": None, "error": trace[-LONGEST_ERROR:]}
        tx.session.execute(update(QueuedJob).where(QueuedJob.id == claimed.id).values(changed))


def note_failure(job: Job, trace: str) -> None:
    """Keep why work done every so often failed, as a row that waits for a person; the worker tries on by itself."""
    with writing() as tx:
        row = tx.session.scalar(select(QueuedJob).where(QueuedJob.key == REGULAR + job.name))
        row = row or QueuedJob(name=job.name, key=REGULAR + job.name, attempts=0)
        row.attempts += 1
        row.error = trace[-LONGEST_ERROR:]
        tx.session.add(row)


def forget_failure(job: Job) -> None:
    """Drop what was kept of earlier failures: it works again."""
    with writing() as tx:
        tx.session.execute(delete(QueuedJob).where(QueuedJob.key == REGULAR + job.name))


def plan_daily(jobs: Iterable[Job]) -> None:
    """See to it that each daily work has its row, and that one that was tried in vain is due again tomorrow."""
    daily = {REGULAR + job.name: job for job in jobs if job.daily}
    with writing() as tx:
        rows = {row.key: row for row in tx.session.scalars(select(QueuedJob).where(QueuedJob.key.in_(daily)))}
        for key, job in daily.items():
            row = rows.get(key) or QueuedJob(name=job.name, key=key)
            if row.due_at is None:
                row.due_at, row.attempts = next_day(job), 0
            tx.session.add(row)


def next_day(job: Job) -> datetime:
    """When daily work is due next, on the office's clock."""
    moment = local(now())
    due = datetime.combine(moment.date(), job.daily, OFFICE)  # type: ignore[arg-type]  # asked of daily work only
    return due if due > moment else due + timedelta(days=1)


def take_over() -> None:
    """Begin as the one worker: whatever is marked as running belongs to one that ended."""
    with writing() as tx:
        tx.session.execute(update(QueuedJob).values(started_at=None))
        tx.session.merge(WorkerSign(id=1, started_at=now(), seen_at=now()))


def give_sign() -> None:
    """Say that the worker is alive."""
    with writing() as tx:
        tx.session.execute(update(WorkerSign).values(seen_at=now()))


def retry(job_id: int) -> None:
    """Let a job that failed run again at once. Raises NotThere when it has not failed, or is gone."""
    with writing():
        row = _given_up(job_id)
        row.due_at, row.attempts, row.error = now(), 0, ""
        record(Change(Subject(KIND, row.name), "retried"))


def discard(job_id: int) -> None:
    """Delete a job that failed: it will not be done. Raises NotThere when it has not failed, or is gone."""
    with writing() as tx:
        row = _given_up(job_id)
        tx.session.delete(row)
        record(Change(Subject(KIND, row.name), "discarded"))


def _given_up(job_id: int) -> QueuedJob:
    row = current_transaction().session.get(QueuedJob, job_id, with_for_update=True)
    if row is None or not row.given_up:
        raise NotThere
    return row
