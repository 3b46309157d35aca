"""What is late and due: computed from the records, gone by itself when it is done."""

from datetime import date

import pytest
from flask import current_app

from plugins.rules_supervisors import forming
from plugins.rules_supervisors.models import SupervisionGroup
from plugins.rules_supervisors.pending import pending, quarter_days
from plugins.rules_supervisors.permissions import DECIDE, EDIT, READ
from plugins.rules_supervisors.todo import waiting_for
from portal.extensions import db

from .making import ENTRY, later, make_activity, make_appraisal, make_group, make_letter, make_report, person, serving

DAY = date(2026, 12, 10)

pytestmark = pytest.mark.usefixtures("in_charge")


@pytest.fixture
def old_group(in_charge):
    """A group that has served through all of 2026."""
    return make_group(unit="县审计局", begins_on=date(2025, 12, 1), ends_on=date(2027, 11, 30))


def waits(day=DAY):
    with db.engine.connect() as connection:
        return [(it.title.split("：")[0], it.due) for it in pending(connection, day)]


def test_a_group_owes_activities_reports_and_an_appraisal(old_group):
    assert {title for title, due in waits() if due < DAY} == {"2026年上半年小结", "2026年第3季度活动"}
    at_the_end = {"2026年下半年小结", "2026年年度总结", "2026年第4季度活动", "2026年测评"}
    assert {title for title, due in waits() if due == date(2026, 12, 31)} == at_the_end


def test_what_is_done_leaves_the_list(old_group):
    make_activity(old_group, date(2026, 8, 3))
    make_activity(old_group, date(2026, 11, 3))
    for period in ("first_half", "second_half", "year"):
        make_report(old_group, period, 2026)
    make_appraisal(old_group)
    assert waits() == []


def test_a_quarter_that_has_time_left_is_not_told_yet(old_group):
    make_activity(old_group, date(2026, 8, 3))
    assert not any("第4季度" in title for title, _due in waits(date(2026, 11, 20)))


def test_a_group_owes_nothing_from_before_its_term():
    make_group(begins_on=date(2026, 11, 1), ends_on=date(2027, 10, 31))
    assert waits() == []


@pytest.mark.parametrize(
    ("state", "due"),
    [("draft", None), ("signed", None), ("issued", None), ("delivered", 30 - 40), ("answered", None)],
)
def test_a_letter_waits_until_it_is_looked_back_on(group, state, due):
    letter = make_letter(group, state)
    found = [it for it in todos(READ, EDIT, DECIDE) if it.url.endswith(f"/letters/{letter}")]
    assert [it.due for it in found] == [None if due is None else later(due)]


@pytest.mark.parametrize("state", ["not_adopted", "looked_back", "dropped"])
def test_a_letter_that_is_done_waits_for_nobody(group, state):
    letter = make_letter(group, state)
    assert not [it for it in todos(READ, EDIT, DECIDE) if it.url.endswith(f"/letters/{letter}")]


def test_an_answer_is_the_turn_of_the_unit(group):
    make_letter(group, "delivered")
    (turn,) = {it.turn for it in todos(READ, EDIT) if "答复" in it.title}
    assert turn == db.session.get(SupervisionGroup, group).unit


def test_clerks_are_not_told_to_decide(group):
    make_letter(group, "signed")
    assert not [it for it in todos(READ, EDIT) if "审核" in it.title]
    assert [it for it in todos(READ, DECIDE) if "审核" in it.title]


def test_a_place_is_filled_again_within_thirty_days(group):
    who = serving(group)[1]
    forming.recall(who.id, who.version, ENTRY)
    (due,) = [it.due for it in todos(READ, DECIDE) if "补派" in it.title]
    assert due >= later(30)


def test_quarters_have_their_days():
    assert quarter_days(date(2026, 2, 28)) == (date(2026, 1, 1), date(2026, 3, 31))
    assert quarter_days(date(2026, 12, 1)) == (date(2026, 10, 1), date(2026, 12, 31))


def todos(*permissions):
    who = person(*permissions)
    with current_app.test_request_context(), db.engine.connect() as connection:
        return list(waiting_for(connection, who))
