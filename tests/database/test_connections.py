"""Connections of PostgreSQL that the server closed, as it does when it is restarted."""

import pytest
from sqlalchemy import create_engine, func, make_url, select, text

from portal.extensions import db
from portal.people.models import User
from portal.records.writing import writing
from portal.testing import SERVER, add_user

PAGE = "/problem_inventory/"


@pytest.fixture
def server_restarts(app):
    """Close every connection of the application from the server's side, as a restart does."""
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no server")
    engine = create_engine(make_url(SERVER).set(drivername="postgresql+psycopg"))

    def restart():
        db.session.remove()
        end = text("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = :name")
        with engine.connect() as connection:
            return connection.execute(end, {"name": db.engine.url.database}).scalar()

    yield restart
    engine.dispose()


def test_the_next_page_after_a_restart_of_the_server_is_there(app, client, server_restarts):
    assert client.get(PAGE).status_code == 200
    assert server_restarts() >= 1
    assert client.get(PAGE).status_code == 200


def test_a_page_from_memory_is_there_after_a_restart_and_no_older_than_the_last_commit(app, server_restarts):
    browser = app.test_client()
    before = browser.get("/").headers["ETag"]
    assert server_restarts() >= 1
    assert browser.get("/").headers["ETag"] == before
    assert server_restarts() >= 1
    with writing() as tx:
        tx.session.execute(text("UPDATE portal_state SET value = '0' WHERE key = 'enabled:public_feedback'"))
    assert browser.get("/public_feedback/").status_code == 404


def test_somebody_signed_in_stays_so_and_can_write_after_a_restart(app, sign_in_as, server_restarts):
    browser = sign_in_as("staff")
    assert browser.get(f"{PAGE}staff/").status_code == 200
    assert server_restarts() >= 1
    assert browser.get(f"{PAGE}staff/").status_code == 200
    assert server_restarts() >= 1
    add_user("wang")
    assert db.session.scalar(select(func.count()).select_from(User)) == 2


def test_several_connections_at_rest_are_all_replaced(app, server_restarts):
    with db.engine.connect() as one, db.engine.connect() as two:
        assert (one.scalar(text("SELECT 1")), two.scalar(text("SELECT 2"))) == (1, 2)
    assert server_restarts() >= 2
    with db.engine.connect() as one, db.engine.connect() as two:
        assert (one.scalar(text("SELECT 1")), two.scalar(text("SELECT 2"))) == (1, 2)


def test_what_writing_did_not_commit_is_undone(app):
    """The connection commits by itself only while it reads."""
    with pytest.raises(ZeroDivisionError), writing() as tx:
        tx.session.add(User(name="wang", title="王"))
        tx.session.flush()
        1 / 0  # noqa: B018
    assert db.session.scalar(select(func.count()).select_from(User)) == 0
