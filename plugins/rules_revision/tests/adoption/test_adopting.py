"""From the draft to the rule in force: prepared, proved, adopted, and read from its day on."""

from datetime import date, timedelta

import pytest
from flask import g

from plugins.rules_revision.adopting import enter_force, put_in_force
from plugins.rules_revision.adoption_life import NotProved, NotReached, state_on
from plugins.rules_revision.decided_day import DayDiffers
from plugins.rules_revision.filters import Filters
from plugins.rules_revision.issuing import IssuedTooEarly, Issuing
from plugins.rules_revision.library import read_page
from plugins.rules_revision.models import IssuedDocument
from plugins.rules_revision.outcomes import NotPrepared, Overtaken, Settled, prepare, proof_of, write_texts
from plugins.rules_revision.projects.starting import start_draft
from plugins.rules_revision.registering import RuleFacts
from plugins.rules_revision.tests.making import FACTS, LATER, everything, make_rule, make_version, publish_all, version
from portal.clock import today
from portal.errors import StaleRecord
from portal.extensions import db
from portal.items import Change, Entry
from portal.records.numbering import NumberTaken
from portal.records.writing import record, writing
from portal.testing import log_findings

from .making import (
    ENTRY,
    VEHICLES,
    act,
    draft,
    make_abolition,
    make_prepared,
    make_project,
    outcome,
    project,
    rule_of,
    say_day,
)

pytestmark = pytest.mark.usefixtures("in_charge")
TOMORROW = today() + timedelta(1)


def test_a_rule_is_amended_by_a_decision_and_read_from_its_day_on(monkeypatch):
    number = make_prepared(monkeypatch, "decision", *VEHICLES)
    say_day(number, TOMORROW)
    assert proof_of(outcome(number)).holds
    act(number, Issuing(today(), TOMORROW))
    old, new = rule_of(number).versions
    publish_all(rule_of(number).id)
    assert titles_on(today()) == [old.id]
    assert titles_on(TOMORROW) == [new.id]
    assert state_on(project(number), today()) == "adopted"
    assert state_on(project(number), TOMORROW) == "in_force"
    assert log_findings() == []


def test_an_entry_that_contradicts_the_decision_is_refused(monkeypatch):
    number = make_prepared(monkeypatch)
    with pytest.raises(DayDiffers):
        act(number, Issuing(today(), TOMORROW))
    say_day(number, TOMORROW)
    with pytest.raises(DayDiffers):
        act(number, Issuing(today()))
    assert project(number).state == "review"


def titles_on(day: date) -> list[int]:
    with db.engine.connect() as connection:
        return [row.version_id for row in read_page(connection, Filters(on=day), None, day).rows]


def test_the_consolidated_version_is_what_was_proved(monkeypatch):
    number = make_prepared(monkeypatch)
    act(number)
    adopted = version(outcome(number).version_id)
    assert (adopted.text, adopted.digest) == (LATER, outcome(number).digest)
    assert (adopted.document_number, adopted.adopted_by) == (
        f"×政协办发〔{today().year}〕1号",
        "主席会议 第3次会议纪要",
    )


def test_a_draft_revises_what_was_adopted_and_is_not_yet_in_force():
    number = make_rule()
    later = make_version(number, TOMORROW)
    begun = begin_draft(number)
    assert project(begun).draft.revises_id == later


def test_a_draft_that_a_further_version_overtook_is_not_prepared():
    number = make_rule()
    begun = begin_draft(number)
    make_version(number, TOMORROW)
    with pytest.raises(Overtaken):
        prepare(begun, "decision")


def begin_draft(rule_id: int) -> int:
    begun = make_project(rule_id)
    with writing() as tx:
        start_draft(tx.session, project(begun))
        record(Change(project(begun), "listed"))
    return begun


def test_clauses_keep_their_ids(monkeypatch):
    number = make_prepared(monkeypatch)
    act(number)
    old, new = rule_of(number).versions
    same = {clause.words: clause.node_id for clause in old.clauses}
    assert {same[it.words] == it.node_id for it in new.clauses if it.words in same} == {True}


def test_a_decision_that_does_not_fit_is_not_adopted(monkeypatch):
    number = make_prepared(monkeypatch)
    found = outcome(number)
    write_texts(found.id, found.version, found.decision.replace("三次", "四次"), "说明")
    (misfit,) = proof_of(outcome(number)).misfits
    assert ("四次" in misfit.made, "三次" in misfit.wanted) == (True, True)
    with pytest.raises(NotProved):
        act(number)
    assert project(number).state == "review"


