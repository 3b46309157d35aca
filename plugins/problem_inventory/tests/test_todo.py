"""Whose turn it is: each person finds what waits for them, and nothing else."""

import pytest

from plugins.problem_inventory.permissions import ACCEPT, CLOSE_OUT, EDIT, EXTEND, PUBLISH, REVIEW
from plugins.problem_inventory.todo import waiting_for
from portal.extensions import db
from portal.records.settings import write_settings
from portal.records.writing import writing

from .conftest import HOME
from .making import later, make_item, make_request, person

pytestmark = pytest.mark.usefixtures("plan")


def urls(app, *permissions):
    with app.test_request_context(), db.engine.connect() as connection:
        return [it.url for it in waiting_for(connection, person(*permissions))]


def page(number):
    return f"{HOME}/staff/items/{number}"


@pytest.mark.parametrize(
    ("state", "permission"), [("completed", REVIEW), ("reviewed", ACCEPT), ("accepted", CLOSE_OUT)]
)
def test_each_level_waits_for_those_who_decide_on_it(app, state, permission):
    number = make_item(state)
    others = {REVIEW, ACCEPT, CLOSE_OUT} - {permission}
    assert urls(app, permission) == [page(number)]
    assert urls(app, *others) == []


def test_with_two_levels_completed_work_waits_for_acceptance(app):
    number = make_item("completed")
    with writing():
        write_settings("problem_inventory", {"levels": "2"})
    assert urls(app, ACCEPT) == [page(number)]
    assert urls(app, REVIEW) == []


def test_later_deadlines_wait_for_those_who_decide_on_them(app):
    number = make_item("in_progress")
    make_request(number)
    assert urls(app, EXTEND) == [page(number)]


def test_signed_drafts_wait_to_be_published(app):
    make_item("draft")
    number = make_item("draft", signed=True)
    assert urls(app, PUBLISH) == [page(number)]


def test_work_that_falls_due_waits_for_clerks_the_most_urgent_first(app):
    soon, late = make_item("in_progress", deadline=later(3)), make_item("in_progress", deadline=later(-3))
    make_item("closed_out", deadline=later(-3))
    assert urls(app, EDIT)[:2] == [page(late), page(soon)]
    assert page(make_item("in_progress", deadline=later(60))) not in urls(app, EDIT)


def test_it_stands_in_the_list_of_the_portal(sign_in_as):
    make_item("reviewed", title="待验收的事")
    assert "待验收的事" in sign_in_as("rectification_office").get("/portal/todo").text
