"""Groups are formed, dispatched, and change their people by decisions."""

from datetime import date, timedelta

import pytest
from flask import g

from plugins.rules_supervisors import forming, reading
from plugins.rules_supervisors.conditions import NotReady
from plugins.rules_supervisors.forming import GroupFacts, Person, WrongTerm
from plugins.rules_supervisors.models import SupervisionGroup, Supervisor
from plugins.rules_supervisors.permissions import EDIT, READ
from portal.clock import today
from portal.errors import NotAllowed
from portal.items import Decision, Entry
from portal.records.steps import steps_of
from portal.records.workflow import MoveRefused

from .making import ENTRY, HEAD, NAMES, fetch, later, make_group, person, serving

pytestmark = pytest.mark.usefixtures("in_charge")


def facts(**changed):
    values = {
        "unit": "县审计局",
        "contact": "",
        "unit_contact": "",
        "document_number": "×政协发〔2026〕8号",
        "begins_on": date(2026, 1, 1),
        "ends_on": date(2027, 12, 31),
        "avoidance": "无",
    }
    return GroupFacts(**values | changed)


def dispatch(number):
    forming.move_group(number, fetch(SupervisionGroup, number).version, "dispatch", ENTRY)


@pytest.mark.parametrize("ends_on", [date(2026, 12, 31), date(2027, 12, 31)])
def test_a_term_has_one_to_two_years(ends_on):
    assert fetch(SupervisionGroup, forming.form_group(facts(ends_on=ends_on))).state == "planned"


@pytest.mark.parametrize("ends_on", [date(2026, 12, 30), date(2028, 1, 2), date(2025, 12, 31)])
def test_other_terms_are_refused(ends_on):
    with pytest.raises(WrongTerm):
        forming.form_group(facts(ends_on=ends_on))


@pytest.mark.parametrize("names", [NAMES[:2], [f"组员{number}" for number in range(8)]])
def test_a_group_of_the_wrong_size_is_not_dispatched(names):
    number = make_group("planned", tuple(names))
    with pytest.raises(NotReady, match="3至7人"):
        dispatch(number)


@pytest.mark.parametrize(("lacking", "words"), [("document_number", "文号"), ("avoidance", "回避")])
def test_a_group_is_not_dispatched_without_its_document_and_the_note_on_avoidance(lacking, words):
    with pytest.raises(NotReady, match=words):
        dispatch(make_group("planned", **{lacking: ""}))


def test_a_group_is_dispatched_by_a_meeting_with_its_minutes():
    number = make_group("planned")
    with pytest.raises(MoveRefused):
        forming.move_group(number, 1, "dispatch", Entry(decision=Decision("主席会议", today())))
    dispatch(number)
    step = steps_of(fetch(SupervisionGroup, number))[-1]
    assert (step.target, step.decided_by, step.basis) == ("standing", "主席会议", "第3次会议纪要")


def test_a_unit_has_one_group_at_a_time():
    make_group(unit="县审计局")
    second = make_group("planned", unit="县审计局")
    with pytest.raises(NotReady, match="先结束"):
        dispatch(second)


def test_unit_term_and_document_of_a_dispatched_group_stay(group):
    found = fetch(SupervisionGroup, group)
    kept = {name: getattr(found, name) for name in GroupFacts.__dataclass_fields__}
    with pytest.raises(NotReady):
        forming.change_group(group, found.version, GroupFacts(**kept | {"unit": "另一局"}))
    forming.change_group(group, found.version, GroupFacts(**kept | {"contact": "孙联络员"}))
    assert fetch(SupervisionGroup, group).contact == "孙联络员"


def test_a_group_has_one_head_and_nobody_twice():
    number = make_group("planned")
    version = fetch(SupervisionGroup, number).version
    with pytest.raises(NotReady, match=HEAD):
        forming.appoint(number, version, Person("新组员", True, False))
    with pytest.raises(NotReady, match=HEAD):
        forming.appoint(number, version, Person(HEAD, False, False))
    forming.appoint(number, version, Person("新组员", False, True))
    assert [it.name for it in serving(number)] == [*NAMES, "新组员"]


def test_people_of_a_dispatched_group_change_by_recall_and_replacement(group):
    with pytest.raises(NotReady):
        forming.appoint(group, fetch(SupervisionGroup, group).version, Person("新组员", False, False))
    gone = serving(group)[1]
    with pytest.raises(MoveRefused):
        forming.recall(gone.id, gone.version, Entry(decision=Decision("主席会议", later(-3), "纪要")))
    forming.recall(gone.id, gone.version, Entry("不再担任委员", decision=Decision("主席会议", later(-3), "纪要")))
    gone = fetch(Supervisor, gone.id)
    assert (gone.state, gone.left_on) == ("recalled", later(-3))
    new = fetch(Supervisor, forming.put_in_place(gone.id, gone.version, Person("新组员", False, True), ENTRY))
    assert (new.replaces_id, new.appointed_on, new.state) == (gone.id, ENTRY.decision.decided_on, "serving")
    assert [it.name for it in serving(group)] == [HEAD, NAMES[2], NAMES[3], "新组员"]
    assert [step.action for step in steps_of(gone)] == ["recall", "replace"]


def test_a_member_of_staff_without_the_permission_recalls_nobody(group):
    who = serving(group)[1]
    g.portal_person = person(READ, EDIT)
    with pytest.raises(NotAllowed):
        forming.recall(who.id, who.version, ENTRY)


def test_nobody_is_recalled_from_a_group_being_formed():
    who = serving(make_group("planned"))[0]
    with pytest.raises(NotReady):
        forming.recall(who.id, who.version, ENTRY)


def test_another_of_the_group_becomes_head_after_a_recall(group):
    head, second = serving(group)[:2]
    with pytest.raises(NotReady, match=HEAD):
        forming.change_supervisor(second.id, second.version, Person(second.name, True, False))
    forming.recall(head.id, head.version, ENTRY)
    forming.change_supervisor(second.id, second.version, Person(second.name, True, False))
    assert serving(group)[0].name == second.name
    with pytest.raises(NotReady):
        forming.change_supervisor(second.id, fetch(Supervisor, second.id).version, Person("别人", True, False))


def test_the_same_group_twice_in_one_unit_is_told():
    begins = later(-900)
    make_group("ended", unit="县审计局", begins_on=begins, ends_on=begins + timedelta(days=365))
    same = fetch(SupervisionGroup, make_group("planned", (*NAMES[:2], "新甲", "新乙"), unit="县审计局"))
    other = fetch(SupervisionGroup, make_group("planned", (NAMES[0], "新甲", "新乙"), unit="县审计局"))
    elsewhere = fetch(SupervisionGroup, make_group("planned"))
    assert reading.stay_on(same) == list(NAMES[:2])
    assert reading.stay_on(other) == []
    assert reading.stay_on(elsewhere) == []