def test_a_decision_that_cannot_be_read_says_why(monkeypatch):
    number = make_prepared(monkeypatch)
    write_texts(outcome(number).id, outcome(number).version, "第九条改得好一些。", "")
    proof = proof_of(outcome(number))
    assert (proof.holds, proof.made, bool(proof.refusal)) == (False, None, True)


def test_a_mended_decision_is_proved_again(monkeypatch):
    number = make_prepared(monkeypatch)
    words = outcome(number).decision
    for text in ("写错了", words):
        write_texts(outcome(number).id, outcome(number).version, text, "")
    act(number)
    assert project(number).state == "adopted"


def test_the_decision_of_a_rule_issued_anew_needs_no_proof(monkeypatch):
    number = make_prepared(monkeypatch, "reissued")
    assert (outcome(number).decision, proof_of(outcome(number))) == ("", None)
    act(number)
    assert len(rule_of(number).versions) == 2


def test_a_draft_changed_after_the_papers_is_not_adopted(monkeypatch):
    number = make_prepared(monkeypatch)
    draft(monkeypatch, LATER.replace("三次", "五次"))
    with pytest.raises(NotPrepared):
        act(number)


def test_without_papers_nothing_is_adopted(monkeypatch):
    draft(monkeypatch)
    number = make_project(make_rule())
    with pytest.raises(NotPrepared):
        act(number)


def test_what_was_adopted_is_not_rewritten(monkeypatch):
    number = make_prepared(monkeypatch)
    act(number)
    with pytest.raises(Settled):
        prepare(number, "reissued")
    with pytest.raises(Settled):
        write_texts(outcome(number).id, outcome(number).version, "", "")
    with pytest.raises(StaleRecord):
        act(number)


def test_numbers_run_on_and_a_typed_one_is_kept(monkeypatch):
    typed = f"×政协办发〔{today().year}〕7号"
    act(make_prepared(monkeypatch), Issuing(today(), number=typed))
    with pytest.raises(NumberTaken):
        act(make_prepared(monkeypatch), Issuing(today(), number=typed))
    document = db.session.get(IssuedDocument, act(make_prepared(monkeypatch)))
    assert document.number == f"×政协办发〔{today().year}〕8号"


def test_a_document_is_not_issued_before_its_adoption(monkeypatch):
    number = make_prepared(monkeypatch)
    with pytest.raises(IssuedTooEarly):
        act(number, Issuing(ENTRY.decision.decided_on - timedelta(1)))
    assert db.session.query(IssuedDocument).count() == 0


def test_one_notice_abolishes_several_rules():
    numbers = [make_abolition(), make_abolition("值班制度")]
    document = act(numbers[0], Issuing(today(), TOMORROW, others=numbers[1:]))
    assert {outcome(it).issued_id for it in numbers} == {document}
    assert [(rule_of(it).state, rule_of(it).ended_on) for it in numbers] == [("abolished", TOMORROW)] * 2
    assert {rule_of(it).state_on(today()) for it in numbers} == {"in_force"}


def test_a_rule_is_established(monkeypatch):
    draft(monkeypatch)
    number = make_project(None, "establish")
    prepare(number, "decision")
    assert outcome(number).form == "reissued"
    with pytest.raises(NotPrepared):
        act(number)
    act(number, Issuing(today(), rule=RuleFacts(**FACTS)))
    assert (rule_of(number).title, rule_of(number).state_on(today())) == ("考勤制度", "in_force")


def test_it_is_noted_in_force_once_its_day_has_come(monkeypatch):
    now, later = make_prepared(monkeypatch), make_prepared(monkeypatch)
    say_day(later, TOMORROW)
    act(now)
    act(later, Issuing(today(), TOMORROW))
    g.portal_person = None
    put_in_force()
    put_in_force()
    assert [project(it).state for it in (now, later)] == ["in_force", "adopted"]
    g.portal_person = everything()
    with pytest.raises(NotReached):
        enter_force(later, project(later).version, Entry())


def test_the_explanation_names_reason_basis_and_changes(monkeypatch):
    words = outcome(make_prepared(monkeypatch)).explanation
    assert words.startswith("关于修订《考勤制度》的说明")
    assert "签到次数与实际不符" in words
    assert "新增1处，修改1处" in words
