"""The number beside the menu line: quick, new at once for whoever acts, soon for the others."""

import pytest
from flask import g

from portal.hooks.calling import call
from portal.items import Recorded, SignedIn, TodoItem
from portal.web import todo_count
from portal.web.todo import todo_list

PERSON = SignedIn(1, "wang", "王某", 1, frozenset(), frozenset())


@pytest.fixture
def waiting(app, monkeypatch):
    """What waits for everybody, as a plugin answers it."""
    found = [TodoItem("路灯", "/1")]
    monkeypatch.setattr("portal.web.todo.call_each", lambda hook, user: {"desk": list(found)})
    monkeypatch.setattr("portal.web.todo.title_of", lambda name: name)
    return found


def count(app, person=PERSON):
    """What a new request shows."""
    with app.test_request_context():
        g.pop("portal_todo", None)
        return todo_count.count_mine(person)


def test_the_number_is_kept_for_some_seconds(app, waiting, monkeypatch):
    assert count(app) == 1
    waiting.append(TodoItem("水管", "/2"))
    assert count(app) == 1
    monkeypatch.setattr(todo_count, "monotonic", lambda: 1e12)
    assert count(app) == 2


def test_whoever_changes_something_sees_the_new_number_at_once(app, waiting):
    assert count(app) == 1
    waiting.clear()
    call("record_changed", change=Recorded("desk.lamp", 1, "mended", PERSON.id))
    assert count(app) == 0


def test_each_person_has_a_number_of_their_own(app, waiting):
    count(app)
    waiting.append(TodoItem("水管", "/2"))
    assert count(app, SignedIn(2, "li", "李某", 2, frozenset(), frozenset())) == 2


def test_beside_the_list_itself_the_number_is_exact(app, waiting):
    count(app)
    waiting.append(TodoItem("水管", "/2"))
    with app.test_request_context():
        g.pop("portal_todo", None)
        assert len(todo_list(PERSON).mine) == 2
        assert todo_count.count_mine(PERSON) == 2
