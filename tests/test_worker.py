"""`portal worker`: what it does, and what becomes of it when it is killed."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from threading import Event
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from portal.clock import now
from portal.database.only_one import OnlyOne
from portal.extensions import db
from portal.hooks import hookimpl
from portal.host.jobs import standing
from portal.host.switching import disable, enable
from portal.items import Job
from portal.people.models import SignInSession
from portal.people.sessions import open_session
from portal.records.jobs import QueuedJob, WorkerSign, add_job
from portal.records.writing import writing
from portal.testing import add_user
from portal.worker import Worker, wait_after

SOURCE = '''
"""Appends a word to a file, twice: before and after it waits for another file to be there."""

import time
from pathlib import Path

from portal.hooks import hookimpl
from portal.items import Job, Plugin

plugin = Plugin(title="Diary", version="1.0", api=1)


def write(folder, word):
    with Path(folder, "diary").open("a") as file:
        file.write(f"began {word}\\n")
        file.flush()
        while not Path(folder, "go").exists():
            time.sleep(0.02)
        file.write(f"ended {word}\\n")


@hookimpl
def jobs():
    return [Job("diary.write", "Write", write)]
'''
PATIENCE = 40


@pytest.fixture
def diary(instance, make_app):
    """The folder of a plugin with one job, on, and in the context of an application."""
    folder = instance / "plugins" / "diary"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(SOURCE)
    with make_app().app_context():
        enable("diary")
        yield folder


@pytest.fixture
def start(app):
    """Start `portal worker` on the installation."""
    config = app.extensions["portal_config"]
    names = {"PORTAL_INSTANCE": str(config.instance), "PORTAL_DATABASE_URL": config.database_url}
    running = []

    def run(*arguments):
        command = [sys.executable, "-m", "portal", "worker", *arguments]
        running.append(subprocess.Popen(command, env=os.environ | names))
        return running[-1]

    yield run
    for process in running:
        process.kill()
        process.wait(PATIENCE)


def until(condition):
    """Wait for something to become true."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "nothing happened"
        db.session.rollback()
        time.sleep(0.05)


def written(folder):
    path = folder / "diary"
    return path.read_text().split("\n")[:-1] if path.exists() else []


def queue(folder, word):
    with writing():
        add_job("diary.write", folder=str(folder), word=word)


def due_now():
    """Make everything due: the tests cannot wait for minutes."""
    with writing() as tx:
        tx.session.execute(db.update(QueuedJob).values(due_at=now()))


def test_a_worker_killed_in_the_middle_loses_nothing_and_another_goes_on(diary, start):
    first = start()
    queue(diary, "one")
    queue(diary, "two")
    until(lambda: "began one" in written(diary))
    second = start()  # waits quietly
    first.kill()
    first.wait(PATIENCE)
    (diary / "go").touch()
    until(lambda: "ended two" in written(diary))
    due_now()
    until(lambda: db.session.scalar(select(QueuedJob).where(QueuedJob.name == "diary.write")) is None)
    assert sorted(written(diary)) == ["began one", "began one", "began two", "ended one", "ended two"]
    assert second.poll() is None


def test_told_to_stop_it_finishes_its_job_first(diary, start):
    worker = start()
    queue(diary, "one")
    queue(diary, "two")
    until(lambda: "began one" in written(diary))
    worker.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    (diary / "go").touch()
    assert worker.wait(PATIENCE) == 0
    assert written(diary) == ["began one", "ended one"]
    left = db.session.scalars(select(QueuedJob).where(QueuedJob.name == "diary.write"))
    assert [row.arguments["word"] for row in left] == ["two"]


def test_it_ends_when_the_process_that_started_it_is_gone(app, start):
    assert start("--parent", "1").wait(PATIENCE) == 0


def test_portal_run_has_a_worker_and_starts_it_again(diary, serve):
    serve()
    (diary / "go").touch()
    queue(diary, "one")
    until(lambda: "ended one" in written(diary))
    os.kill(worker_of_portal_run(), signal.SIGKILL)
    queue(diary, "two")
    until(lambda: "ended two" in written(diary))


def test_portal_run_takes_its_worker_along(app, serve):
    serve()
    until(lambda: db.session.get(WorkerSign, 1))
    worker = worker_of_portal_run()
    os.kill(parent_of(worker), signal.SIGTERM)
    until(lambda: not os.path.exists(f"/proc/{worker}"))


def worker_of_portal_run():
    """The worker that a child of this process has started."""
    for name in os.listdir("/proc"):
        parent = parent_of(name) if name.isdecimal() else 0
        if parent_of(parent) == os.getpid() and f"worker\0--parent\0{parent}" in command_of(name):
            return int(name)
    raise LookupError("no worker")


