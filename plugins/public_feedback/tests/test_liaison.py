"""The liaison of a unit: sees what lies with the unit and nothing else, makes the unit's moves and no other."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from plugins.public_feedback import appointing
from plugins.public_feedback.appointing import AppointmentRefused
from plugins.public_feedback.liaisons import SEEN_BY_A_UNIT, Liaison
from plugins.public_feedback.life import LIFE
from plugins.public_feedback.models import Opinion
from plugins.public_feedback.moving import carry_out
from plugins.public_feedback.states import ASSIGNED, IN_PROGRESS, OWN_UNIT, REPLY_DRAFTED, SENT_BACK
from portal.errors import NotThere, PortalError
from portal.extensions import db
from portal.items import Entry
from portal.people.models import User
from portal.people.roles import ROLES
from portal.records.notices import Notice
from portal.records.settings import write_settings
from portal.records.writing import load, writing
from portal.testing import add_user, hidden_fields, log_findings, signed_in_client, submit

from .conftest import HOME
from .making import DUE, acting_as, acting_with, make_opinion, make_report, name_liaison, name_reader, opinion
from .test_life import ACTIONS, PAPER, typed_for

OURS, OTHERS = "县交通局", "县教育局"
UNIT, LIST = f"{HOME}/staff/unit/", f"{HOME}/staff/liaisons"
OUR_MOVES = {(ASSIGNED, "start"), (ASSIGNED, "send_back"), (IN_PROGRESS, "draft_reply"), (IN_PROGRESS, "ask"),
             (IN_PROGRESS, "send_back")}  # fmt: skip


@pytest.fixture
def liaison(app):
    """The browser of the liaison of a unit."""
    return signed_in_client(app, name_liaison(add_user("wang", "liaison", title="王联络员")))


def acting_for(unit):
    """Whatever happens in the block is done by somebody with the permission of a liaison alone, named for the unit."""
    return acting_with({OWN_UNIT}, "王联络员", name_liaison(4711, unit))


def test_from_the_list_to_the_draft(liaison):
    number = make_opinion(ASSIGNED, body="石桥村路灯坏了两个月。", phone="13812341234")
    page = f"{UNIT}{number}"
    assert f'href="{page}"' in liaison.get(UNIT).text
    assert page in liaison.get("/portal/todo").text
    for action, typed in (("start", {}), ("draft_reply", {"reply": "路灯已修好。"})):
        answer = submit(liaison, f"{page}/moves/{action}", **typed)
        assert (answer.status_code, answer.location) == (302, page), action
    assert opinion(number).state == REPLY_DRAFTED
    assert opinion(number).replies[-1].drafted_by == "王联络员"
    assert "路灯已修好。" in liaison.get(page).text
    assert page not in liaison.get("/portal/todo").text
    assert log_findings() == []


def test_what_is_asked_goes_to_the_sender(liaison):
    number = make_opinion(IN_PROGRESS)
    assert submit(liaison, f"{UNIT}{number}/moves/ask", question="是哪一根灯杆？").status_code == 302
    assert opinion(number).question.text == "是哪一根灯杆？"


def test_what_is_sent_back_with_a_reason_is_out_of_sight(liaison):
    number = make_opinion(ASSIGNED)
    assert submit(liaison, f"{UNIT}{number}/moves/send_back", reason="").status_code == 422
    answer = submit(liaison, f"{UNIT}{number}/moves/send_back", reason="属县住建局职责")
    assert (answer.status_code, answer.location, opinion(number).state) == (302, UNIT, SENT_BACK)
    assert liaison.get(f"{UNIT}{number}").status_code == 404
    assert f"{UNIT}{number}" not in liaison.get(UNIT).text


def test_the_reason_of_a_returned_draft_is_read(liaison):
    number = make_opinion(REPLY_DRAFTED)
    with acting_as("审定人"):
        carry_out(number, None, "revise", Entry("请写明修好的日期"))
    assert "拟稿已退回：请写明修好的日期" in liaison.get(f"{UNIT}{number}").text


FOREIGN = {
    "another unit's": lambda: make_opinion(ASSIGNED, unit=OTHERS),
    "a report": lambda: make_report(ASSIGNED, unit=OURS, unit_due=DUE),
    "not assigned yet": make_opinion,
    "sent back": lambda: make_opinion(SENT_BACK),
    "closed": lambda: make_opinion("closed"),
}


@pytest.mark.parametrize("foreign", FOREIGN)
@pytest.mark.parametrize("page", ["", "/moves/start", "/moves/x"])
def test_a_foreign_number_answers_as_one_that_is_not_there(liaison, foreign, page):
    number = FOREIGN[foreign]()
    answers = [liaison.get(f"{UNIT}{it}{page}") for it in (number, 987654)]
    assert [it.status_code for it in answers] == [404, 404]
    assert answers[0].text.replace(f"unit/{number}", "unit/987654") == answers[1].text


@pytest.mark.parametrize("foreign", FOREIGN)
def test_no_list_no_search_no_todo_holds_what_is_foreign(liaison, foreign):
    number = FOREIGN[foreign]()
    with writing() as tx:
        tx.session.get_one(Opinion, number).title = "好处费"
    pages = (UNIT, "/portal/todo", "/portal/desk", "/portal/search?q=石桥村")
    assert [it for it in pages if f"{UNIT}{number}" in liaison.get(it).text] == []


def test_search_leads_to_the_page_of_the_unit(liaison):
    number = make_opinion(ASSIGNED)
    found = liaison.get("/portal/search?q=石桥村").text
    assert (f"{UNIT}{number}" in found, f'{HOME}/staff/{number}"' in found) == (True, False)


def test_no_report_even_where_somebody_named_a_liaison_as_its_reader(app, liaison):
    number = make_report(ASSIGNED, unit=OURS, unit_due=DUE)
    name_reader(db.session.scalar(select(User.id).where(User.name == "wang")))
    assert liaison.get(f"{UNIT}{number}").status_code == 404


def test_nothing_of_the_sender_is_shown_and_no_page_of_the_office_opens(liaison):
    number = make_opinion(IN_PROGRESS, phone="13812341234")
    page = liaison.get(f"{UNIT}{number}").text
    assert [it for it in ("138", "1234", "姓名", "匿名") if it in page.partition("<main")[2]] == []
    pages = ("", f"{number}", f"{number}/moves/start", f"{number}/slip", f"{number}/contact", "readers", "liaisons")
    assert {liaison.get(f"{HOME}/staff/{it}").status_code for it in pages} == {403}
    assert submit_to_reveal(liaison, number) == 403


def submit_to_reveal(browser, number):
    """The status of an attempt to read name and telephone."""
    token = hidden_fields(browser.get(f"{UNIT}{number}/moves/ask").text)["csrf_token"]
    return browser.post(f"{HOME}/staff/{number}/sender", data={"csrf_token": token, "why": "call"}).status_code


def test_an_account_named_for_no_unit_sees_nothing(app, sign_in_as):
    number = make_opinion(ASSIGNED)
    make_opinion(ASSIGNED, unit="")
    browser = sign_in_as("liaison")
    assert "您的账号还没有对应的单位" in browser.get(UNIT).text
    assert browser.get(f"{UNIT}{number}").status_code == 404


def test_without_the_role_the_name_on_the_list_opens_nothing(app):
    number = make_opinion(ASSIGNED)
    member = signed_in_client(app, name_liaison(add_user("li", "member")))
    assert member.get(f"{UNIT}{number}").status_code == 403
    assert member.get(UNIT).status_code == 403


def test_the_liaison_is_told_what_came_to_the_unit_and_nobody_of_another_unit(app):
    one, other = name_liaison(add_user("wang", "liaison")), name_liaison(add_user("li", "liaison"), OTHERS)
    number, report = make_opinion("taken_up"), make_report()
    with acting_as("经办人", user_id=name_reader(4711)):
        for it in (number, report):
            carry_out(it, None, "assign", unit=OURS if it == number else "县纪委监委", unit_due=DUE)
    told = db.session.execute(select(Notice.user_id, Notice.url)).all()
    assert [tuple(it) for it in told if it.user_id in (one, other)] == [(one, f"{UNIT}{number}")]


STATES = st.sampled_from(LIFE.states)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(st.tuples(STATES, st.sampled_from((OURS, OTHERS, "")), st.booleans()), max_size=6))
def test_whatever_there_is_only_the_units_own_is_seen(app, made):
    numbers = {make_opinion(state, unit=unit, restricted=hidden): (state, unit, hidden) for state, unit, hidden in made}
    kept = {(state, OURS, False) for state in SEEN_BY_A_UNIT}
    assert seen_by(OURS) & set(numbers) == {number for number, how in numbers.items() if how in kept}
    assert seen_by("") == set()


def seen_by(unit):
    """The numbers of the opinions that the liaison of a unit sees."""
    with acting_for(unit) as person:
        return set(db.session.scalars(Opinion.visible_to(person).with_only_columns(Opinion.id)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=STATES, unit=st.sampled_from((OURS, OTHERS)), action=st.sampled_from(ACTIONS))
def test_whatever_is_tried_a_liaison_makes_the_units_moves_only(app, state, unit, action):
    number, made = make_opinion(state, unit=unit), True
    with acting_for(OURS):
        try:
            carry_out(number, None, action, PAPER, **typed_for(action))
        except PortalError:
            made = False
    assert made is (unit == OURS and (state, action) in OUR_MOVES)
    assert made or opinion(number).state == state


def test_the_office_names_and_ends_a_liaison_and_the_auditor_reads_it(app, sign_in_as):
    with writing():
        write_settings("public_feedback", {"units": f"{OURS}、{OTHERS}"})
    account, number = add_user("wang", "liaison", title="王联络员"), make_opinion(ASSIGNED)
    liaison, head = signed_in_client(app, account), sign_in_as("office_head")
    assert submit(head, LIST, account=str(account), unit=OURS, reason="单位来函").status_code == 302
    assert liaison.get(f"{UNIT}{number}").status_code == 200
    assert submit(head, LIST, account=str(account), unit=OTHERS, reason="调动").status_code == 302
    assert liaison.get(f"{UNIT}{number}").status_code == 404
    assert submit(head, f"{LIST}/{account}/removal", reason="退休").status_code == 302
    assert db.session.scalar(select(Liaison.unit)) is None
    page = sign_in_as("auditor").get("/admin/audit").text
    words = ("王联络员", "确定为承办单位联络员", f"{OURS}: 单位来函", "不再担任承办单位联络员", f"{OTHERS}: 退休")
    assert [it for it in words if it not in page] == []


@pytest.mark.parametrize("role", [role for role in ROLES if role != "office_head"])
def test_nobody_else_names_liaisons(app, sign_in_as, role):
    number, browser = name_liaison(add_user("wang", "liaison")), sign_in_as(role)
    assert [browser.get(it).status_code for it in (LIST, f"{LIST}/{number}/removal")] == [403, 403]


def test_only_who_has_the_role_and_only_for_a_unit_of_the_settings(app):
    with writing():
        write_settings("public_feedback", {"units": OURS})
    clerk, account = add_user("zhou", "staff"), add_user("wang", "liaison")
    with acting_as():
        for number, unit in ((clerk, OURS), (account, OTHERS), (account, "")):
            with pytest.raises(AppointmentRefused):
                appointing.appoint(number, unit, "来函")
        with pytest.raises(NotThere):
            appointing.dismiss(account, "退休")


def test_a_shut_account_acts_no_more_and_the_list_says_so(app, sign_in_as):
    account = name_liaison(add_user("wang", "liaison", title="王联络员"))
    with writing():
        load(User, account).active = False
    page = sign_in_as("office_head").get(LIST).text
    assert ("王联络员" in page, "不能办理" in page) == (True, True)
