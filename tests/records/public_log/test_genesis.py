"""First leaves, and that they whitewash nothing."""

import json

import pytest
from sqlalchemy import delete, select, text

from plugins.problem_inventory.models import RectificationItem
from plugins.public_feedback.models import Opinion
from portal.database.engine import WRITING
from portal.extensions import db
from portal.host import upkeep
from portal.host.covering import cover, readable_models
from portal.host.setup import bring_up_to_date
from portal.host.switching import disable, enable
from portal.records.models import State
from portal.records.public_log import Logged, coverage, genesis
from portal.records.public_log.models import Leaf, LeafHead
from portal.records.public_log.verify import Examination
from portal.records.writing import writing

KINDS = ("problem_inventory.plan", "problem_inventory.problem", "problem_inventory.item", "public_feedback.opinion")


def by_hand(statement, **values):
    """Write past the portal."""
    db.session.rollback()
    with db.engine.connect() as plain, plain.execution_options(**{WRITING: True}).begin() as transaction:
        transaction.connection.execute(text(statement), values)


def actions(kind):
    """What the newest leaves of a kind say was done."""
    query = select(Leaf.content).where(Leaf.kind == kind).order_by(Leaf.record_id, Leaf.seq)
    return [json.loads(content).get("action") for content in db.session.scalars(query)]


@pytest.fixture
def before_the_log(filled):
    """The same installation as a release without public log left it."""
    with writing() as tx:
        for table in (Leaf, LeafHead):
            tx.session.execute(delete(table))
        tx.session.execute(delete(State).where(State.key.startswith("log:")))


def test_rows_from_before_get_their_first_leaf_at_the_next_start(before_the_log, findings, monkeypatch):
    monkeypatch.setattr(genesis, "BATCH", 2)
    bring_up_to_date()
    assert actions(Opinion.kind) == ["genesis"] * 3
    items = db.session.scalar(select(db.func.count()).select_from(RectificationItem))
    assert actions(RectificationItem.kind) == ["genesis"] * items
    assert findings() == []


def test_what_is_not_covered_yet_is_told_and_is_no_alarm(before_the_log):
    examination = Examination(readable_models())
    assert list(examination.findings()) == []
    assert sorted(examination.uncovered) == sorted(model.kind for model in readable_models())
    assert set(KINDS) <= set(examination.uncovered)


def test_the_next_start_gives_no_leaf_to_a_row_put_in_by_hand(filled, findings):
    by_hand(
        "INSERT INTO problem_inventory_problem (version, plan_id, number, title, text, source, aspect)"
        " VALUES (1, 1, 99, 'x', 'x', 'x', 'x')"
    )
    bring_up_to_date()
    (finding,) = findings()
    assert (finding.kind, finding.problem, finding.number) == ("problem_inventory.problem", "no_leaf", "99")


def test_a_start_that_was_stopped_is_gone_on_with(before_the_log, findings, monkeypatch):
    monkeypatch.setattr(genesis, "BATCH", 2)
    write, written = genesis.write_leaves, []

    def stop(session, told):
        written.append(told)
        if len(written) > 2:
            raise KeyboardInterrupt
        write(session, told)

    monkeypatch.setattr(genesis, "write_leaves", stop)
    with pytest.raises(KeyboardInterrupt):
        bring_up_to_date()
    monkeypatch.setattr(genesis, "write_leaves", write)
    bring_up_to_date()
    assert findings() == []


def test_nothing_begins_anew_when_the_leaf_that_tells_of_it_is_taken_away(filled, findings):
    by_hand("DELETE FROM portal_leaf WHERE kind = 'portal.log' AND record_id = 'public_feedback.opinion'")
    by_hand("DELETE FROM portal_leaf_head WHERE kind = 'portal.log' AND record_id = 'public_feedback.opinion'")
    bring_up_to_date()
    assert [(it.kind, it.problem) for it in findings()] == [("public_feedback.opinion", "coverage_gone")]


@pytest.fixture
def fewer_fields(filled, monkeypatch):
    """As if the township of an opinion were covered from this release on."""
    declared = Opinion.log
    monkeypatch.setattr(Opinion, "log", Logged(left_out=("township",)))
    cover()
    monkeypatch.setattr(Opinion, "log", declared)


def test_a_field_covered_later_is_in_the_leaves_of_the_next_start(fewer_fields, findings):
    cover()
    assert actions(Opinion.kind)[-1] == "restated"
    by_hand("UPDATE public_feedback_opinion SET township = '柳溪镇' WHERE id = 1")
    assert [(it.record_id, it.field, it.problem) for it in findings()] == [("1", "township", "changed")]


def test_covering_another_field_whitewashes_nothing(fewer_fields, findings):
    by_hand("UPDATE public_feedback_opinion SET body = '改' WHERE id = 1")
    cover()
    assert [(it.record_id, it.field) for it in findings()] == [("1", "body"), ("1", "township")]


def test_what_is_covered_already_is_not_written_again(filled):
    before = db.session.scalar(select(db.func.count()).select_from(Leaf))
    cover()
    assert db.session.scalar(select(db.func.count()).select_from(Leaf)) == before


def test_uninstalled_and_installed_again_a_plugin_begins_anew(filled, findings):
    disable("public_feedback")
    upkeep.uninstall("public_feedback")
    enable("public_feedback")
    assert findings() == []


def test_a_declaration_that_does_not_suit_its_model_is_refused(monkeypatch):
    for wrong in (Logged(plain=("deadlin",)), Logged(public_from="shown_at"), Logged(parts={"steps": Logged()})):
        monkeypatch.setattr(RectificationItem, "log", wrong)
        with pytest.raises(AttributeError):
            coverage.check(RectificationItem)
