"""Nothing becomes public except through the review."""

from dataclasses import dataclass, field

import pytest
from flask import g
from sqlalchemy import select

from portal.clock import today
from portal.errors import NotThere, StaleRecord
from portal.extensions import db
from portal.items import Decision, Entry, SignedIn
from portal.records import review
from portal.records.models import AuditEntry
from portal.records.review import PublicText, Review
from portal.records.review.asking import NotReviewed
from portal.records.review.models import fingerprint
from portal.records.settings import write_settings
from portal.records.steps import steps_of
from portal.records.wording import Secret
from portal.records.workflow import MoveRefused
from portal.records.writing import writing

CLERK = SignedIn(1, "zhao", "赵某 办公室", 1, frozenset({"portal.review", "portal.record"}), frozenset())
HEAD = SignedIn(2, "qian", "钱主任", 2, frozenset({"portal.review", "portal.review_first"}), frozenset())
SECRECY = SignedIn(3, "sun", "孙某 保密员", 3, frozenset({"portal.review", "portal.review_secrecy"}), frozenset())
LEADER = SignedIn(4, "li", "李副主席", 4, frozenset({"portal.review", "portal.review_sign"}), frozenset())


@dataclass
class Notice:
    id: int = 1
    text: str = "路灯已经修好。"
    kind: str = "desk.notice"
    files: list = field(default_factory=list)

    def public_texts(self):
        return [PublicText("正文", self.text)]


def hand_in(notice, scope="public"):
    g.portal_person = CLERK
    with writing() as tx:
        made = review.ask(notice, scope, "路灯", "/desk/1", notice.files)
        tx.session.flush()
        return made.id


def act(review_id, action, who, **entry):
    g.portal_person = who
    review.carry_out(review_id, None, action, Entry(**entry))


def sign(notice):
    number = hand_in(notice)
    for action, who in (("check", HEAD), ("clear", SECRECY), ("sign", LEADER)):
        act(number, action, who)
    return number


def levels(number):
    with writing():
        write_settings("portal", {"review_levels": number})


def test_a_text_three_people_looked_at_may_be_published(app):
    notice = Notice()
    with pytest.raises(NotReviewed):
        review.must_be_approved(notice)
    sign(notice)
    assert review.must_be_approved(notice).scope == "public"


def test_a_changed_text_needs_a_new_review(app):
    notice = Notice()
    sign(notice)
    notice.text = "路灯还没有修好。"
    assert review.approved(notice) is None


def test_another_attachment_needs_a_new_review(app):
    notice = Notice(files=["照片.jpg"])
    sign(notice)
    assert review.approved(notice, ["照片.jpg"])
    assert review.approved(notice, ["照片.jpg", "名单.xlsx"]) is None


def test_nobody_does_two_steps(app):
    number = hand_in(Notice())
    act(number, "check", HEAD)
    both = SignedIn(2, "qian", "钱主任", 2, frozenset({"portal.review", "portal.review_secrecy"}), frozenset())
    with pytest.raises(MoveRefused, match="两个步骤"):
        act(number, "clear", both)


def test_who_drafted_does_not_check(app):
    number = hand_in(Notice())
    drafter = SignedIn(1, "zhao", CLERK.title, 1, frozenset({"portal.review", "portal.review_first"}), frozenset())
    with pytest.raises(MoveRefused):
        act(number, "check", drafter)


def test_who_decided_counts_not_who_types(app):
    number = hand_in(Notice())
    act(number, "check", CLERK, decision=Decision("钱主任", today(), "审核表"))
    act(number, "clear", CLERK, decision=Decision("孙某 保密员", today(), "审核表"))
    with pytest.raises(MoveRefused):
        act(number, "sign", CLERK, decision=Decision("钱主任", today(), "审核表"))
    act(number, "sign", CLERK, decision=Decision("李副主席", today(), "审核表"))
    assert review.approved(Notice())


@pytest.mark.parametrize(("count", "way"), [(1, ["sign"]), (2, ["clear", "sign"]), (3, ["check", "clear", "sign"])])
def test_the_setting_says_how_many_look(app, count, way):
    levels(count)
    number = hand_in(Notice())
    for action, who in zip(way, (HEAD, SECRECY, LEADER)[3 - count :], strict=True):
        act(number, action, who)
    assert review.approved(Notice())


