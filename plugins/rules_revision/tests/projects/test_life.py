"""A project from the day it is listed to the day its text is in force."""

from datetime import timedelta

import pytest

from plugins.rules_revision import outcomes
from plugins.rules_revision.adopting import adopt, put_in_force
from plugins.rules_revision.issuing import Issuing
from plugins.rules_revision.models import Rule
from plugins.rules_revision.projects.life import ABOLITION, PROJECT, next_moves
from plugins.rules_revision.projects.moving import Finished, describe
from plugins.rules_revision.projects.starting import (
    EMPTY,
    MODEL,
    NewRule,
    ProjectFacts,
    UnderRevision,
    first_text,
    list_new,
    list_revision,
)
from plugins.rules_revision.projects.todo import projects
from plugins.rules_revision.registering import RuleFacts
from plugins.rules_revision.rights import DECIDE, DRAFT, READ
from plugins.rules_revision.terms import PROJECT_STATES
from plugins.rules_revision.tests.making import everything, person, rule
from plugins.rules_revision.texts import NoText
from portal.clock import today
from portal.errors import NotThere, StaleRecord
from portal.items import Entry

from .making import FIVE, PAPER, decide, go, make_draft, make_project, project, said

pytestmark = pytest.mark.usefixtures("in_charge")
NEW = NewRule("公章管理办法", "办法", "other", "主席会议", "办公室", "office")


def test_drafting_begins_with_the_version_in_force():
    number = make_draft()
    assert said(number)[1] == "第二条 每日签到两次。\n迟到的，说明理由。"
    assert project(number).draft.revises.rule_id == project(number).rule_id


def test_a_rule_has_one_project_that_is_not_finished():
    number = make_project()
    with pytest.raises(UnderRevision):
        list_revision(project(number).rule_id, "abolish", ProjectFacts("重复"))


def test_an_abandoned_project_leaves_room_for_another():
    number = make_project()
    go(number, "abandon", Entry("另行制定", decision=PAPER.decision))
    assert list_revision(project(number).rule_id, "amend", ProjectFacts("再来")) != number


def test_before_the_body_its_adoption_is_the_next_move_and_made_by_nothing_else():
    number = make_draft()
    go(number, "without_comments", Entry("只改一个字"))
    found, user = project(number), everything()
    assert [it.action for it in next_moves(user, found, adopting=True)] == ["adopt"]
    assert {it.action for it in next_moves(user, found, adopting=False)} == {"send_back", "abandon"}
    with pytest.raises(NotThere):
        go(number, "adopt")


def test_before_the_body_it_waits_for_the_clerk_until_the_papers_are_there(app):
    number = make_draft()
    go(number, "without_comments", Entry("只改一个字"))
    clerk, leader = person(READ, DRAFT), person(READ, DECIDE)
    with app.test_request_context():
        assert [len(list(projects(it))) for it in (clerk, leader)] == [1, 1]
        outcomes.prepare(number, "reissued")
        assert [len(list(projects(it))) for it in (clerk, leader)] == [0, 1]


def test_ids_of_clauses_live_on_in_the_new_version():
    number = make_draft()
    before = [it.node_id for it in project(number).rule.newest.clauses]
    go(number, "without_comments", Entry("只改一个字"))
    made = decide(number, "reissued").rule_version
    assert [it.node_id for it in made.clauses] == before
    assert (made.rule_id, made.number, made.text.strip()) == (project(number).rule_id, 2, FIVE.strip())


def test_it_is_in_force_on_its_day_and_not_before():
    number, later = make_draft(), make_draft()
    for it, start in ((number, today()), (later, today() + timedelta(3))):
        go(it, "without_comments", Entry("只改一个字"))
        decide(it, "reissued", start)
    put_in_force()
    assert (project(number).state, project(later).state) == ("in_force", "adopted")


def test_a_rule_to_be_abolished_ends_on_the_day_that_was_decided():
    number = make_project(revision="abolish")
    go(number, "submit_abolition")
    decide(number)
    ended = rule(project(number).rule_id)
    assert (ended.state, ended.ended_on) == ("abolished", today())


def test_what_is_to_be_abolished_is_not_drafted():
    number = make_project(revision="abolish")
    with pytest.raises(StaleRecord):
        go(number, "begin")


def test_a_new_rule_enters_the_register_when_it_is_adopted():
    number = list_new(NEW, ProjectFacts("没有"), first_text(EMPTY, NEW, ()))
    go(number, "begin")
    go(number, "without_comments", Entry("内部事务"))
    outcomes.prepare(number, "reissued")
    described = RuleFacts("公章管理办法", "办法", "other", "主席会议", "办公室", "office")
    adopt(number, project(number).version, Issuing(today(), rule=described), PAPER)
    made: Rule = project(number).rule
    assert (made.title, made.scope, len(made.versions)) == ("公章管理办法", "office", 1)


def test_a_field_without_a_model_text_says_so():
    with pytest.raises(NoText, match="示范文本"):
        first_text(MODEL, NEW, ())


def test_a_finished_project_is_not_described_anew():
    number = make_project()
    go(number, "abandon", Entry("不办了", decision=PAPER.decision))
    with pytest.raises(Finished):
        describe(number, project(number).version, ProjectFacts("别的"))


def test_every_state_has_its_words():
    assert {*PROJECT.states, *ABOLITION.states} == {*PROJECT_STATES}
