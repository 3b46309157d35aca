"""Life cycles: only the moves of the table, by those who may, with what has to be entered."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from flask import g
from hypothesis import given
from hypothesis import strategies as st

from portal.clock import today
from portal.errors import NotAllowed, PortalError, StaleRecord
from portal.hooks import hookimpl
from portal.items import Decision, Entry, SignedIn
from portal.records.attachments import attachments_of
from portal.records.start_up import close_start_up
from portal.records.steps import EntryRefused, steps_of
from portal.records.workflow import Move, MoveRefused, Workflow
from portal.records.writing import writing

PAPER = Decision("秘书长办公会议", today() - timedelta(days=3), "第5次会议纪要")
SIGNED = Decision("党组会议", today(), "第2次会议", scan=7)


class Refused(PortalError):
    pass


def never_twice(record, entry):
    if entry.note == "no":
        raise Refused("the rule says no")


FLOW = Workflow(
    "desk.paper",
    Move("submit", "draft", "submitted", "desk.edit", "Submit", "Submitted", check=never_twice),
    Move("accept", "submitted", "accepted", "desk.accept", "Accept", "Accepted", basis=True, scan=True),
    Move("refuse", "submitted", "draft", "desk.accept", "Send back", "Sent back", reason=True),
    Move("shelve", "submitted", "shelved", "desk.accept", "Shelve", "Shelved", when=lambda: False),
    Move("return", "accepted", "draft", "desk.accept", "Return", "Returned", also="desk.visit"),
    Move("withdraw", "submitted", "withdrawn", None, "Withdraw", "Withdrawn"),
)


@dataclass
class Paper:
    id: int = 1
    state: str = "draft"
    kind: str = "desk.paper"
    is_public: bool = False


def person(*permissions):
    return SignedIn(5, "li", "李某 办公室", 1, frozenset(permissions), frozenset())


NOTHING = Entry()


def act(paper, action, who, entry=NOTHING):
    g.portal_person = who
    with writing():
        FLOW.move(paper, action, entry)


def test_a_move_of_the_table_changes_the_state_and_leaves_a_step(app):
    paper = Paper()
    act(paper, "submit", person("desk.edit"))
    step = steps_of(paper)[0]
    assert paper.state == "submitted"
    assert (step.source, step.target, step.decided_by, step.entered_by) == (
        "draft",
        "submitted",
        "李某 办公室",
        "李某 办公室",
    )


def test_a_move_from_another_state_is_told_as_somebody_being_faster(app):
    with pytest.raises(StaleRecord):
        act(Paper(), "accept", person("desk.accept"), Entry(decision=SIGNED))


def test_who_lacks_the_permission_is_refused(app):
    paper = Paper()
    with pytest.raises(NotAllowed):
        act(paper, "submit", person())
    assert paper.state == "draft"


def test_a_clerk_enters_another_persons_decision_with_paper(app):
    paper = Paper(state="submitted")
    act(paper, "accept", person("desk.record"), Entry(decision=SIGNED))
    step = steps_of(paper)[0]
    assert (step.decided_by, step.entered_by, step.scan) == ("党组会议", "李某 办公室", 7)


def test_the_scan_that_comes_with_a_decision_hangs_on_the_record(app, checked):
    paper = Paper(state="submitted")
    decided = Decision("党组会议", today(), "第2次会议")
    act(paper, "accept", person("desk.record"), Entry(decision=decided, scan=checked("表.txt")))
    attached = attachments_of("desk.paper", 1)[0]
    assert (steps_of(paper)[0].scan, attached.role) == (attached.id, "scan")


def test_who_may_decide_and_names_another_needs_paper_too(app):
    with pytest.raises(MoveRefused):
        act(Paper(), "submit", person("desk.edit"), Entry(decision=Decision("党组会议", today())))
    with pytest.raises(MoveRefused):
        act(Paper(state="submitted"), "accept", person("desk.accept"), Entry(decision=PAPER))


@pytest.mark.parametrize("decision", [None, Decision("", today(), "文"), Decision("党组会议", today())])
def test_a_clerk_without_who_and_basis_is_refused(app, decision):
    with pytest.raises(MoveRefused):
        act(Paper(), "submit", person("desk.record"), Entry(decision=decision))


def test_a_clerk_needs_the_scan_where_the_table_says_so(app):
    with pytest.raises(MoveRefused, match="扫描件"):
        act(Paper(state="submitted"), "accept", person("desk.record"), Entry(decision=PAPER))


def test_sending_back_needs_a_reason(app):
    with pytest.raises(MoveRefused):
        act(Paper(state="submitted"), "refuse", person("desk.accept"))


def test_a_decision_on_a_basis_needs_it_even_from_who_may_decide(app):
    with pytest.raises(MoveRefused):
        act(Paper(state="submitted"), "accept", person("desk.accept"))


def test_a_rule_of_the_plugin_stops_the_move(app):
    paper = Paper()
    with pytest.raises(Refused):
        act(paper, "submit", person("desk.edit"), Entry(note="no"))
    assert paper.state == "draft"
    assert steps_of(paper) == []


def test_a_move_that_a_setting_switches_off_is_not_there(app):
    assert "shelve" not in [move.action for move in FLOW.from_state("submitted")]
    with pytest.raises(StaleRecord):
        act(Paper(state="submitted"), "shelve", person("desk.accept"))


def test_a_move_with_a_second_permission_is_made_by_its_holders_on_their_own_account(app):
    paper, visitor = Paper(state="accepted"), person("desk.visit")
    assert [move.action for move in FLOW.open_to(visitor, paper)] == ["return"]
    act(paper, "return", visitor)
    assert (paper.state, steps_of(paper)[0].decided_by) == ("draft", "李某 办公室")
    with pytest.raises(NotAllowed):
        act(paper, "submit", visitor)


def test_what_the_sender_does_no_member_of_staff_can_do(app):
    everything = person("desk.edit", "desk.accept", "desk.record")
    with pytest.raises(NotAllowed):
        act(Paper(state="submitted"), "withdraw", everything)
    paper = Paper(state="submitted")
    act(paper, "withdraw", None)
    assert paper.state == "withdrawn"


@pytest.mark.own_app
def test_a_plugin_may_veto_a_move(app):
    class Veto:
        @hookimpl
        def authorise(self, user, permission, record):
            return record is None or record.id != 1

    app.extensions["portal_hooks"].manager.register(Veto(), "desk_veto")
    app.extensions["portal_hooks"].switches.alive = lambda: {"desk_veto"}
    with app.test_request_context():
        assert FLOW.open_to(person("desk.edit"), Paper(id=1)) == []
        assert FLOW.open_to(person("desk.edit"), Paper(id=2))


def test_a_decision_of_tomorrow_is_refused(app):
    later = Decision("党组会议", today() + timedelta(days=1), "第3次会议")
    with pytest.raises(EntryRefused):
        act(Paper(), "submit", person("desk.edit"), Entry(decision=later))


def test_history_can_be_entered_until_the_start_up_phase_is_closed(app):
    earlier = Entry(decision=PAPER, added_later=True)
    act(Paper(), "submit", person("desk.edit"), earlier)
    assert steps_of(Paper())[0].added_later
    close_start_up("all history is in")
    with pytest.raises(EntryRefused):
        act(Paper(id=2), "submit", person("desk.edit"), earlier)


def test_history_without_its_basis_is_refused(app):
    with pytest.raises(EntryRefused):
        act(Paper(), "submit", person("desk.edit"), Entry(added_later=True))


def test_two_moves_of_one_name_from_one_state_are_a_mistake():
    with pytest.raises(ValueError, match="two moves"):
        Workflow("desk.paper", FLOW.moves[0], FLOW.moves[0])


def test_the_diagram_shows_every_move():
    assert FLOW.diagram().splitlines()[1] == "    draft --> submitted: submit"
    assert len(FLOW.diagram().splitlines()) == len(FLOW.moves) + 1


ACTIONS = st.lists(st.sampled_from([move.action for move in FLOW.moves]), max_size=8)


@given(ACTIONS)
def test_no_sequence_of_moves_leaves_the_table(actions):
    state = "draft"
    for action in actions:
        allowed = [move for move in FLOW.from_state(state) if move.action == action]
        try:
            found = FLOW.find(Paper(state=state), action)
        except StaleRecord:
            assert not allowed
            continue
        assert found == allowed[0]
        state = found.target
    assert state in FLOW.states
