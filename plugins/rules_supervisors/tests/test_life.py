"""The life of a letter: every move for those who may make it, and random walks that never leave the table."""

import pytest
from flask import g
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.rules_supervisors import letters
from plugins.rules_supervisors.conditions import NotReady
from plugins.rules_supervisors.life import LETTER, OUTCOME_OF
from plugins.rules_supervisors.models import SuggestionLetter
from plugins.rules_supervisors.permissions import PERMISSIONS, READ, RECORD
from plugins.rules_supervisors.terms import LETTER_STATES
from portal.clock import today
from portal.errors import NotAllowed, PortalError, StaleRecord
from portal.extensions import db
from portal.items import Decision, Entry
from portal.people.roles import ROLES
from portal.records.steps import steps_of
from portal.records.workflow import MoveRefused
from portal.testing import log_findings

from .making import BY_HEAD, ENTRY, HEAD, PAPER, everything, fetch, later, make_group, make_letter, person

pytestmark = pytest.mark.usefixtures("in_charge")

ACTIONS = sorted({move.action for move in LETTER.moves})
TEXT = letters.LetterText("窗口", "中午无人", "轮流值守")


def letter(number):
    return fetch(SuggestionLetter, number)


def act(number, action, entry=None):
    """Make a move with all that it needs."""
    version, entry = letter(number).version, entry or (BY_HEAD if action == "sign" else ENTRY)
    if action == "issue":
        letters.issue(number, version, entry)
    elif action == "deliver":
        letters.deliver(number, version, letters.Delivery(today(), "办公室"), entry)
    elif action == "answer":
        letters.take_answer(number, version, letters.Answer(today(), "已安排"), entry)
    elif action == "look_back":
        letters.look_back(number, version, letters.LookBack(today(), "已落实"), entry)
    else:
        letters.move(number, version, action, entry)


@pytest.mark.parametrize("move", LETTER.moves, ids=lambda move: f"{move.source}-{move.action}")
def test_each_move_is_made_by_those_who_hold_its_permission_and_typed_in_by_clerks(move, group):
    moved = set()
    for role in ROLES:
        held = {it.name for it in PERMISSIONS if role in it.roles}
        number = make_letter(group, move.source)
        g.portal_person = person(*held, READ)
        try:
            act(number, move.action)
            moved.add(role)
            assert letter(number).state == move.target
        except NotAllowed:
            assert letter(number).state == move.source
        g.portal_person = everything()
    assert moved == {
        role for role in ROLES for it in PERMISSIONS if role in it.roles and it.name in (move.permission, RECORD)
    }
    assert moved


def test_every_state_of_the_table_is_one_the_database_knows():
    assert set(LETTER.states) == set(LETTER_STATES)


def test_a_clerk_says_who_decided(group):
    number = make_letter(group, "signed")
    g.portal_person = person(READ, RECORD)
    with pytest.raises(MoveRefused):
        act(number, "issue", Entry())
    act(number, "issue")
    step = steps_of(letter(number))[-1]
    assert (step.decided_by, step.basis, step.entered_by) == ("主席会议", "第3次会议纪要", "李某 办公室")


def test_only_the_head_signs(group):
    number = make_letter(group)
    with pytest.raises(NotReady, match="组长"):
        act(number, "sign", ENTRY)
    act(number, "sign")
    assert letter(number).state == "signed"


def test_whoever_signed_does_not_examine(group):
    number = make_letter(group)
    act(number, "sign")
    with pytest.raises(NotReady, match=HEAD):
        act(number, "issue", Entry(decision=Decision(f" {HEAD} ", today(), "审核单")))
    act(number, "issue")


def test_numbers_are_taken_when_letters_are_issued_and_leave_no_gap(group):
    numbers = [make_letter(group) for _ in range(3)]
    for number in numbers:
        act(number, "sign")
    act(numbers[2], "issue")
    letters.move(numbers[0], letter(numbers[0]).version, "send_back", ENTRY)
    with pytest.raises(StaleRecord):
        act(numbers[0], "issue")
    act(numbers[1], "issue")
    year = today().year
    assert [letter(it).number for it in numbers] == [None, f"监督建议〔{year}〕2号", f"监督建议〔{year}〕1号"]


def test_a_signed_letter_keeps_its_words(group):
    number = make_letter(group)
    letters.rewrite(number, letter(number).version, letters.LetterText("窗口", "中午无人", "延时"))
    act(number, "sign")
    with pytest.raises(NotReady):
        letters.rewrite(number, letter(number).version, TEXT)
    assert letter(number).suggestions == "延时"


def test_a_group_that_is_not_dispatched_sends_no_letters():
    planned = make_group("planned")
    with pytest.raises(NotReady):
        letters.draft(planned, 1, TEXT)


@pytest.mark.parametrize("action", ["adopt_partly", "not_adopt"])
def test_what_is_not_adopted_has_a_reason(group, action):
    number = make_letter(group, "answered")
    with pytest.raises(MoveRefused):
        act(number, action, Entry(decision=PAPER))
    act(number, action)
    found = letter(number)
    assert (found.state, found.outcome, steps_of(found)[-1].reason) == (OUTCOME_OF[action], OUTCOME_OF[action], "理由")


def test_days_follow_each_other(group):
    issued, delivered, adopted = (make_letter(group, it) for it in ("issued", "delivered", "adopted"))
    with pytest.raises(NotReady):
        letters.deliver(issued, 1, letters.Delivery(later(-41), "办公室"), ENTRY)
    with pytest.raises(NotReady):
        letters.take_answer(delivered, 1, letters.Answer(later(-41), "已安排"), ENTRY)
    with pytest.raises(NotReady):
        letters.look_back(adopted, 1, letters.LookBack(later(-41), "已落实"), ENTRY)


def test_an_outcome_survives_the_look_back(group):
    number = make_letter(group, "partly_adopted")
    act(number, "look_back")
    assert (letter(number).state, letter(number).outcome) == ("looked_back", "partly_adopted")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(st.sampled_from(ACTIONS), min_size=3, max_size=20))
def test_no_walk_leaves_the_table_or_changes_a_number(walk, in_charge):
    number = make_letter(make_group())
    ways = {(move.action, move.source, move.target) for move in LETTER.moves}
    taken = None
    for action in walk:
        try:
            act(number, action)
        except PortalError:
            db.session.rollback()
        found = letter(number)
        assert taken in (None, found.number)
        taken = found.number
        assert (found.number is None) == (found.state in ("draft", "signed", "dropped"))
    steps = steps_of(letter(number))
    assert {(step.action, step.source, step.target) for step in steps} <= ways
    assert [step.target for step in steps][:-1] == [step.source for step in steps][1:]
    assert letter(number).state == (steps[-1].target if steps else "draft")
    assert log_findings() == []
