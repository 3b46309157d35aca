"""What a leaf says, and when one is written."""

import json

import pytest
from sqlalchemy import select

from plugins.problem_inventory.models import Measure, RectificationItem
from plugins.public_feedback.models import Opinion
from portal.extensions import db
from portal.host.switching import disable
from portal.items import Change, Subject
from portal.people.grants import change_grants, granted, stamp
from portal.records.public_log.commitments import commit
from portal.records.public_log.erasing import forget_salts
from portal.records.public_log.models import Leaf
from portal.records.steps import steps_of
from portal.records.writing import record, writing

ITEM = RectificationItem.kind


def leaves(kind, record_id):
    """The leaves of a record with their salts, oldest first."""
    query = select(Leaf).where(Leaf.kind == kind, Leaf.record_id == str(record_id)).order_by(Leaf.seq)
    return [(json.loads(leaf.content), json.loads(leaf.salts)) for leaf in db.session.scalars(query)]


def change(action, **fields):
    with writing() as tx:
        item = tx.session.get(RectificationItem, 1)
        for name, value in fields.items():
            setattr(item, name, value)
        record(Change(item, action, public=True))


def test_a_leaf_shows_days_numbers_and_states_and_hides_words(filled):
    (leaf, salts), item = leaves(ITEM, 1)[-1], db.session.get(RectificationItem, 1)
    assert (leaf["kind"], leaf["id"], leaf["seq"], leaf["action"]) == (ITEM, 1, 1, "publish")
    assert leaf["plain"]["deadline"] == item.deadline.isoformat()
    assert leaf["plain"]["number"] == item.number
    assert leaf["plain"]["state"] == "published"
    assert leaf["committed"]["title"] == commit(bytes.fromhex(salts["title"]), item.title)
    assert item.title not in json.dumps(leaf, ensure_ascii=False)
    assert leaf["texts"]["basis"] == commit(bytes.fromhex(salts[":basis"]), steps_of(item)[0].basis)


def test_a_leaf_holds_the_parts_of_its_record_and_its_links(filled):
    (leaf, salts), item = leaves(ITEM, 1)[-1], db.session.get(RectificationItem, 1)
    measure = item.measures[0]
    assert leaf["plain"][f"measures/{measure.id}/deadline"] == measure.deadline.isoformat()
    path = f"measures/{measure.id}/text"
    assert leaf["committed"][path] == commit(bytes.fromhex(salts[path]), measure.text)
    assert leaf["plain"][f"problems/{item.problems[0].id}"] is True


def test_each_change_gets_the_next_leaf_with_salts_of_its_own(filled):
    change("renamed", title="新名")
    change("renamed", title="新名")
    found = leaves(ITEM, 1)
    assert [leaf["seq"] for leaf, _ in found] == [1, 2, 3]
    assert found[1][0]["committed"]["title"] != found[2][0]["committed"]["title"]


def test_a_draft_shows_neither_values_nor_what_was_done(filled):
    with writing() as tx:
        stage_id = tx.session.get(RectificationItem, 1).stage_id
        draft = RectificationItem(title="未定", horizon="fixed_term", stage_id=stage_id, measures=[])
        tx.session.add(draft)
        record(Change(draft, "drafted"))
        number = draft.id
    leaf, salts = leaves(ITEM, number)[0]
    assert leaf["plain"] == {}
    assert "action" not in leaf
    assert leaf["texts"]["action"] == commit(bytes.fromhex(salts[":action"]), "drafted")
    assert leaf["committed"]["state"] == commit(bytes.fromhex(salts["state"]), "draft")


def test_an_opinion_leaves_that_it_came_and_nothing_of_what_it_says(filled):
    leaf, _ = leaves(Opinion.kind, 1)[0]
    assert (leaf["action"], leaf["plain"]) == ("received", {})
    assert {"body", "township", "place", "state", "received_at", "long_code_hash"} <= leaf["committed"].keys()


def test_leaf_and_change_are_one_transaction(filled):
    with pytest.raises(ZeroDivisionError), writing() as tx:
        record(Change(tx.session.get(RectificationItem, 1), "renamed"))
        1 / 0  # noqa: B018
    assert len(leaves(ITEM, 1)) == 1


def test_what_is_changed_after_it_was_told_is_in_the_leaf(filled, findings):
    with writing() as tx:
        item = tx.session.get(RectificationItem, 1)
        record(Change(item, "renamed", public=True))
        item.owner = "主任"
        item.measures.append(Measure(position=99, text="再做1件", owner="主任", deadline=item.deadline))
    assert findings() == []


def test_a_deleted_record_leaves_that_it_is_gone(filled, findings):
    with writing() as tx:
        opinion = tx.session.get(Opinion, 1)
        tx.session.delete(opinion)
        record(Change(opinion, "erased"))
    leaf, _ = leaves(Opinion.kind, 1)[-1]
    assert (leaf["action"], "plain" in leaf) == ("erased", False)
    assert findings() == []


def test_switches_and_permissions_leave_events(filled, findings):
    disable("public_feedback", reason="维护")
    pair = ("leader", "portal.audit")
    change_grants({pair}, set(), stamp(granted()), "检查")
    off, given = leaves("portal.plugin", "public_feedback")[-1][0], leaves("portal.role", "leader")[-1][0]
    assert off["action"] == "disabled"
    assert (given["action"], given["fields"]) == ("permissions_given", ["portal.audit"])
    assert findings() == []


def test_what_is_not_covered_leaves_nothing(app):
    with writing():
        record(Change(Subject("portal.setting", "portal"), "changed", fields=("name",)))
    assert leaves("portal.setting", "portal") == []


def test_what_is_erased_cannot_be_proved_any_more_and_its_leaf_stays(filled, findings):
    content = select(Leaf.content).where(Leaf.kind == Opinion.kind, Leaf.record_id == "1", Leaf.seq == 1)
    before = db.session.scalar(content)
    with writing() as tx:
        opinion = tx.session.get(Opinion, 1)
        opinion.body = ""
        forget_salts(Opinion.kind, 1, ["body"])
        record(Change(opinion, "erased", fields=("body",)))
    assert db.session.scalar(content) == before
    first, second = leaves(Opinion.kind, 1)
    assert "body" in first[0]["committed"]
    assert "body" not in first[1]
    assert second[0]["committed"]["body"] == commit(bytes.fromhex(second[1]["body"]), "")
    assert findings() == []
