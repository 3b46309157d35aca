"""The page of background work."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.clock import now
from portal.extensions import db
from portal.records.jobs import QueuedJob, WorkerSign
from portal.records.models import AuditEntry
from portal.records.writing import writing
from portal.testing import submit

PAGE = "/en/admin/jobs"


@pytest.fixture
def failed(app):
    """A job that was tried in vain; returns its number."""
    with writing() as tx:
        row = QueuedJob(name="portal.sweep", attempts=6, error="Traceback\nKeyError: '<lost>'")
        tx.session.add(row)
        tx.session.flush()
        return row.id


def test_an_empty_queue_without_a_worker_says_so(sign_in_as):
    page = sign_in_as("system_admin").get(PAGE).text
    assert "Nothing is waiting." in page
    assert "portal worker" in page


def test_the_queue_shows_what_runs_and_what_waits(app, sign_in_as):
    with writing() as tx:
        tx.session.add(WorkerSign(id=1, started_at=now(), seen_at=now()))
        tx.session.add(QueuedJob(name="portal.sweep", due_at=now(), started_at=now(), attempts=1))
        tx.session.add(QueuedJob(name="gone.remind", due_at=now()))
    page = sign_in_as("system_admin").get(PAGE).text
    assert "Running" in page
    assert "Waits for its module" in page
    assert "The worker answered at" in page


def test_a_worker_that_is_gone_is_told(app, sign_in_as):
    with writing() as tx:
        tx.session.add(WorkerSign(id=1, started_at=now(), seen_at=now() - timedelta(days=1)))
    assert "has not answered since" in sign_in_as("system_admin").get(PAGE).text


def test_a_failed_job_shows_where_and_can_be_tried_again(failed, sign_in_as):
    browser = sign_in_as("system_admin")
    assert "KeyError: &#39;&lt;lost&gt;&#39;" in browser.get(PAGE).text
    assert submit(browser, PAGE, to=f"/en/admin/jobs/{failed}/retry").status_code == 302
    row = db.session.get(QueuedJob, failed)
    assert (row.given_up, row.due_at <= now()) == (False, True)
    assert actions() == ["retried"]


def test_a_failed_job_can_be_given_up(failed, sign_in_as):
    assert submit(sign_in_as("system_admin"), PAGE, to=f"/en/admin/jobs/{failed}/discard").status_code == 302
    assert db.session.get(QueuedJob, failed) is None
    assert actions() == ["discarded"]


def actions():
    return list(db.session.scalars(select(AuditEntry.action).where(AuditEntry.kind == "portal.job")))
