"""What senders do with their opinion, by the receipt alone; no code stands in an address, nothing typed is lost."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from plugins.public_feedback.handling import Question, Reply
from plugins.public_feedback.life import LIFE
from plugins.public_feedback.models import Opinion
from plugins.public_feedback.states import HELP, REPORT
from portal.clock import now, today
from portal.extensions import db
from portal.host.switching import disable
from portal.records.models import AuditEntry
from portal.records.notices import notices_of
from portal.records.sealed_fields import read_sealed
from portal.records.writing import writing
from portal.testing import add_user, log_findings

from .conftest import HOME, WORDS

CONTACT = {"name": "王大爷", "phone": "13812341234", "contact_consent": "1"}


def opinion():
    db.session.rollback()
    return db.session.scalars(select(Opinion).order_by(Opinion.id)).first()


def move_on(*actions, matter=HELP):
    """Take the first opinion on, as the office does it."""
    for action in actions:
        with writing() as tx, tx.session.no_autoflush:
            it = tx.session.scalars(select(Opinion).order_by(Opinion.id).with_for_update()).first()
            if action == "take_up":
                it.matter, it.restricted = matter, matter == REPORT
            if action == "assign":
                it.unit, it.unit_due = "县住建局", today() + timedelta(days=9)
            if action == "ask":
                it.questions.append(Question(text="是哪一盏灯？"))
            if action == "draft_reply":
                it.replies.append(Reply(text="路灯已经修好。", drafted_by="李某"))
            LIFE.move(it, action)
            if action == "approve":
                it.replies[-1].approved_on = today()


TO_A_UNIT = ("take_up", "assign", "start")
TO_A_REPLY = (*TO_A_UNIT, "draft_reply", "approve")


@pytest.fixture
def own(sender):
    """The sender on the page of the own opinion."""

    def opened(*actions, matter=HELP, **fields):
        receipt = sender.send(**fields)
        move_on(*actions, matter=matter)
        sender.look_up(code=receipt.long_code)
        sender.kept = receipt
        return sender

    return opened


def test_a_question_is_answered_and_the_unit_goes_on(own):
    sender = own(*TO_A_UNIT, "ask")
    assert "是哪一盏灯？" in sender.page
    sender.post("look-up/answer", answer="村口第三盏。")
    assert "您的补充说明已收到" in sender.page
    assert "村口第三盏。" in sender.page
    assert (opinion().state, opinion().questions[0].answer) == ("in_progress", "村口第三盏。")
    assert log_findings() == []


def test_an_answer_sent_twice_is_one_and_another_one_comes_back(own):
    sender = own(*TO_A_UNIT, "ask")
    form = sender.page
    for _ in range(2):
        sender.page = form
        assert sender.post("look-up/answer", answer="村口第三盏。").answer.status_code == 200
    sender.page = form
    sender.post("look-up/answer", answer="不，是第四盏。")
    assert (sender.answer.status_code, len(sender.errors)) == (409, 1)
    assert "不，是第四盏。" in sender.page
    assert opinion().questions[0].answer == "村口第三盏。"


@pytest.mark.parametrize("answer", ["", "长" * 5001])
def test_an_answer_to_be_mended_comes_back(own, answer):
    sender = own(*TO_A_UNIT, "ask").post("look-up/answer", answer=answer)
    assert (sender.answer.status_code, len(sender.errors), sender.typed) == (422, 1, answer)
    assert opinion().state == "needs_information"


@pytest.mark.parametrize("rating", ["satisfied", "basically_satisfied", "dissatisfied"])
def test_the_reply_is_rated_once(own, rating):
    sender = own(*TO_A_REPLY)
    form = sender.page
    assert "路灯已经修好。" in form
    for _ in range(2):
        sender.page = form
        sender.post("look-up/rating", rating=rating, remark="谢谢")
        assert "评价已收到" in sender.page
    sender.page = form
    assert sender.post("look-up/rating", rating="satisfied", remark="改主意了").answer.status_code == 409
    reply = opinion().reply
    assert (opinion().state, reply.rating, reply.remark) == ("rated", rating, "谢谢")
    assert log_findings() == []


def test_a_rating_without_choice_keeps_the_words(own):
    sender = own(*TO_A_REPLY).post("look-up/rating", remark="想再看看")
    assert (sender.typed, sender.errors) == ("想再看看", ["请选择您的满意程度。"])


def test_who_is_dissatisfied_has_it_done_again_once(own):
    sender = own(*TO_A_REPLY).post("look-up/rating", rating="dissatisfied")
    assert "申请重新办理" in sender.page
    sender.post("look-up/redo")
    assert opinion().state == "assigned"
    assert "个工作日内答复" not in sender.page  # that was promised for the first time, and kept
    move_on("start", "draft_reply", "approve")
    sender.look_up(code=sender.kept.long_code).post("look-up/rating", rating="dissatisfied")
    assert "申请重新办理" not in sender.page
    assert sender.post("look-up/redo").answer.status_code == 409


def test_the_office_is_told_that_it_is_to_be_done_again(own):
    sender = own(*TO_A_REPLY).post("look-up/rating", rating="dissatisfied")
    clerk = add_user("clerk", "staff")
    sender.post("look-up/redo")
    told = db.session.scalars(notices_of(clerk, unread=True)).all()
    assert [it for it in told if opinion().number in it.title]


def test_who_is_satisfied_is_not_offered_a_redo(own):
    sender = own(*TO_A_REPLY).post("look-up/rating", rating="satisfied")
    assert "申请重新办理" not in sender.page
    assert sender.post("look-up/redo").answer.status_code == 409


def test_each_hop_says_how_long_it_took(own):
    sender = own()
    with time_machine.travel(now()) as clock:
        for actions in (("take_up",), ("assign", "start"), ()):
            clock.shift(timedelta(days=7))
            move_on(*actions)
        sender.look_up(code=sender.kept.long_code)
    assert sender.page.count("停留") >= 2
    assert "正在请县住建局办理" in sender.page


def test_of_a_report_only_that_it_was_handed_over_is_told(own):
    sender = own(*TO_A_UNIT, matter=REPORT)
    assert "已转有权机关" in sender.page
    assert "县住建局" not in sender.page
    assert sender.page.count("已转有权机关") == 2  # state and hop


def test_withdrawn_before_it_is_taken_up_all_is_erased(own):
    sender = own(**CONTACT)
    form = sender.page
    sender.post("look-up/withdrawal", withdrawal="1")
    assert "留言已撤回" in sender.page
    assert WORDS[:8] not in sender.page
    it = opinion()
    assert (it.state, it.body, it.place, it.name, it.phone) == ("withdrawn", "", "", None, None)
    sender.page = form
    assert sender.post("look-up/withdrawal", withdrawal="1").answer.status_code == 200
    assert "已撤回" in sender.look_up(code=sender.kept.long_code).page
    sender.page = form
    assert sender.post("look-up/contact", **CONTACT).answer.status_code == 409
    assert log_findings() == []


def test_withdrawing_needs_the_tick_and_comes_too_late_once_it_is_taken_up(own):
    sender = own()
    form = sender.post("look-up/withdrawal").page
    assert len(sender.errors) == 1
    move_on("take_up")
    sender.page = form
    assert sender.post("look-up/withdrawal", withdrawal="1").answer.status_code == 409
    assert opinion().body == WORDS
    assert "确认撤回" not in sender.page


def test_the_telephone_number_is_mended(own):
    sender = own(**CONTACT)
    assert "13812341234" in sender.page
    sender.post("look-up/contact", name="王大爷", phone="0571-88888888", contact_consent="1")
    assert read_sealed(opinion(), "phone") == "0571-88888888"
    sender.post("look-up/contact", name="王大爷", phone="13912341234")
    assert len(sender.errors) == 1
    assert 'value="13912341234"' in sender.page
    assert read_sealed(opinion(), "phone") == "0571-88888888"
    assert log_findings() == []


def test_contact_data_is_erased_and_the_words_stay(own):
    sender = own(*TO_A_UNIT, **CONTACT, for_whom="我母亲", relation="女儿")
    sender.post("look-up/contact-erasure", erasure="1")
    it = opinion()
    assert (it.name, it.phone, it.phone_index, it.for_whom, it.contact_consent) == (None, None, None, None, False)
    assert it.body == WORDS
    assert "没有保存您的姓名和电话" in sender.page
    assert log_findings() == []


def test_after_half_an_hour_the_receipt_is_asked_for_and_the_words_stay(own):
    with time_machine.travel(now()) as clock:
        sender = own(*TO_A_UNIT, "ask")
        clock.shift(timedelta(minutes=31))
        sender.post("look-up/answer", answer="村口第三盏。")
        assert "再填一次" in sender.page
        assert sender.fields["answer"] == "村口第三盏。"
        sender.post("look-up/answer", number=sender.kept.number, code="00000000")
        assert (len(sender.errors), sender.fields["answer"]) == (1, "村口第三盏。")
        sender.post("look-up/answer", number=sender.kept.number, code=sender.kept.query_code)
    assert opinion().questions[0].answer == "村口第三盏。"


@pytest.mark.parametrize("ticket", ["", "x", "WzEsICIwMDAwIl0.x.y", "封"])
def test_a_forged_ticket_opens_nothing(own, ticket):
    sender = own(**CONTACT).post("look-up/contact-erasure", ticket=ticket, erasure="1")
    assert "再填一次" in sender.page
    assert WORDS[:8] not in sender.page
    assert opinion().phone is not None


def test_the_ticket_of_one_opinion_opens_no_other(own):
    sender = own()
    mine = sender.fields["ticket"]
    other = sender.send("另一件事。")
    sender.look_up(code=other.long_code)
    assert sender.fields["ticket"] != mine
    sender.post("look-up/withdrawal", ticket=mine, withdrawal="1")
    assert [it.state for it in db.session.scalars(select(Opinion).order_by(Opinion.id))] == ["withdrawn", "received"]


def test_no_code_stands_in_the_page_or_its_addresses(own):
    sender = own(*TO_A_UNIT, "ask")
    assert sender.kept.query_code not in sender.page
    assert sender.answer.headers["Cache-Control"] == "no-store"


def test_an_address_alone_leads_to_the_look_up(client):
    assert client.get(f"{HOME}/look-up/contact-erasure").location == f"{HOME}/look-up"


def test_guessing_codes_at_the_actions_is_as_slow_as_at_the_look_up(own):
    sender = own()
    for _ in range(7):
        sender.post("look-up/withdrawal", ticket="", number=sender.kept.number, code="00000000", withdrawal="1")
    assert sender.answer.status_code == 429
    assert opinion().state == "received"


def test_while_the_network_has_to_wait_what_was_typed_stays(own, monkeypatch):
    sender = own(*TO_A_UNIT, "ask")
    monkeypatch.setattr("plugins.public_feedback.slowing.free_posts", lambda: 1)
    for _ in range(2):
        sender.post("look-up/answer", answer="长" * 5001)
    assert sender.answer.status_code == 429
    assert "长" * 5001 in sender.page


def test_switched_off_the_module_still_owes_it(own):
    sender = own(**CONTACT)
    disable("public_feedback")
    assert sender.post("look-up/contact-erasure", erasure="1").answer.status_code == 200
    assert (
        sender.look_up(code=sender.kept.long_code).post("look-up/withdrawal", withdrawal="1").answer.status_code == 200
    )
    assert opinion().state == "withdrawn"


def test_the_audit_names_no_value(own):
    own(**CONTACT).post("look-up/contact", name="王大娘", phone="13912341234", contact_consent="1")
    told = "".join(f"{it.reason}{it.fields}{it.actor}" for it in db.session.scalars(select(AuditEntry)))
    assert "王大" not in told
    assert "139" not in told
    assert HOME not in told
