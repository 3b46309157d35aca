"""The worker: the one process of an installation that does what can wait, and what is due by the clock.

It ends itself when the database goes away, and whoever started it starts it again.
"""

import logging
import traceback
from collections.abc import Callable, Container
from dataclasses import dataclass
from threading import Event
from time import monotonic

from flask import Flask

from .database.only_one import OnlyOne
from .extensions import db
from .hooks.calling import call, registry
from .items import Job
from .records import job_queue

PAUSE = 0.5
SIGN_SECONDS = 20
LONGEST_WAIT = 3600
log = logging.getLogger(__name__)


@dataclass
class Rhythm:
    """When work that is done every so often is due next. `failures` is -1 until it was tried the first time."""

    due: float = 0
    failures: int = -1


class Worker:
    """Works until `stopping` is set; a job that has begun is finished first."""

    def __init__(self, app: Flask, stopping: Event) -> None:
        self._app, self._stopping = app, stopping
        self._alive: Container[str] = ()
        self._jobs: dict[str, Job] = {}
        self._rhythms: dict[str, Rhythm] = {}
        self._next_sign = 0.0

    def run(self) -> None:
        """Wait until no other worker is there, then work."""
        with self._app.app_context():
            lock = OnlyOne(db.engine)
        try:
            if lock.wait(self._stopping):
                self._work(lock)
        finally:
            lock.release()

    def _work(self, lock: OnlyOne) -> None:
        with self._app.app_context():
            job_queue.take_over()
        while not self._stopping.is_set():
            lock.check()
            if not self.work_once():
                self._stopping.wait(PAUSE)

    def work_once(self) -> bool:
        """Do what is due by the clock, then one job of the queue; returns whether there was one."""
        with self._app.app_context():
            self._ask_for_jobs()
            self._give_sign()
        for job in self._jobs.values():
            if job.every and self._rhythms.setdefault(job.name, Rhythm()).due <= monotonic():
                self._do_regular(job, self._rhythms[job.name])
        with self._app.app_context():
            claimed = job_queue.claim(self._jobs)
        if claimed:
            self._do_queued(claimed)
        return claimed is not None

    def _ask_for_jobs(self) -> None:
        """Ask again only when a plugin was switched: it is asked twice a second."""
        alive = registry().switches.alive()
        if alive != self._alive:
            self._alive, self._jobs = alive, {job.name: job for job in call("jobs")}
            self._next_sign = 0

    def _give_sign(self) -> None:
        if self._next_sign <= monotonic():
            self._next_sign = monotonic() + SIGN_SECONDS
            job_queue.give_sign()
            job_queue.plan_daily(self._jobs.values())

    def _do_regular(self, job: Job, rhythm: Rhythm) -> None:
        trace = self._do(job.name, job.run)
        rhythm.failures, before = rhythm.failures + 1 if trace else 0, rhythm.failures
        with self._app.app_context():
            if trace:
                job_queue.note_failure(job, trace)
            elif before:
                job_queue.forget_failure(job)
        rhythm.due = monotonic() + wait_after(job, rhythm.failures)

    def _do_queued(self, claimed: job_queue.Claimed) -> None:
        job = self._jobs[claimed.name]
        trace = self._do(job.name, lambda: job.run(**claimed.arguments))
        with self._app.app_context():
            if trace:
                job_queue.fail(claimed, trace)
            else:
                job_queue.finish(claimed, job)

    def _do(self, name: str, work: Callable[[], None]) -> str:
        """Do something in an application context of its own; returns the traceback of what went wrong."""
        try:
            with self._app.app_context():
                work()
        except (Exception, SystemExit):  # whatever a job does wrong stays its own
            log.exception("the job %s failed", name, extra={"component": name.partition(".")[0]})
            return traceback.format_exc()
        return ""


def wait_after(job: Job, failures: int) -> float:
    """Seconds until work that is done every so often is due again: longer with each failure, at most an hour more."""
    usual = job.every.total_seconds() if job.every else 0
    return usual if failures <= 0 else max(usual, min(usual * 2.0 ** min(failures, 20), LONGEST_WAIT))