def command_of(process):
    try:
        with open(f"/proc/{process}/cmdline") as file:
            return file.read()
    except OSError:
        return ""


def parent_of(process):
    try:
        with open(f"/proc/{process}/stat") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def test_only_one_has_the_lock(app):
    one, two, stopping = OnlyOne(db.engine), OnlyOne(db.engine), Event()
    assert one.wait(stopping)
    one.check()
    stopping.set()
    assert not two.wait(stopping)
    stopping.clear()
    one.release()
    assert two.wait(stopping)
    two.release()


@pytest.fixture
def offer(app, monkeypatch):
    """Let a plugin that is always on offer jobs; returns a worker to be driven by hand."""

    def make(*jobs):
        app.extensions["portal_hooks"].manager.register(SimpleNamespace(jobs=hookimpl(lambda: list(jobs))), "test")
        app.extensions["portal_hooks"].switches.alive = lambda: frozenset({"test"})
        return Worker(app, Event())

    return make


@pytest.mark.own_app
def test_work_done_every_so_often_is_done_at_once_and_then_by_the_clock(offer, monkeypatch):
    done, clock = [], SimpleNamespace(now=100.0)
    monkeypatch.setattr("portal.worker.monotonic", lambda: clock.now)
    worker = offer(Job("test.pulse", "Pulse", lambda: done.append(clock.now), every=timedelta(seconds=10)))
    for moment in (100, 101, 109, 110, 115, 121):
        clock.now = float(moment)
        worker.work_once()
    assert done == [100, 110, 121]


@pytest.mark.own_app
def test_regular_work_that_fails_is_shown_until_it_works_again(offer, monkeypatch):
    clock, faults = SimpleNamespace(now=100.0), [KeyError("lost"), KeyError("lost again")]
    monkeypatch.setattr("portal.worker.monotonic", lambda: clock.now)

    def work():
        if faults:
            raise faults.pop(0)

    worker = offer(Job("test.pulse", "Pulse", work, every=timedelta(days=1)))
    shown = []
    for _ in range(3):
        worker.work_once()
        db.session.rollback()
        shown.append([(row.attempts, row.error.splitlines()[-1]) for row in standing().failed])
        clock.now += 86_400
    assert shown == [[(1, "KeyError: 'lost'")], [(2, "KeyError: 'lost again'")], []]


def test_waits_grow_with_failures_but_never_below_the_rhythm():
    pulse, hourly = (Job("test.x", "X", print, every=timedelta(seconds=it)) for it in (1, 7200))
    assert [wait_after(pulse, failures) for failures in (0, 1, 2, 5, 50)] == [1, 2, 4, 32, 3600]
    assert [wait_after(hourly, failures) for failures in (0, 1, 50)] == [7200, 7200, 7200]


@pytest.mark.own_app
def test_one_job_that_fails_holds_up_no_other(offer):
    done = []

    def leave():
        raise SystemExit

    worker = offer(Job("test.bad", "Bad", leave), Job("test.good", "Good", lambda: done.append(1)))
    with writing():
        add_job("test.bad")
        add_job("test.good")
    assert worker.work_once()
    assert worker.work_once()
    assert done == [1]
    db.session.rollback()
    assert "SystemExit" in standing().waiting[0].error


def test_jobs_wait_while_their_plugin_is_off(diary, make_app):
    (diary / "go").touch()
    queue(diary, "one")
    disable("diary")
    worker = Worker(make_app(), Event())
    while worker.work_once():
        pass
    assert written(diary) == []
    enable("diary")
    while worker.work_once():
        pass
    assert written(diary) == ["began one", "ended one"]


def test_ended_sessions_are_swept(app):
    user_id = add_user("wang", "staff")
    with writing() as tx:
        open_session(user_id, "", "")
        tx.session.execute(db.update(SignInSession).values(expires_at=now()))
    Worker(app, Event()).work_once()
    db.session.rollback()
    assert db.session.scalar(select(SignInSession)) is None


def test_a_silent_worker_is_told_from_a_busy_one(app):
    with writing() as tx:
        tx.session.add(WorkerSign(id=1, started_at=now(), seen_at=now() - timedelta(minutes=3)))
    assert standing().silent
    with writing() as tx:
        tx.session.add(QueuedJob(name="portal.sweep", due_at=now(), started_at=now() - timedelta(minutes=30)))
    assert not standing().silent
    with writing() as tx:
        tx.session.execute(db.update(QueuedJob).values(started_at=now() - timedelta(hours=2)))
    db.session.rollback()
    assert standing().silent
