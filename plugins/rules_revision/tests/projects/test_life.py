"""A project from the day it is listed to the day its text is in force."""

from datetime import timedelta

import pytest

from plugins.rules_revision.consulting.preparing import prepare
from plugins.rules_revision.drafting import draft_of
from plugins.rules_revision.models import Rule
from plugins.rules_revision.projects.life import ABOLITION, PROJECT, NotYet
from plugins.rules_revision.projects.moving import Adoption, Finished, describe
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
from plugins.rules_revision.terms import PROJECT_STATES
from plugins.rules_revision.tests.drafts import facts, open_to_comments
from plugins.rules_revision.tests.making import rule
from plugins.rules_revision.texts import NoText
from portal.clock import today
from portal.errors import StaleRecord
from portal.items import Entry

from .making import FIVE, PAPER, go, make_draft, make_project, project, said

pytestmark = pytest.mark.usefixtures("in_charge")
NEW = NewRule("公章管理办法", "办法", "other", "主席会议", "办公室", "office")
ADOPTED = Adoption("×政协办发〔2026〕7号", today())


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


def test_all_the_way_it_becomes_a_version_of_its_rule():
    number = make_draft()
    open_to_comments(prepare(number, facts(), draft_of(project(number))))
    for action in ("open_comments", "close_comments", "submit"):
        go(number, action)
    go(number, "adopt", adoption=ADOPTED)
    go(number, "enter_force")
    made = project(number).made
    assert (made.rule_id, made.number, made.document_number) == (project(number).rule_id, 2, "×政协办发〔2026〕7号")
    assert made.adopted_by == "主席会议"
    assert project(number).state == "in_force"


def test_ids_of_clauses_live_on_in_the_new_version():
    number = make_draft()
    before = [it.node_id for it in project(number).rule.newest.clauses]
    go(number, "without_comments", Entry("只改一个字"))
    go(number, "adopt", adoption=ADOPTED)
    go(number, "enter_force")
    assert [it.node_id for it in project(number).made.clauses] == before


def test_it_comes_into_force_on_its_day_and_not_before():
    number = make_draft()
    go(number, "without_comments", Entry("只改一个字"))
    go(number, "adopt", adoption=Adoption("", today() + timedelta(3)))
    with pytest.raises(NotYet):
        go(number, "enter_force")


def test_a_rule_to_be_abolished_ends_on_the_day_that_was_decided():
    number = make_project(revision="abolish")
    go(number, "submit_abolition")
    go(number, "adopt", adoption=ADOPTED)
    go(number, "enter_force")
    ended = rule(project(number).rule_id)
    assert (ended.state, ended.ended_on) == ("abolished", today())


def test_what_is_to_be_abolished_is_not_drafted():
    number = make_project(revision="abolish")
    with pytest.raises(StaleRecord):
        go(number, "begin")


def test_a_new_rule_enters_the_register_when_it_is_in_force():
    number = list_new(NEW, ProjectFacts("没有"), first_text(EMPTY, NEW, ()))
    go(number, "begin")
    go(number, "without_comments", Entry("内部事务"))
    go(number, "adopt", adoption=ADOPTED)
    go(number, "enter_force")
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


def test_the_text_of_the_new_version_is_that_of_the_draft():
    number = make_draft()
    go(number, "without_comments", Entry("只改一个字"))
    go(number, "adopt", adoption=ADOPTED)
    go(number, "enter_force")
    assert project(number).made.text.strip() == FIVE.strip()
