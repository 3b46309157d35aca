"""Checks of how a rule is carried out: what was found, answered, put right, and what becomes a problem."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import g

from plugins.rules_revision import execution
from plugins.rules_revision.execution import (
    CheckFacts,
    Concluded,
    FindingFacts,
    Incomplete,
    NotFiled,
    NotInForce,
    add_finding,
    begin,
    change,
    conclude,
    find_check,
    make_problem,
    move_finding,
)
from plugins.rules_revision.forms.execution import read_questions
from plugins.rules_revision.models import CheckFinding, ExecutionCheck
from plugins.rules_revision.rights import EDIT, READ
from plugins.rules_revision.tests.making import make_published, make_rule, person, rule
from portal.clock import today
from portal.errors import NotThere
from portal.extensions import db
from portal.hooks.calling import call_one
from portal.items import Decision, Entry, Place
from portal.records.workflow import MoveRefused

NAME = "rules_revision"
FACTS = CheckFacts("2026年执行检查", "各科室", date(2026, 1, 1), date(2026, 3, 31), "办公室", date(2026, 4, 2))
NOTHING = Entry()
FOUND = FindingFacts("财务科", "三月没有签到记录。", "serious", "n5", today() + timedelta(10))


@pytest.fixture(autouse=True)
def _request(app, in_charge):
    somebody = g.portal_person
    with app.test_request_context():
        g.portal_person = somebody
        yield


def make_check() -> int:
    return begin(rule(make_published()).versions[0].id, FACTS)


def check(number: int) -> ExecutionCheck:
    db.session.expire_all()
    return db.session.get(ExecutionCheck, number)


def finding(number: int) -> CheckFinding:
    db.session.expire_all()
    return db.session.get(CheckFinding, number)


def act(number: int, action: str, entry: Entry = NOTHING, answer: str = "") -> None:
    move_finding(number, finding(number).version, action, entry, answer)


def test_a_finding_is_answered_and_put_right():
    number = add_finding(make_check(), FOUND)
    with pytest.raises(Incomplete):
        act(number, "answer")
    act(number, "answer", Entry(decision=Decision("财务科", today(), "复函")), "已补齐。")
    assert (finding(number).answer, finding(number).answered_on) == ("已补齐。", today())
    act(number, "close")
    assert finding(number).state == "closed"


def test_an_answer_that_does_not_do_is_demanded_again():
    number = add_finding(make_check(), FOUND)
    act(number, "answer", answer="已补齐。")
    with pytest.raises(MoveRefused):
        act(number, "send_back")
    act(number, "send_back", Entry("没有附记录"))
    assert (finding(number).state, finding(number).answer) == ("open", "")


def test_a_version_that_is_not_in_force_is_not_checked():
    number = make_rule(today() + timedelta(30))
    with pytest.raises(NotInForce):
        begin(rule(number).versions[0].id, FACTS)


def test_a_check_is_concluded_with_its_summary():
    number = make_check()
    with pytest.raises(Incomplete):
        conclude(number, check(number).version, Entry())
    change(number, check(number).version, FACTS, "总体执行较好。")
    conclude(number, check(number).version, Entry())
    with pytest.raises(Concluded):
        add_finding(number, FOUND)


def test_questions_belong_to_the_clause_they_begin_with():
    labels = {"n3": "第二条", "n5": "第三条"}
    assert read_questions("第二条：是否每日签到？\n台账是否齐全？\n\n第九条：有吗？", labels) == [
        ("n3", "是否每日签到？"),
        ("", "台账是否齐全？"),
        ("", "第九条：有吗？"),
    ]


def test_changed_questions_replace_the_old_ones():
    number = make_check()
    for questions in ((("n3", "甲"), ("", "乙")), (("", "丙"),)):
        facts = CheckFacts(**vars(FACTS) | {"questions": questions})
        change(number, check(number).version, facts, "")
    assert [it.question for it in check(number).questions] == ["丙"]


def test_what_is_overdue_stands_in_the_to_do_list():
    number = add_finding(make_check(), FindingFacts("财务科", "没有签到", "minor", due_on=today() - timedelta(1)))
    tasks = call_one(NAME, "todo_items", user=person(EDIT, READ))
    assert [task.due for task in tasks] == [today() - timedelta(1)]
    act(number, "answer", answer="已补齐。")
    assert call_one(NAME, "todo_items", user=person(EDIT, READ)) == []


def test_a_finding_becomes_a_problem_and_both_lead_to_each_other(monkeypatch):
    asked = []

    def ledger(hook, source):
        asked.append((hook, source))
        return [Place("/ledger/7", "Problem")]

    monkeypatch.setattr(execution, "call", ledger)
    number = add_finding(make_check(), FOUND)
    assert make_problem(number, finding(number).version).url == finding(number).problem_url == "/ledger/7"
    ((hook, source),) = asked
    assert (hook, source.kind, source.record_id) == ("file_problem", CheckFinding.kind, number)
    assert source.title == "财务科执行《考勤制度》第二条不到位"
    (back,) = call_one(NAME, "record_place", kind=source.kind, record_id=number, user=g.portal_person)
    assert back.url.endswith(f"/staff/checks/{finding(number).check_id}#finding-{number}")


def test_the_check_of_a_rule_for_the_party_is_for_those_who_may_read_it():
    number = begin(rule(make_published("party", scope="party")).versions[0].id, FACTS)
    assert find_check(number, g.portal_person).id == number
    with pytest.raises(NotThere):
        find_check(number, person(EDIT, READ))


def test_without_a_ledger_no_problem_is_made():
    number = add_finding(make_check(), FOUND)
    with pytest.raises(NotFiled):
        make_problem(number, finding(number).version)
    assert finding(number).problem_url == ""


def test_sent_twice_a_check_and_a_finding_are_one(app):
    number = make_check()
    version = db.session.get(ExecutionCheck, number).version_id
    assert begin(version, FACTS) == number
    assert add_finding(number, FOUND) == add_finding(number, FOUND)
    assert add_finding(number, replace(FOUND, unit="人事科")) != add_finding(number, FOUND)
