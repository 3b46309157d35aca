"""The whole way of a rule: from an old Word file to the version in force, with the opinion that changed its clause."""

from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pytest
from flask import g

from plugins.rules_revision.adopting import put_in_force
from plugins.rules_revision.consulting.announcing import announce, close_due
from plugins.rules_revision.consulting.preparing import prepare
from plugins.rules_revision.consulting.reporting import draft_report, publish_report
from plugins.rules_revision.drafting import draft_of
from plugins.rules_revision.drafting.clauses import set_clause
from plugins.rules_revision.gates import GateShut
from plugins.rules_revision.meeting_papers import set_of
from plugins.rules_revision.outcomes import is_proved
from plugins.rules_revision.projects.starting import ProjectFacts, list_revision
from plugins.rules_revision.taking_in import Came, Usual, enter_all, take_in
from portal.clock import today
from portal.office.official.writing import write_official
from portal.records.file_store import CheckedFile, file_store
from portal.testing import log_findings

from . import drafts
from .adoption.test_papers import words_in
from .making import HOME, everything, intake, publish_all, version
from .projects.making import decide, go, key, project, version_of, words_at
from .projects.test_journey import OLD, in_word

pytestmark = pytest.mark.usefixtures("in_charge")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ASKED = "节假日确需用车的，由谁批准要写清楚"
NEW = "节假日车辆一律入库；确需用车的，由秘书长批准。\n违反本制度第二条的，停止用车一个月。"


def test_from_an_old_file_to_the_version_in_force_with_the_opinion_on_its_clause(app, client):
    number = list_revision(registered(in_word(OLD)), "amend", ProjectFacts("与新规定不符"))
    go(number, "begin")
    edit(number, 2, "用车由秘书长批准。")
    consulted = consult(number, key(number, 3))
    edit(number, 3, NEW)
    with pytest.raises(GateShut):
        go(number, "submit")
    report(consulted, key(number, 3))
    go(number, "submit")
    outcome = decide(number)
    assert is_proved(outcome)
    assert "意见采纳情况" in papers(outcome)
    in_force(number)
    assert project(number).state == "in_force"
    made = version(outcome.version_id)
    assert (made.number, made.clauses[2].words) == (2, NEW)
    assert f"×政协办发〔{today().year}〕1号" in client.get(f"{HOME}/").text
    shown = client.get(f"{HOME}/clauses/{made.id}/{made.clauses[2].node_id}").text
    assert "确需用车的，由秘书长批准" in shown
    assert ASKED in shown
    assert log_findings() == []


def registered(content):
    """A rule read from a Word file and entered in the register."""
    name = file_store().keep(BytesIO(content))
    file = CheckedFile(name, "车辆.docx", len(content), sha256(content).hexdigest(), WORD)
    (number,) = take_in(Came([file]), Usual("vehicles", "主席会议", "办公室", "public"))
    enter_all([number], everything())
    return version(intake(number).version_id).rule_id


def edit(number, place, text):
    set_clause(number, version_of(number), key(number, place), words_at(number, place), text)


def consult(number, clause):
    """Put the draft before everybody, get a comment on a clause, and let the time for comments end."""
    found = prepare(number, replace(drafts.facts(), title="公务车辆管理制度"), draft_of(project(number)))
    drafts.sign(drafts.consultation(found))
    announce(found, drafts.consultation(found).version)
    go(number, "open_comments")
    drafts.comment_on(found, clause=clause, body=ASKED)
    drafts.end(found)
    by_itself(close_due)
    go(number, "close_comments")
    return found


def report(consulted, clause):
    """Adopt the comment and tell everybody."""
    drafts.answer_all(consulted, changed_node=clause, summary=ASKED)
    draft_report(consulted, "共收到意见一条。", "/")
    drafts.sign(drafts.report(consulted))
    publish_report(drafts.report(consulted).id, drafts.report(consulted).version)


def in_force(number):
    """Let the night come, and everybody read the new version."""
    by_itself(put_in_force)
    publish_all(project(number).rule_id)


def by_itself(job):
    """What the worker does at night, when nobody is signed in."""
    before, g.portal_person = g.portal_person, None
    job()
    g.portal_person = before


def papers(outcome):
    target = BytesIO()
    write_official(set_of(outcome), target)
    return words_in(target.getvalue())
