"""How the background work stands: whether the worker answers, what runs, what waits, what failed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from ..clock import now
from ..extensions import db
from ..hooks.calling import call
from ..records.jobs import QueuedJob, WorkerSign

SILENT = timedelta(minutes=2)
LONG = timedelta(hours=1)  # the worker gives no sign while it is at one job; one that takes longer is stuck
SHOWN = 200


@dataclass(frozen=True)
class Standing:
    """The rows that failed, run and wait, and the worker's last sign. `silent`: it should have given one since."""

    failed: list[QueuedJob]
    running: list[QueuedJob]
    waiting: list[QueuedJob]
    seen_at: datetime | None
    silent: bool


def standing() -> Standing:
    """Look at the queue and at the worker's last sign of life."""
    query = select(QueuedJob).order_by(QueuedJob.due_at.is_not(None), QueuedJob.due_at, QueuedJob.id)
    rows = list(db.session.scalars(query.limit(SHOWN)))
    sign = db.session.get(WorkerSign, 1)
    running = [row for row in rows if row.started_at]
    signs = [sign.seen_at + SILENT] if sign else []
    signs += [row.started_at + LONG for row in running if row.started_at]
    return Standing(
        failed=[row for row in rows if row.given_up],
        running=running,
        waiting=[row for row in rows if not (row.given_up or row.started_at)],
        seen_at=sign.seen_at if sign else None,
        silent=bool(sign) and max(signs) < now(),
    )


def titles() -> dict[str, str]:
    """What the jobs of the plugins that are on are called, by name."""
    return {job.name: str(job.title) for job in call("jobs")}
