"""The end of a rule: decided, dated, and seen by its readers."""

from datetime import timedelta

import pytest

from plugins.rules_revision.ending import NotReplaced, end
from plugins.rules_revision.life import NoDay
from plugins.rules_revision.periods import BeginsTooLate
from portal.clock import today
from portal.items import Decision, Entry
from portal.testing import log_findings, submit

from .making import HOME, make_published, make_rule, rule

ENTRY = Entry(decision=Decision("主席会议", today(), "第3次会议"))
pytestmark = pytest.mark.usefixtures("in_charge")


def act(number, action="abolish", day=None, by=None):
    end(number, rule(number).version, action, day or today(), ENTRY, by)


@pytest.mark.parametrize(("action", "state"), [("abolish", "abolished"), ("lapse", "lapsed")])
def test_a_rule_ends_with_its_last_version(action, state):
    number = make_published()
    act(number, action)
    assert (rule(number).state, rule(number).ended_on) == (state, today())
    assert rule(number).versions[-1].in_force_until == today()
    assert log_findings() == []


def test_it_is_in_force_up_to_the_day_before():
    number = make_rule()
    act(number, day=today() + timedelta(30))
    assert rule(number).state_on(today()) == "in_force"
    assert rule(number).state_on(today() + timedelta(30)) == "abolished"
    assert rule(number).version_on(today() + timedelta(30)) is None


def test_another_rule_takes_its_place():
    number, other = make_rule(), make_rule(title="新考勤制度")
    act(number, "supersede", by=other)
    assert (rule(number).state, rule(number).replaced_by.title) == ("superseded", "新考勤制度")


def test_a_rule_does_not_replace_itself():
    number = make_rule()
    with pytest.raises(NotReplaced):
        act(number, "supersede", by=number)
    with pytest.raises(NotReplaced):
        act(number, "supersede")
    assert rule(number).state == "in_force"


def test_a_rule_does_not_end_before_it_began():
    number = make_rule()
    with pytest.raises(BeginsTooLate):
        act(number, day=rule(number).versions[0].in_force_from)


def test_it_ends_on_a_day():
    number = make_rule()
    with pytest.raises(NoDay):
        end(number, rule(number).version, "abolish", None, ENTRY)


def test_a_clerk_types_in_what_was_decided_on_paper(sign_in_as):
    number = make_rule()
    page = f"{HOME}/staff/rules/{number}/moves/abolish"
    clerk = sign_in_as("staff")
    assert submit(clerk, page, ended_on=today().isoformat()).status_code == 422
    decided = {"decided_by": "主席会议", "basis": "第3次会议"}
    assert submit(clerk, page, ended_on=today().isoformat(), **decided).status_code == 302
    history = clerk.get(f"{HOME}/staff/rules/{number}").text
    assert "第3次会议" in history
