"""Many writers at once: none fails, none starves."""

import subprocess
import sys
import time

import pytest
from sqlalchemy import func, select

from portal.extensions import db
from portal.records.models import AuditEntry

WRITER = """
import sys, time
from portal import create_app
from portal.items import Change, Subject
from portal.records.writing import record, writing

app = create_app(instance=sys.argv[1], database_url=sys.argv[2])
worst = 0.0
with app.app_context():
    for number in range(int(sys.argv[3])):
        before = time.monotonic()
        with writing() as tx:
            record(Change(Subject("portal.test", str(number)), "counted", public=True))
        worst = max(worst, time.monotonic() - before)
print(worst)
"""


@pytest.fixture
def run_writers(app):
    """Start writer processes on the application's database; returns the longest wait of each, in seconds."""
    config = app.extensions["portal_config"]

    def run(processes, changes):
        command = [sys.executable, "-c", WRITER, str(config.instance), config.database_url, str(changes)]
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(processes)]
        return [float(process.communicate(timeout=100)[0]) for process in running]

    return run


def counted():
    db.session.rollback()
    return db.session.scalar(select(func.count()).where(AuditEntry.action == "counted"))


def test_eight_writer_processes_lose_nothing(run_writers):
    run_writers(8, 25)
    assert counted() == 200


@pytest.mark.full
def test_no_writer_waits_longer_than_a_second(run_writers):
    assert max(run_writers(8, 250)) < 1
    assert counted() == 2000


def test_the_lock_is_free_again_after_its_holder_was_killed(app):
    path = app.extensions["portal_lock"]
    if path is None:
        pytest.skip("PostgreSQL does its own locking")
    holder = f"""
from pathlib import Path
from portal.database.lock import writer_lock
with writer_lock(Path({str(path)!r})):
    print("held", flush=True)
    import time; time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", holder], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    process.kill()
    process.wait()
    before = time.monotonic()
    from portal.database.lock import writer_lock

    with writer_lock(path):
        assert time.monotonic() - before < 5
