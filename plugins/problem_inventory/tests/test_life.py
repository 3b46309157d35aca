"""The life of an item: every move of the table for every role, and random walks that never leave it."""

import pytest
from flask import g
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.problem_inventory.conditions import NoPublicReason, NotComplete, OwnWork
from plugins.problem_inventory.elements import DeadlineTooLate, Incomplete
from plugins.problem_inventory.extending import Wish, decide, request_extension
from plugins.problem_inventory.life import ITEM
from plugins.problem_inventory.models import RectificationItem
from plugins.problem_inventory.permissions import PERMISSIONS, RECORD
from plugins.problem_inventory.progress import Done, enter
from plugins.problem_inventory.terms import STATES
from portal.clock import today
from portal.errors import NotAllowed, PortalError, StaleRecord
from portal.extensions import db
from portal.items import Decision, Entry
from portal.people.roles import ROLES
from portal.records.review import asking as review
from portal.records.settings import write_settings
from portal.records.steps import steps_of
from portal.records.workflow import MoveRefused
from portal.records.writing import writing
from portal.testing import log_findings

from .making import ENTRY, PAPER, act, everything, finish, item, later, make_item, person

pytestmark = pytest.mark.usefixtures("plan", "in_charge")

MOVES = [move for move in ITEM.moves if move.action != "start"]


def permissions_of(role):
    return frozenset(it.name for it in PERMISSIONS if role in it.roles)


def do_all(number):
    with writing() as tx:
        finish(tx.session.get(RectificationItem, number))


def set_levels(levels):
    with writing():
        write_settings("problem_inventory", {"levels": levels})


def levels_of(move):
    """A setting under which the table offers the move."""
    for levels in "321":
        set_levels(levels)
        if move.offered:
            return levels
    raise AssertionError(move)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: f"{move.source}-{move.action}")
def test_each_move_is_made_by_those_who_hold_its_permission_and_typed_in_by_clerks(move):
    levels_of(move)
    moved = set()
    for role in ROLES:
        number = make_item(move.source, signed=True)
        if move.action == "complete":
            do_all(number)
        g.portal_person = person(*permissions_of(role), "problem_inventory.read")
        try:
            act(number, move.action)
            moved.add(role)
            assert item(number).state == move.target
        except NotAllowed:
            assert item(number).state == move.source
        g.portal_person = everything()
    assert moved == {role for role in ROLES if permissions_of(role) & {move.permission, RECORD}}
    assert moved


@pytest.mark.parametrize("move", [it for it in MOVES if it.scan], ids=lambda move: f"{move.source}-{move.action}")
def test_a_clerk_attaches_the_scan_where_the_office_wants_it(move):
    levels_of(move)
    number = make_item(move.source)
    g.portal_person = person("problem_inventory.read", RECORD)
    with pytest.raises(MoveRefused, match="扫描"):
        act(number, move.action, Entry(decision=Decision("整改办", today(), "验收单")))


@pytest.mark.parametrize(
    ("levels", "way"),
    [("3", ["review", "accept", "close_out"]), ("2", ["accept", "close_out"]), ("1", ["close_out"])],
)
def test_levels_that_are_switched_off_are_skipped(levels, way):
    set_levels(levels)
    number = make_item("completed")
    for action in way:
        act(number, action)
    assert item(number).state == "closed_out"
    other = make_item("completed")
    for action in {"review", "accept", "close_out"} - {way[0]}:
        with pytest.raises(StaleRecord):
            act(other, action)


def test_what_waits_for_a_level_switched_off_later_still_goes_on():
    number = make_item("reviewed")
    set_levels("1")
    act(number, "accept")
    act(number, "close_out")
    assert item(number).state == "closed_out"


def test_the_owner_does_not_accept_the_own_work():
    number = make_item("reviewed", owner="办公室主任")
    with pytest.raises(OwnWork, match="办公室主任"):
        act(number, "accept", Entry(decision=Decision(" 办公室 主任", today(), "验收单", 7)))
    assert item(number).state == "reviewed"