def test_a_step_that_is_not_due_yet_is_refused(app):
    number = hand_in(Notice())
    with pytest.raises(StaleRecord):
        act(number, "sign", LEADER)


def test_a_review_under_way_goes_on_when_the_setting_changes(app):
    number = hand_in(Notice())
    act(number, "check", HEAD)
    levels(1)
    act(number, "clear", SECRECY)
    act(number, "sign", LEADER)
    assert review.approved(Notice())


def test_what_was_sent_back_may_not_be_published(app):
    number = hand_in(Notice())
    act(number, "send_back", HEAD, reason="日期不对")
    assert review.approved(Notice()) is None
    assert db.session.get(Review, number).state == "sent_back"


def test_handing_in_again_replaces_the_review_under_way(app):
    first, second = hand_in(Notice()), hand_in(Notice(text="新的文字。"))
    states = {it.id: it.state for it in review.reviews_of(Notice())}
    assert states == {first: "replaced", second: "drafted"}


def test_a_secrecy_mark_is_not_even_handed_in(app):
    with pytest.raises(Secret):
        hand_in(Notice(text="机密★ 路灯"))
    assert review.reviews_of(Notice()) == []


def test_a_stranger_cannot_move_a_review(app):
    number = hand_in(Notice())
    with pytest.raises(NotThere):
        act(number, "check", SignedIn(9, "wu", "吴某", 9, frozenset(), frozenset()))


def test_a_review_asked_for_in_one_language_stands_in_the_other():
    said = {"en": [PublicText("Title", "议事规则")], "zh": [PublicText("标题", "议事规则")]}
    assert fingerprint(said["en"], []) == fingerprint(said["zh"], [])
    assert fingerprint(said["en"], []) != fingerprint([PublicText("Title", "章程")], [])


def words_of(review_id):
    """Everything the database holds of a review: its columns, its steps and its audit entries."""
    db.session.rollback()
    row = db.session.get(Review, review_id)
    steps = [(step.reason, step.note) for step in steps_of(row)]
    audit = db.session.scalars(select(AuditEntry.reason).where(AuditEntry.record_id == str(review_id))).all()
    return repr((row.title, row.texts, row.attachments, row.fingerprint, steps, audit))


def forget(notice):
    g.portal_person = CLERK
    with writing():
        review.forget_reviews(notice)


def test_a_forgotten_review_has_no_word_left(app):
    notice = Notice(text="记号甲", files=["记号甲.jpg"])
    number = hand_in(notice)
    act(number, "send_back", HEAD, reason="记号甲不宜公开")
    mark = fingerprint(notice.public_texts(), notice.files)
    assert "记号甲不宜公开" in words_of(number)
    forget(notice)
    assert not [it for it in ("记号甲", "路灯", mark) if it in words_of(number)]


def test_who_looked_and_how_it_ended_stays(app):
    number = sign(Notice())
    forget(Notice())
    kept = db.session.get(Review, number)
    assert (kept.state, kept.drafted_by) == ("signed", CLERK.title)
    assert [(it.action, it.decided_by) for it in steps_of(kept)] == [
        ("drafted", CLERK.title), ("check", HEAD.title), ("clear", SECRECY.title), ("sign", LEADER.title),
        ("forgotten", CLERK.title),
    ]  # fmt: skip


def test_what_was_signed_and_forgotten_may_not_be_published(app):
    sign(Notice())
    forget(Notice())
    assert review.approved(Notice()) is None


def test_an_open_review_ends_when_it_is_forgotten(app):
    number = hand_in(Notice())
    forget(Notice())
    assert db.session.get(Review, number).state == "ended"
    with pytest.raises(StaleRecord):
        act(number, "check", HEAD)


def test_forgetting_twice_is_forgetting_once(app):
    number = hand_in(Notice())
    forget(Notice())
    forget(Notice())
    assert [it.action for it in steps_of(db.session.get(Review, number))] == ["drafted", "forgotten"]


def test_the_audit_list_does_not_quote_why_a_text_was_sent_back(app):
    number = hand_in(Notice())
    act(number, "send_back", HEAD, reason="张三的名字不能公开")
    db.session.rollback()
    told = db.session.scalars(select(AuditEntry.reason).where(AuditEntry.action == "send_back")).all()
    assert told
    assert "张三" not in repr(told)
    assert [it.note for it in steps_of(db.session.get(Review, number))] == ["", "张三的名字不能公开"]
