"""A clerk's work on the pages: triage, assignment, questions, replies, extensions, notes, slips, who the sender is."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from plugins.public_feedback.closing import close_silent
from plugins.public_feedback.extending import ExtensionRefused, extend
from plugins.public_feedback.models import Opinion
from plugins.public_feedback.moving import carry_out
from plugins.public_feedback.states import (
    ASSIGNED,
    CLOSED,
    IN_PROGRESS,
    NEEDS_INFORMATION,
    REPLIED,
    REPLY_DRAFTED,
    SENT_BACK,
    TAKEN_UP,
)
from portal.clock import today
from portal.extensions import db
from portal.items import Change, Entry
from portal.records.models import AuditEntry
from portal.records.notices import Notice
from portal.records.settings import write_settings
from portal.records.steps import steps_of
from portal.records.writing import record, writing
from portal.testing import add_user, hidden_fields, log_findings, signed_in_client, submit

from .conftest import HOME
from .making import DUE, acting_as, make_opinion, make_report, name_reader, opinion

PHONE = "13812341234"


@pytest.fixture
def units(app):
    """Units to choose from."""
    with writing():
        write_settings("public_feedback", {"units": "县住建局、县交通局"})


def test_a_letter_goes_from_the_inbox_to_its_answer(units, sign_in_as):
    number = make_opinion()
    page, clerk, leader = f"{HOME}/staff/{number}", sign_in_as("staff"), sign_in_as("leader")
    steps = (
        (clerk, "take_up", {"matter": "help", "title": "石桥村路灯坏了"}),
        (clerk, "assign", {"unit": "县住建局", "unit_due": "2030-01-10"}),
        (clerk, "start", {}),
        (clerk, "ask", {"question": "是哪一根灯杆？"}),
        (clerk, "go_on", {}),
        (clerk, "draft_reply", {"reply": "路灯已于5月8日修好。"}),
        (leader, "approve", {}),
    )
    for browser, action, typed in steps:
        answer = submit(browser, f"{page}/moves/{action}", **typed)
        assert (answer.status_code, answer.location) == (302, page), action
    shown = clerk.get(page).text
    for words in ("石桥村路灯坏了", "县住建局", "是哪一根灯杆？", "路灯已于5月8日修好。", "与上一步同一天"):
        assert words in shown
    assert opinion(number).state == REPLIED
    assert log_findings() == []


def test_a_form_sent_twice_moves_once(units, sign_in_as):
    number = make_opinion(IN_PROGRESS)
    clerk, page = sign_in_as("staff"), f"{HOME}/staff/{number}/moves/draft_reply"
    form = hidden_fields(clerk.get(page).text) | {"reply": "已修好。"}
    assert clerk.post(page, data=form).status_code == 302
    again = clerk.post(page, data=form)
    assert again.status_code == 409
    assert len(opinion(number).replies) == 1


def test_what_is_missing_is_said_beside_the_field_and_nothing_typed_is_lost(units, sign_in_as):
    number = make_opinion()
    answer = submit(sign_in_as("staff"), f"{HOME}/staff/{number}/moves/take_up", title="我写的标题")
    assert answer.status_code == 422
    assert "请选择事项类别。" in answer.text
    assert "我写的标题" in answer.text


def test_the_filters_hold_what_they_say(app, sign_in_as):
    made = {
        "to_triage": make_opinion(title="待受理件"),
        "to_assign": make_opinion(SENT_BACK, title="退回件"),
        "under_way": make_opinion(NEEDS_INFORMATION, title="补充件"),
        "to_approve": make_opinion(REPLY_DRAFTED, title="待审件"),
        "answered": make_opinion(REPLIED, title="已答件"),
        "set_apart": make_opinion("quarantined", title="待核件"),
        "closed": make_opinion(CLOSED, title="办结件"),
        "overdue": make_opinion(ASSIGNED, title="超期件", due=today() - timedelta(days=30)),
        "due_soon": make_opinion(ASSIGNED, title="临期件", due=today() + timedelta(days=1)),
    }
    clerk = sign_in_as("staff")
    for name, number in made.items():
        page = clerk.get(f"{HOME}/staff/?show={name}").text
        assert f'href="{HOME}/staff/{number}"' in page
        others = set(made.values()) - {number}
        if name != "under_way":
            assert not [other for other in others if f'href="{HOME}/staff/{other}"' in page], name
    assert "超期 " in clerk.get(f"{HOME}/staff/?show=overdue").text


def test_the_list_of_a_unit(units, sign_in_as):
    make_opinion(ASSIGNED, unit="县住建局", title="住建件")
    make_opinion(ASSIGNED, unit="县交通局", title="交通件")
    page = sign_in_as("staff").get(f"{HOME}/staff/?show=under_way&unit=县住建局").text
    assert "住建件" in page
    assert "交通件" not in page


def test_the_time_is_extended_once_and_the_first_date_stays(app):
    number = make_opinion(IN_PROGRESS)
    with acting_as("秘书长"):
        extend(number, None, DUE + timedelta(days=10), Entry("需要现场勘查"))
        with pytest.raises(ExtensionRefused):
            extend(number, None, DUE + timedelta(days=20), Entry("再延"))
    row = opinion(number)
    assert (row.extended_from, row.due) == (DUE, DUE + timedelta(days=10))
    assert steps_of(row)[-1].note == "需要现场勘查"
    assert log_findings() == []


@pytest.mark.parametrize(
    ("state", "due"), [("received", DUE), (REPLIED, DUE), (IN_PROGRESS, DUE - timedelta(days=9999))]
)
def test_when_the_time_cannot_be_extended(app, state, due):
    number = make_opinion(state, due=due if state != "received" else None)
    with acting_as("秘书长"), pytest.raises(ExtensionRefused):
        extend(number, None, DUE + timedelta(days=10), Entry("理由"))


def test_an_earlier_date_is_no_extension(app):
    number = make_opinion(IN_PROGRESS)
    with acting_as("秘书长"), pytest.raises(ExtensionRefused):
        extend(number, None, DUE, Entry("理由"))


def test_a_clerk_enters_an_extension_decided_on_paper(units, sign_in_as):
    number = make_opinion(IN_PROGRESS)
    page = f"{HOME}/staff/{number}/extension"
    clerk = sign_in_as("staff")
    assert submit(clerk, page, due="2030-03-01", reason="勘查").status_code == 422
    paper = {"decided_by": "秘书长", "basis": "签报2号", "decided_on": "2026-01-05"}
    assert submit(clerk, page, due="2030-03-01", reason="勘查", **paper).status_code == 302
    assert (steps_of(opinion(number))[-1].decided_by, opinion(number).due.year) == ("秘书长", 2030)


def test_who_the_sender_is_stays_masked_until_somebody_says_why(app, sign_in_as):
    number = make_opinion(IN_PROGRESS, phone=PHONE)
    clerk, page = sign_in_as("staff"), f"{HOME}/staff/{number}"
    assert PHONE not in clerk.get(page).text
    assert "138****1234" in clerk.get(page).text
    assert PHONE in submit(clerk, page, to=f"{page}/sender", why="call").text
    seen = db.session.execute(select(AuditEntry.reason, AuditEntry.fields).where(AuditEntry.action == "revealed")).one()
    assert tuple(seen) == ("给来信人回电话", ["phone"])
    assert submit(clerk, page, to=f"{page}/sender", why="因为他举报").status_code == 404


def test_a_call_is_noted_and_a_slip_printed(app, sign_in_as):
    number = make_opinion(ASSIGNED)
    clerk, page = sign_in_as("staff"), f"{HOME}/staff/{number}"
    noted = submit(
        clerk, f"{page}/contact", way="phone", whom="县交通局办公室", at="2026-01-05T09:30", answer="周五回复"
    )
    assert noted.status_code == 302
    assert "周五回复" in clerk.get(page).text
    slip = clerk.get(f"{page}/slip").text
    assert opinion(number).number in slip
    assert "路灯" not in slip


def test_whose_turn_it_is_stands_in_the_to_do_list(app, sign_in_as):
    make_opinion(REPLY_DRAFTED, title="待审件")
    make_opinion(TAKEN_UP, title="待转件")
    leader, clerk = sign_in_as("leader").get("/portal/todo").text, sign_in_as("staff").get("/portal/todo").text
    assert ("待审件" in leader, "待转件" in leader) == (True, False)
    assert ("待审件" in clerk, "待转件" in clerk) == (False, True)


def test_those_whose_turn_it_is_are_told(app, sign_in_as):
    leader = add_user("leader1", "leader")
    number = make_opinion(IN_PROGRESS)
    with acting_as("甲", user_id=4711):
        carry_out(number, 1, "draft_reply", reply="已修好。")
    told = db.session.execute(select(Notice.title, Notice.url).where(Notice.user_id == leader)).one()
    assert opinion(number).number in told.title
    assert told.url == f"{HOME}/staff/{number}"


def test_what_nobody_rates_closes_by_itself(app):
    late, fresh = make_opinion(REPLIED), make_opinion(REPLIED)
    with writing() as tx:
        row = tx.session.get_one(Opinion, late)
        row.reply.approved_on = today() - timedelta(days=40)
        record(Change(row, "described"))
    close_silent()
    assert (opinion(late).state, opinion(fresh).state) == (CLOSED, REPLIED)
    assert log_findings() == []


def test_similar_letters_are_shown(app, sign_in_as):
    number = make_opinion(body="石桥村路灯坏了两个月没有人修。")
    other = make_opinion(body="请修一修石桥村路灯，坏了很久。")
    make_opinion(body="公交车太少。")
    page = sign_in_as("staff").get(f"{HOME}/staff/{number}").text
    assert f'href="{HOME}/staff/{other}"' in page
    assert "公交车" not in page


def test_restricted_closed_and_own_letters_are_never_similar(app):
    words = "石桥村路灯坏了两个月没有人修。"
    number, report = make_opinion(body=words), make_report(body=words)
    make_opinion(CLOSED, body=words)
    reader = signed_in_client(app, name_reader(add_user("reader", "office_head")))
    for page in (f"{HOME}/staff/{number}", f"{HOME}/staff/{report}"):
        assert words in reader.get(page).text
        assert "相近留言" not in reader.get(page).text
