"""Jobs in the queue: added in the business transaction, claimed, done, failed."""

from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from sqlalchemy import select

from portal.clock import now
from portal.errors import NotThere
from portal.extensions import db
from portal.hooks import hookimpl
from portal.items import Job
from portal.records import job_queue
from portal.records.job_queue import WAITS, claim, discard, fail, finish, next_day, plan_daily, retry
from portal.records.jobs import QueuedJob, add_job
from portal.records.writing import writing

pytestmark = pytest.mark.own_app

ONCE = Job("test.once", "Once", print)
NIGHTLY = Job("test.nightly", "At night", print, daily=time(3))
JOBS = {job.name: job for job in (ONCE, NIGHTLY)}


@pytest.fixture(autouse=True)
def plugin(app, monkeypatch):
    """A plugin that offers the two jobs, the only one that is on."""
    offers = SimpleNamespace(jobs=hookimpl(lambda: list(JOBS.values())))
    app.extensions["portal_hooks"].manager.register(offers, "test")
    app.extensions["portal_hooks"].switches.alive = lambda: {"test"}


def add(name="test.once", **options):
    with writing():
        add_job(name, **options)


def rows():
    db.session.rollback()
    return list(db.session.scalars(select(QueuedJob).order_by(QueuedJob.id)))


def test_a_job_is_taken_back_with_its_transaction():
    with pytest.raises(ZeroDivisionError), writing():
        add_job("test.once")
        1 / 0  # noqa: B018
    assert rows() == []


def test_a_job_that_nobody_offers_is_refused():
    with pytest.raises(LookupError), writing():
        add_job("test.unknown")


def test_a_key_waits_once():
    add(key="same", number=1)
    add(key="same", number=2)
    add(key="other", number=3)
    assert [row.arguments for row in rows()] == [{"number": 1}, {"number": 3}]


def test_a_key_may_be_queued_again_while_its_job_runs():
    add(key="same", number=1)
    running = claim(JOBS)
    add(key="same", number=2)
    finish(running, ONCE)
    assert [row.arguments for row in rows()] == [{"number": 2}]


def test_what_is_due_longest_comes_first_and_nothing_before_its_time():
    add(due=now() + timedelta(hours=1), number=1)
    add(due=now() - timedelta(hours=1), number=2)
    add(due=now() - timedelta(hours=2), number=3)
    assert [claim(JOBS).arguments["number"] for _ in range(2)] == [3, 2]
    assert claim(JOBS) is None


def test_a_job_of_a_plugin_that_is_off_waits():
    add()
    assert claim({"test.nightly": NIGHTLY}) is None
    assert claim(JOBS).name == "test.once"


def test_what_is_done_is_deleted():
    add()
    finish(claim(JOBS), ONCE)
    assert rows() == []


def test_a_job_that_fails_is_tried_again_after_growing_waits_and_then_waits_for_a_person():
    with time_machine.travel(now(), tick=False) as clock:
        add()
        for wait in WAITS:
            fail(claim(JOBS), "Traceback …")
            assert claim(JOBS) is None
            clock.shift(wait - timedelta(seconds=1))
            assert claim(JOBS) is None
            clock.shift(timedelta(seconds=1))
        fail(claim(JOBS), "Traceback of the last")
        clock.shift(timedelta(days=30))
        assert claim(JOBS) is None
    (row,) = rows()
    assert (row.given_up, row.error) == (True, "Traceback of the last")


def test_a_job_whose_worker_was_killed_is_due_again_and_says_so():
    with time_machine.travel(now(), tick=False) as clock:
        add(number=7)
        claim(JOBS)
        job_queue.take_over()
        clock.shift(WAITS[0])
        assert claim(JOBS).arguments == {"number": 7}
    (row,) = rows()
    assert (row.error, row.attempts) == (job_queue.KILLED, 2)


def give_up(clock):
    """Let the job fail as often as it is tried."""
    for wait in (*WAITS, timedelta()):
        fail(claim(JOBS), "Traceback")
        clock.shift(wait)


def test_a_failed_job_can_be_tried_again_or_given_up():
    with time_machine.travel(now(), tick=False) as clock:
        add()
        with pytest.raises(NotThere):
            retry(rows()[0].id)
        give_up(clock)
        retry(rows()[0].id)
        assert not rows()[0].given_up
        give_up(clock)
        discard(rows()[0].id)
    assert rows() == []
    with pytest.raises(NotThere):
        discard(1)


@pytest.mark.parametrize(("hour", "day"), [(18, 2), (20, 3)])
def test_daily_work_is_due_on_the_clock_of_the_office(hour, day):
    with time_machine.travel(datetime(2026, 3, 1, hour, tzinfo=UTC), tick=False):  # 2 or 4 in the morning of the 2nd
        assert next_day(NIGHTLY) == datetime(2026, 3, day - 1, 19, tzinfo=UTC)


def test_daily_work_is_planned_once_and_again_after_it_was_done():
    plan_daily(JOBS.values())
    plan_daily(JOBS.values())
    (row,) = rows()
    with time_machine.travel(row.due_at, tick=False):
        finish(claim(JOBS), NIGHTLY)
        (again,) = rows()
        assert again.due_at - now() == timedelta(days=1)


def test_daily_work_that_was_tried_in_vain_is_shown_and_tried_again_the_next_day():
    plan_daily(JOBS.values())
    with time_machine.travel(rows()[0].due_at, tick=False) as clock:
        give_up(clock)
        assert rows()[0].given_up
        plan_daily(JOBS.values())
        (row,) = rows()
        assert row.given_up
        assert timedelta() < row.due_at - now() <= timedelta(days=1)
        clock.move_to(row.due_at)
        finish(claim(JOBS), NIGHTLY)
        assert not rows()[0].given_up
