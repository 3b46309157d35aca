"""What the plugin tells the portal."""

from datetime import timedelta

import pytest

from plugins.rules_revision.bodies import bodies
from plugins.rules_revision.domains import domain_title, domains
from plugins.rules_revision.hooks import RuleDomain
from plugins.rules_revision.rights import EDIT, PUBLISH, READ, READ_MEMBERS
from plugins.rules_revision.terms import BODIES
from portal.clock import today
from portal.hooks.calling import call_one
from portal.records.settings import write_settings
from portal.records.writing import writing
from portal.testing import check_components

from .making import HOME, make_published, make_rule, person, rule, sign

NAME = "rules_revision"


@pytest.fixture(autouse=True)
def _request(app):
    with app.test_request_context():
        yield


def test_tables_and_models_agree():
    assert check_components(NAME) == []


def test_the_menu_shows_what_one_may_open():
    lines = [it.url for it in call_one(NAME, "menu_items", user=person(READ, READ_MEMBERS))]
    assert lines == [
        f"{HOME}/staff/",
        f"{HOME}/staff/projects/",
        f"{HOME}/staff/consultations/",
        f"{HOME}/inside/",
        f"{HOME}/inside/consultations/",
    ]
    assert call_one(NAME, "menu_items", user=person()) == []


def test_the_rules_in_force_last_stand_on_the_home_page(examples):
    (widget,) = call_one(NAME, "dashboard_widgets", user=None)
    assert widget.rows[0].title == "公务车辆管理制度"


def test_a_trial_that_ends_soon_is_a_task():
    make_rule(trial_until=today() + timedelta(20))
    make_rule(trial_until=today() + timedelta(200))
    tasks = call_one(NAME, "todo_items", user=person(EDIT))
    assert [task.due for task in tasks] == [today() + timedelta(20)]
    assert call_one(NAME, "todo_items", user=person()) == []


def test_a_signed_version_waits_for_whoever_publishes():
    number = make_rule()
    sign(rule(number).versions[0].id)
    (task,) = call_one(NAME, "todo_items", user=person(PUBLISH))
    assert task.url == f"{HOME}/staff/rules/{number}"


def test_it_counts_what_it_keeps():
    make_published()
    assert [held.count for held in call_one(NAME, "data_held")] == [1, 1, 0, 0, 0]


def test_files_are_for_the_keepers_of_the_register():
    make_published()
    assert call_one(NAME, "attachment_owner", kind="rules_revision.version", record_id="1", user=person(READ)) == [
        "all"
    ]
    assert call_one(NAME, "attachment_owner", kind="portal.user", record_id="1", user=person(READ)) == []


def test_a_plugin_for_one_field_names_it(monkeypatch):
    monkeypatch.setattr("plugins.rules_revision.domains.call", lambda name: [RuleDomain("archives", "档案")])
    assert list(domains())[-2:] == ["archives", "other"]
    assert domain_title("archives") == "档案"
    monkeypatch.undo()
    assert domain_title("archives") == "archives"


def test_the_bodies_that_decide_are_a_setting():
    assert bodies() == [*BODIES]
    with writing():
        write_settings(NAME, {"bodies": "主席会议、 党组会议"})
    assert bodies() == ["主席会议", "党组会议"]
