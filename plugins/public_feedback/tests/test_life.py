"""The life cycle: every move from every state, who may make it, what it needs; no way leads out of the table."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.public_feedback.life import LIFE
from plugins.public_feedback.models import Opinion
from plugins.public_feedback.moving import carry_out
from plugins.public_feedback.permissions import PERMISSIONS
from plugins.public_feedback.states import (
    ASSIGNED,
    CLOSED,
    DISSATISFIED,
    ENDS,
    HELP,
    IN_PROGRESS,
    PETITION,
    RATED,
    RECEIVED,
    RECORD,
    REPLIED,
    REPLY_DRAFTED,
    REPORT,
    SENT_BACK,
    TAKEN_UP,
)
from portal.errors import NotAllowed, PortalError, StaleRecord
from portal.items import Decision, Entry, SignedIn
from portal.people.roles import ROLES
from portal.records.steps import steps_of
from portal.records.workflow import MoveRefused
from portal.records.writing import load, writing
from portal.testing import log_findings

from .making import DUE, acting_as, make_opinion, make_report, name_reader, opinion

PAPER = Entry("理由", decision=Decision("秘书长", date(2026, 1, 5), "办公会第3次会议"))
TYPED = {
    "take_up": {"matter": HELP, "title": "路灯"},
    "refer": {"matter": PETITION, "outcome": "petition_office"},
    "decline": {"matter": "empty", "outcome": "empty"},
    "assign": {"unit": "县住建局", "unit_due": DUE},
    "ask": {"question": "是哪一根灯杆？"},
    "draft_reply": {"reply": "已修好。"},
}
ALL = frozenset(it.name for it in PERMISSIONS)


def typed_for(action):
    """What a clerk types with a move."""
    if action == "merge":
        return {"other": opinion(make_opinion(TAKEN_UP)).number}
    return TYPED.get(action, {})


def each_move():
    return pytest.mark.parametrize("move", LIFE.moves, ids=lambda move: f"{move.source}-{move.action}")


def permissions_of(role):
    return {it.name for it in PERMISSIONS if role in it.roles}


@pytest.mark.once
@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_offered_the_moves_that_it_may_make_or_type_in(app, role):
    held = frozenset(permissions_of(role))
    user = SignedIn(1, role, role, 1, held, frozenset({role}))
    for move in LIFE.moves:
        offered = move.action in {it.action for it in LIFE.open_to(user, Opinion(state=move.source))}
        allowed = {move.permission, move.also, RECORD} & held
        assert offered is (move.permission is not None and bool(allowed)), move


@each_move()
def test_a_move_leads_where_the_table_says(app, move):
    if move.permission is None:
        pytest.skip("the sender's, see the tests of the receipt")
    number = make_opinion(move.source)
    with acting_as("审定人"):
        carry_out(number, 1, move.action, PAPER, **typed_for(move.action))
    assert opinion(number).state == move.target
    assert opinion(number).is_open is (move.target not in ENDS)
    assert log_findings() == []


@each_move()
def test_staff_without_the_permission_are_refused(app, move):
    number = make_opinion(move.source)
    with acting_as("经办人", move.permission or "", move.also or "", RECORD), pytest.raises(NotAllowed):
        carry_out(number, 1, move.action, PAPER, **typed_for(move.action))
    assert opinion(number).state == move.source


@each_move()
def test_what_is_typed_in_for_another_person_needs_the_paper(app, move):
    if move.permission in (None, RECORD):
        pytest.skip("nobody types it in")
    number = make_opinion(move.source)
    with acting_as("经办人", move.permission, move.also or ""):
        with pytest.raises(MoveRefused):
            carry_out(number, 1, move.action, Entry("理由"), **typed_for(move.action))
        carry_out(number, 1, move.action, PAPER, **typed_for(move.action))
    step = steps_of(opinion(number))[-1]
    assert (step.decided_by, step.entered_by) == ("秘书长", "经办人")


@pytest.mark.parametrize(
    ("state", "action", "typed"),
    [
        (RECEIVED, "take_up", {"matter": PETITION}),
        (RECEIVED, "take_up", {"matter": ""}),
        (RECEIVED, "refer", {"matter": HELP, "outcome": "court"}),
        (RECEIVED, "refer", {"matter": PETITION, "outcome": "x"}),
        (RECEIVED, "decline", {"matter": REPORT, "outcome": "empty"}),
        (RECEIVED, "decline", {"matter": "empty", "outcome": ""}),
        (TAKEN_UP, "assign", {"unit": "", "unit_due": DUE}),
        (TAKEN_UP, "assign", {"unit": "县住建局", "unit_due": None}),
        (IN_PROGRESS, "ask", {"question": " "}),
        (IN_PROGRESS, "draft_reply", {"reply": ""}),
        (TAKEN_UP, "merge", {"other": "YJ-2026-987654"}),
        (TAKEN_UP, "merge", {"other": "x"}),
    ],
)
def test_a_move_that_lacks_something_is_refused_and_changes_nothing(app, state, action, typed):
    number = make_opinion(state)
    before = opinion(number).version
    with acting_as(), pytest.raises(MoveRefused):
        carry_out(number, before, action, **typed)
    assert (opinion(number).state, opinion(number).version) == (state, before)


def test_nobody_approves_the_own_draft_whoever_types_it_in(app):
    number = make_opinion(IN_PROGRESS)
    with acting_as("甲"):
        carry_out(number, 1, "draft_reply", reply="已修好。")
        with pytest.raises(MoveRefused):
            carry_out(number, None, "approve")
        with pytest.raises(MoveRefused):
            carry_out(number, None, "approve", replace(PAPER, decision=Decision("甲", date(2026, 1, 5), "签字")))
    with acting_as("乙"):
        carry_out(number, None, "approve")
    assert opinion(number).reply.text == "已修好。"


def test_a_returned_draft_is_written_anew(app):
    number = make_opinion(REPLY_DRAFTED)
    with acting_as("乙"):
        carry_out(number, 1, "revise", Entry("请写明日期"))
        carry_out(number, None, "draft_reply", reply="5月8日已修好。")
    assert [it.text for it in opinion(number).replies] == ["5月8日已修好。"]


def test_the_second_of_two_clerks_is_told_and_nothing_is_lost(app):
    number = make_opinion()
    with acting_as("甲"):
        carry_out(number, 1, "take_up", matter=HELP, title="甲的标题")
    with acting_as("乙"), pytest.raises(StaleRecord):
        carry_out(number, 1, "decline", matter="empty", outcome="empty")
    assert (opinion(number).state, opinion(number).title) == (TAKEN_UP, "甲的标题")


def test_an_opinion_is_merged_into_one_that_gets_an_answer_itself(app):
    first, second, third = make_opinion(TAKEN_UP), make_opinion(TAKEN_UP), make_opinion(TAKEN_UP)
    with acting_as():
        carry_out(second, 1, "merge", other=opinion(first).number)
        for other in (opinion(second).number, opinion(third).number):
            with pytest.raises(MoveRefused):
                carry_out(third, None, "merge", other=other)


def test_a_report_is_never_merged_with_a_letter_that_others_read(app):
    report, letter = make_report(), make_opinion(TAKEN_UP)
    with acting_as(user_id=name_reader(4711)):
        for one, other in ((report, letter), (letter, report)):
            with pytest.raises(MoveRefused):
                carry_out(one, None, "merge", other=opinion(other).number)


def test_a_report_is_restricted_when_it_is_taken_up_and_never_goes_to_the_unit_complained_of(app):
    number = make_opinion()
    with acting_as(user_id=name_reader(4711)):
        carry_out(number, 1, "take_up", matter=REPORT, complained_of="县住建局")
        assert opinion(number).restricted
        with pytest.raises(MoveRefused):
            carry_out(number, None, "assign", unit="县住建局", unit_due=DUE)
        carry_out(number, None, "assign", unit="县纪委监委", unit_due=DUE)
    assert opinion(number).unit == "县纪委监委"


def rate(number, rating):
    """The sender says how satisfied."""
    with writing() as tx:
        row = tx.session.get_one(Opinion, number)
        row.reply.rating = rating
        LIFE.move(row, "rate")


def ask_again(number):
    """The sender asks to have it done again."""
    with writing() as tx:
        LIFE.move(tx.session.get_one(Opinion, number), "redo")


def test_it_is_done_again_once_and_only_for_the_dissatisfied(app):
    number = make_opinion(REPLIED)
    rate(number, "satisfied")
    with pytest.raises(MoveRefused):
        ask_again(number)
    number = make_opinion(REPLIED)
    rate(number, DISSATISFIED)
    ask_again(number)
    assert opinion(number).state == ASSIGNED
    with acting_as("甲"):
        carry_out(number, None, "start")
        carry_out(number, None, "draft_reply", reply="又修了一次。")
    with acting_as("乙"):
        carry_out(number, None, "approve")
    rate(number, DISSATISFIED)
    with pytest.raises(MoveRefused):
        ask_again(number)
    assert [it.text for it in opinion(number).replies] == ["路灯已修好。", "又修了一次。"]
    assert log_findings() == []


def test_no_reason_reaches_the_audit_list(app):
    from portal.records.models import AuditEntry

    number = make_opinion(ASSIGNED)
    with acting_as():
        carry_out(number, 1, "send_back", Entry("来信举报本单位"))
    with writing() as tx:
        assert all("举报" not in entry.reason for entry in tx.session.query(AuditEntry))
    assert steps_of(opinion(number))[-1].note == "来信举报本单位"
    assert opinion(number).state == SENT_BACK


ACTIONS = sorted({move.action for move in LIFE.moves})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries=st.lists(st.sampled_from(ACTIONS), min_size=3, max_size=12))
def test_whatever_is_tried_an_opinion_only_goes_ways_of_the_table(app, tries):
    number, ways = make_opinion(), {(move.source, move.action): move for move in LIFE.moves}
    for at, action in enumerate(tries):
        before = opinion(number).state
        way = ways.get((before, action))
        with acting_as(f"第{at}人"):
            try:
                carry_out(number, None, action, PAPER, **typed_for(action))
            except PortalError:
                assert opinion(number).state == before
            else:
                assert way is not None
                assert (way.permission is None, opinion(number).state) == (False, way.target)
    row = opinion(number)
    assert row.is_open is (row.state not in ENDS)
    assert not LIFE.from_state(row.state) or row.is_open
    assert log_findings() == []


def test_every_state_can_be_reached_and_every_end_is_an_end(app):
    reached, before = {RECEIVED}, set()
    while reached != before:
        before = set(reached)
        reached |= {move.target for move in LIFE.moves if move.source in reached}
    assert reached == set(LIFE.states)
    assert {state for state in LIFE.states if not LIFE.from_state(state)} == set(ENDS)
    assert (RATED in reached, CLOSED in ENDS) == (True, True)


def test_load_hides_a_report_from_whoever_is_no_reader(app):
    number = make_report()
    for person in (
        lambda: acting_as("经办人", "public_feedback.restricted", user_id=name_reader(4711)),
        lambda: acting_as("没有指定的负责人"),
    ):
        with person(), pytest.raises(PortalError) as hidden, writing():
            load(Opinion, number)
        with person(), pytest.raises(PortalError) as missing, writing():
            load(Opinion, 987654)
        assert (type(hidden.value), hidden.value.message) == (type(missing.value), missing.value.message)
