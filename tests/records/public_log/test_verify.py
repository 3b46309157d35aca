"""Rows against leaves: what each finding says."""

import pytest
from sqlalchemy import text

from plugins.problem_inventory.models import RectificationItem
from portal.database.engine import WRITING
from portal.extensions import db
from portal.host.covering import readable_models
from portal.host.switching import disable
from portal.items import Change
from portal.records.public_log import verify
from portal.records.public_log.verify import Examination
from portal.records.writing import record, writing

ITEM = RectificationItem.kind
OF_ITEM = "FROM portal_leaf WHERE kind = 'problem_inventory.item' AND record_id = '1'"


@pytest.fixture
def by_hand(filled):
    """Write past the portal."""

    def write(statement):
        db.session.rollback()
        with db.engine.connect() as plain, plain.execution_options(**{WRITING: True}).begin() as transaction:
            transaction.connection.execute(text(statement))

    return write


def test_normal_work_is_no_alarm_and_everything_was_looked_at(filled, monkeypatch):
    monkeypatch.setattr(verify, "BATCH", 7)
    examination = Examination(readable_models())
    assert list(examination.findings()) == []
    models = readable_models()
    assert examination.rows == sum(db.session.scalar(db.select(db.func.count()).select_from(it)) for it in models)
    assert examination.leaves == db.session.scalar(text("SELECT count(*) FROM portal_leaf"))
    assert examination.rows > 20
    assert not examination.apart


@pytest.mark.parametrize(
    ("statement", "problem", "field"),
    [
        ("UPDATE problem_inventory_item SET owner = '某' WHERE id = 1", "changed", "owner"),
        ("UPDATE problem_inventory_item SET state = 'closed_out' WHERE id = 1", "changed", "state"),
        ("UPDATE problem_inventory_measure SET text = '某' WHERE id = 1", "changed", "measures/1/text"),
        ("DELETE FROM problem_inventory_item_problem WHERE item_id = 1", "removed", "problems/"),
        (
            "INSERT INTO problem_inventory_rule_to_revise (item_id, name, revision) VALUES (1, '某', 'amend')",
            "added",
            "rules/",
        ),
        ("DELETE FROM problem_inventory_item WHERE id = 1", "no_row", ""),
    ],
)  # fmt: skip
def test_a_change_by_hand_is_found_by_record_and_field(by_hand, findings, statement, problem, field):
    by_hand(statement)
    (finding, *_more) = findings()
    assert (finding.kind, finding.record_id, finding.problem) == (ITEM, "1", problem)
    assert finding.field.startswith(field)
    assert ITEM in str(finding)
    assert finding.field in str(finding)


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        (f"DELETE {OF_ITEM} AND seq = 1", "gap"),
        (f"DELETE {OF_ITEM} AND seq = 2", "cut"),
        (f"DELETE {OF_ITEM}", "no_leaf"),
        ("UPDATE portal_leaf SET salts = '{}' WHERE kind = 'problem_inventory.item' AND record_id = '1'", "altered"),
        ("UPDATE portal_leaf_head SET seq = 1 WHERE kind = 'problem_inventory.item' AND record_id = '1'", "headless"),
        ("UPDATE portal_leaf SET \"index\" = seq WHERE kind = 'problem_inventory.item' AND record_id = '1'", "index"),
        ("UPDATE portal_audit SET reason = '某' WHERE kind = 'problem_inventory.item' AND record_id = '1'", "audit"),
        ("DELETE FROM portal_leaf WHERE kind = 'portal.plugin' AND record_id = 'public_feedback'", "cut"),
    ],
)  # fmt: skip
def test_a_leaf_taken_away_or_altered_is_found(by_hand, findings, statement, problem):
    with writing() as tx:
        item = tx.session.get(RectificationItem, 1)
        item.goal = "完成2件。"
        record(Change(item, "renamed", reason="笔误"))
    by_hand(statement)
    assert problem in [finding.problem for finding in findings()]


def test_a_deleted_record_that_comes_back_is_found(by_hand, findings):
    with writing() as tx:
        item = tx.session.get(RectificationItem, 2)
        fields = {column.key: getattr(item, column.key) for column in RectificationItem.__table__.columns}
        tx.session.delete(item)
        record(Change(item, "deleted"))
    assert findings() == []
    with writing() as tx:
        tx.session.execute(RectificationItem.__table__.insert().values(fields))
    assert [(it.record_id, it.problem) for it in findings()] == [("2", "after_its_end")]


def test_a_record_deleted_without_a_word_is_found(filled, findings):
    with writing() as tx:
        tx.session.delete(tx.session.get(RectificationItem, 2))
    assert [(it.record_id, it.problem) for it in findings()] == [("2", "no_row")]


def test_a_plugin_that_is_off_is_looked_at_all_the_same(by_hand, findings):
    disable("public_feedback")
    by_hand("UPDATE public_feedback_opinion SET state = 'received' WHERE state = 'quarantined'")
    assert [(it.kind, it.field) for it in findings()] == [("public_feedback.opinion", "state")]


def test_leaves_of_a_plugin_that_is_not_here_are_counted(filled):
    here = [model for model in readable_models() if not model.kind.startswith("public_feedback.")]
    examination = Examination(here)
    assert list(examination.findings()) == []
    assert examination.apart == {"public_feedback.opinion": 4}


def test_every_place_holds_one_moment(filled, findings, monkeypatch):
    chains = verify.chains

    def change_meanwhile(session):
        with writing() as tx:
            item = tx.session.get(RectificationItem, 1)
            item.owner = "主任"
            record(Change(item, "renamed"))
        yield from chains(session)

    monkeypatch.setattr(verify, "chains", change_meanwhile)
    assert findings() == []
