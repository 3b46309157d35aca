"""The one way to write."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from portal.errors import Busy, NotThere, StaleRecord
from portal.extensions import db
from portal.hooks import hookimpl
from portal.items import Change, Subject
from portal.people.models import User
from portal.records.models import AuditEntry
from portal.records.state import read_state
from portal.records.writing import load, record, writing
from portal.testing import add_user


@pytest.fixture
def person(app):
    return add_user("wang", "staff")


class Listener:
    def __init__(self):
        self.heard = []

    @hookimpl
    def record_changed(self, change):
        self.heard.append(change)


@pytest.fixture
def listener(app):
    """A plugin that is always on, listening."""
    heard = Listener()
    app.extensions["portal_hooks"].manager.register(heard, "portal_listener")
    app.extensions["portal_hooks"].switches.alive = lambda: {"portal_listener"}
    return heard


def test_outside_of_writing_nothing_can_be_changed(app):
    with pytest.raises(DatabaseError):
        db.session.execute(text("DELETE FROM portal_setting"))
    db.session.rollback()


def test_a_connection_that_wrote_cannot_write_again_by_itself(app, person):
    with pytest.raises(DatabaseError), db.engine.connect() as connection:
        connection.execute(text("UPDATE portal_user SET title = 'x'"))


def test_a_change_raises_the_version_and_leaves_an_audit_entry(app, person):
    with writing():
        user = load(User, person, version=1)
        user.title = "王主任"
        record(Change(user, "renamed", reason="promotion", fields=("title",)))
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert (entry.kind, entry.record_id, entry.action, entry.reason) == (
        "portal.user",
        str(person),
        "renamed",
        "promotion",
    )
    assert entry.fields == ["title"]
    assert db.session.get(User, person).version == 2


def test_a_stale_form_is_refused_and_changes_nothing(app, person):
    with writing():
        load(User, person, version=1).title = "first"
    with pytest.raises(StaleRecord), writing():
        load(User, person, version=1).title = "second"
    assert db.session.get(User, person).title == "first"


def test_a_missing_record_is_not_there(app):
    with pytest.raises(NotThere), writing():
        load(User, 4711)


def test_writing_inside_writing_is_a_mistake(app):
    with pytest.raises(RuntimeError), writing(), writing():
        pass


def test_load_and_record_belong_inside_writing(app):
    with pytest.raises(RuntimeError):
        load(User, 1)
    with pytest.raises(RuntimeError):
        record(Change(Subject("portal.plugin", "x"), "enabled"))


def test_an_error_inside_leaves_nothing_behind(app, person):
    with pytest.raises(ZeroDivisionError), writing():
        user = load(User, person)
        user.title = "lost"
        record(Change(user, "renamed"))
        1 / 0  # noqa: B018
    assert db.session.get(User, person).title == "wang"
    assert db.session.scalar(select(AuditEntry).where(AuditEntry.action == "renamed")) is None


@pytest.mark.own_app
def test_hooks_hear_of_a_change_after_its_commit_only(app, person, listener):
    with writing():
        record(Change(load(User, person), "renamed"))
        assert listener.heard == []
    assert [(heard.kind, heard.record_id, heard.action) for heard in listener.heard] == [
        ("portal.user", person, "renamed")
    ]


@pytest.mark.own_app
def test_hooks_hear_nothing_of_what_was_rolled_back(app, person, listener):
    with pytest.raises(ZeroDivisionError), writing():
        record(Change(load(User, person), "renamed"))
        1 / 0  # noqa: B018
    assert listener.heard == []


def test_only_public_changes_make_public_pages_old(app, person):
    before = read_state().public_version
    with writing():
        record(Change(load(User, person), "renamed"))
    assert read_state().public_version == before
    with writing():
        record(Change(load(User, person), "shown", public=True))
    assert int(read_state().public_version) == int(before) + 1


def test_an_error_of_the_database_does_not_tell_what_people_wrote(app):
    with pytest.raises(DatabaseError) as error, db.engine.connect() as connection:
        connection.execute(text("SELECT * FROM nowhere WHERE words = :words"), {"words": "my secret words"})
    assert "secret" not in str(error.value)


@pytest.mark.once
def test_a_full_disk_is_a_clear_sentence_and_loses_nothing(app, person):
    if db.engine.dialect.name != "sqlite":
        pytest.skip("fills a SQLite file")
    with pytest.raises(Busy), writing() as tx:
        tx.session.execute(text("PRAGMA max_page_count = 1"))
        for number in range(2000):
            tx.session.add(User(name=f"user{number}", title="x" * 4000))
            tx.session.flush()
    assert db.session.get(User, person).title == "wang"