def test_a_draft_with_a_gap_is_not_published_and_takes_no_number():
    number = make_item("draft", signed=True, commitment="")
    with pytest.raises(Incomplete, match="承诺"):
        act(number, "publish")
    assert (item(number).state, item(number).number, item(number).published_at) == ("draft", None, None)


def test_a_draft_that_ends_after_its_stage_is_not_published():
    with pytest.raises(DeadlineTooLate):
        act(make_item("draft", signed=True, deadline=later(151)), "publish")


def test_a_text_changed_after_its_review_is_not_published():
    number = make_item("draft", signed=True)
    with writing() as tx:
        tx.session.get(RectificationItem, number).goal = "每年公开1次。"
    with pytest.raises(review.NotReviewed):
        act(number, "publish")


def test_nothing_is_published_without_a_review():
    with pytest.raises(review.NotReviewed):
        act(make_item("draft"), "publish")


def test_publishing_fixes_number_first_deadline_and_problems():
    number = make_item("draft", signed=True)
    act(number, "publish")
    found = item(number)
    assert found.number == f"整改〔{today().year}〕15号"
    assert found.original_deadline == found.deadline
    assert found.is_public
    step = steps_of(found)[-1]
    assert (step.action, step.decided_by, step.basis) == ("publish", "整改领导小组会议", "第3次会议纪要")


def test_completion_needs_every_measure():
    number = make_item("in_progress")
    with pytest.raises(NotComplete, match="1，2"):
        act(number, "complete")
    do_all(number)
    act(number, "complete")
    assert item(number).state == "completed"


def test_a_promise_ends_only_with_a_reason_for_the_public():
    number = make_item()
    with pytest.raises(NoPublicReason):
        act(number, "terminate", ending="bored")
    act(number, "terminate", ending="transferred")
    assert (item(number).state, item(number).ending) == ("terminated", "transferred")


def test_what_is_sent_back_says_why():
    number = make_item("reviewed")
    with pytest.raises(MoveRefused):
        act(number, "not_accept", Entry(decision=PAPER))
    act(number, "not_accept")
    assert (item(number).state, steps_of(item(number))[-1].reason) == ("in_progress", "理由")


def test_every_state_of_the_table_is_one_the_database_knows():
    assert set(ITEM.states) <= set(STATES)


def deeds(number):
    """What may happen to an item, by name."""

    def progress():
        undone = [measure.id for measure in item(number).measures if not measure.done_on]
        enter(number, item(number).version, Done(today(), "做了", "登记簿", undone[:1]))

    def ask(days):
        request_extension(number, item(number).version, Wish(later(days, item(number).deadline), "等批复", "1/2"))

    def decide_it(action):
        asked = [it for it in item(number).extensions if it.state == "requested"]
        if asked:
            decide(asked[0].id, asked[0].version, action, ENTRY)

    steps = {move.action: lambda action=move.action: act(number, action) for move in MOVES}
    return steps | {
        "progress": progress,
        "ask": lambda: ask(20),
        "ask too much": lambda: ask(200),
        "approve": lambda: decide_it("approve"),
        "refuse": lambda: decide_it("refuse"),
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(st.sampled_from(sorted(deeds(0))), min_size=4, max_size=30))
def test_no_walk_leaves_the_table_or_forgets_the_first_deadline(walk):
    number = make_item("draft", signed=True)
    ways = {(move.action, move.source, move.target) for move in ITEM.moves}
    act(number, "publish")
    first = item(number).deadline
    for name in walk:
        try:
            deeds(number)[name]()
        except PortalError:
            db.session.rollback()
        found = item(number)
        assert found.original_deadline == first
        assert first <= found.deadline <= found.stage.end
    steps = [step for step in steps_of(item(number)) if step.source != step.target]
    assert {(step.action, step.source, step.target) for step in steps} <= ways
    assert [step.target for step in steps][:-1] == [step.source for step in steps][1:]
    assert item(number).state == steps[-1].target
    assert log_findings() == []
