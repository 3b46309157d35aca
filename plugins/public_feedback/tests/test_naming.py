"""Naming the readers of reports: by whom, whom, with what traces, and what waits while nobody is named."""

import pytest
from sqlalchemy import select

from plugins.public_feedback import naming
from plugins.public_feedback.naming import NamingRefused
from plugins.public_feedback.readers import NamedReader, readers
from plugins.public_feedback.states import RECEIVED
from portal.errors import NotThere
from portal.extensions import db
from portal.people.models import User
from portal.people.roles import ROLES
from portal.records.models import AuditEntry
from portal.records.writing import load, writing
from portal.testing import add_user, submit

from .conftest import HOME
from .making import acting_as, make_opinion, make_report, name_reader

PAGE, MUST = f"{HOME}/staff/readers", "举报控告件需要指定阅件人"


def listed():
    """The numbers of the named accounts, as they stand."""
    db.session.rollback()
    return set(db.session.scalars(select(NamedReader.account_id)))


def test_the_security_administrator_names_a_reader_who_sees_reports_from_then_on(app, sign_in_as):
    report, leader = make_report(), sign_in_as("leader", name="zhou")
    number = db.session.scalar(select(User.id).where(User.name == "zhou"))
    assert leader.get(f"{HOME}/staff/{report}").status_code == 404
    answer = submit(sign_in_as("security_admin"), PAGE, account=str(number), reason="3月3日办公会议")
    assert (answer.status_code, answer.location) == (302, PAGE)
    assert leader.get(f"{HOME}/staff/{report}").status_code == 200


def test_a_reader_taken_off_the_list_sees_reports_no_more(app, sign_in_as):
    report, leader = make_report(), sign_in_as("leader", name="zhou")
    number = name_reader(db.session.scalar(select(User.id).where(User.name == "zhou")))
    assert leader.get(f"{HOME}/staff/{report}").status_code == 200
    answer = submit(sign_in_as("security_admin"), f"{PAGE}/{number}/removal", reason="调离")
    assert (answer.status_code, listed()) == (302, set())
    assert leader.get(f"{HOME}/staff/{report}").status_code == 404


@pytest.mark.parametrize("role", [role for role in ROLES if role != "security_admin"])
def test_nobody_else_opens_the_list(app, sign_in_as, role):
    number, browser = name_reader(add_user("zhou", "leader")), sign_in_as(role)
    assert [browser.get(it).status_code for it in (PAGE, f"{PAGE}/{number}/removal")] == [403, 403]


@pytest.mark.parametrize("page", ["", "/{number}/removal"])
def test_without_a_reason_nothing_changes(app, sign_in_as, page):
    other, number = add_user("wu", "leader"), name_reader(add_user("zhou", "leader"))
    answer = submit(sign_in_as("security_admin"), PAGE + page.format(number=number), account=str(other), reason="")
    assert (answer.status_code, listed()) == (422, {number})


@pytest.mark.parametrize("page", ["", "/{number}/removal"])
def test_the_password_is_asked_again(app, sign_in_as, page, monkeypatch):
    monkeypatch.setattr("portal.people.confirming.is_confirmed", lambda: False)
    other, number = add_user("wu", "leader"), name_reader(add_user("zhou", "leader"))
    fields = {"account": str(other), "reason": "办公会议", "password": "wrong lemon basin"}
    answer = submit(sign_in_as("security_admin"), PAGE + page.format(number=number), **fields)
    assert (answer.status_code, listed()) == (422, {number})


def test_nobody_names_oneself(app, sign_in_as):
    number = add_user("zhou", "leader", "security_admin")
    with acting_as("zhou", user_id=number):
        assert number not in naming.may_be_named()
        with pytest.raises(NamingRefused):
            naming.name_reader(number, "自己要看")
    assert listed() == set()


@pytest.mark.parametrize("roles", [(), ("staff",), ("security_admin",), ("rectification_office",)])
def test_only_who_has_the_permission_is_named(app, roles):
    number = add_user("zhou", *roles)
    with acting_as("安全管理员", user_id=4711):
        assert number not in naming.may_be_named()
        with pytest.raises(NamingRefused):
            naming.name_reader(number, "办公会议")
    assert listed() == set()


def test_an_account_is_named_once(app):
    number = name_reader(add_user("zhou", "leader"))
    with acting_as(user_id=4711), pytest.raises(NamingRefused):
        naming.name_reader(number, "再指定一次")


def test_who_is_not_on_the_list_cannot_be_taken_off(app):
    with acting_as(user_id=4711), pytest.raises(NotThere):
        naming.remove_reader(add_user("zhou", "leader"), "调离")


def test_the_auditor_reads_who_was_named_by_whom_and_why(app, sign_in_as):
    number = add_user("zhou", "leader", title="周主席")
    with acting_as("安全管理员吴某", user_id=4711):
        naming.name_reader(number, "3月3日办公会议")
        naming.remove_reader(number, "调离本县")
    page = sign_in_as("auditor").get("/admin/audit").text
    words = (
        "安全管理员吴某",
        "周主席",
        "指定为举报控告件阅件人",
        "3月3日办公会议",
        "移出举报控告件阅件人名单",
        "调离本县",
    )
    assert [it for it in words if it not in page] == []


def test_a_named_reader_whose_account_is_shut_reads_no_more_and_the_page_says_so(app, sign_in_as):
    number = name_reader(add_user("zhou", "leader", title="周主席"))
    with writing():
        load(User, number).active = False
    assert readers() == set()
    page = sign_in_as("security_admin").get(PAGE).text
    assert ("周主席" in page, "看不到" in page) == (True, True)


@pytest.mark.parametrize("role", ROLES)
def test_while_nobody_is_named_those_who_can_mend_it_are_told_and_read_no_word_of_the_letter(app, sign_in_as, role):
    make_report(body="举报县交通局某科长收受好处费", title="某科长收受好处费")
    page = sign_in_as(role).get("/portal/todo").text
    assert (MUST in page) is (role in ("security_admin", "office_head", "leader"))
    assert "好处费" not in page


@pytest.mark.parametrize("made", ["no report", "only a closed one", "a reader"])
def test_no_reader_is_asked_for_without_need(app, sign_in_as, made):
    if made != "no report":
        make_report("closed" if made == "only a closed one" else "taken_up")
    if made == "a reader":
        name_reader(add_user("zhou", "leader"))
    make_opinion(RECEIVED)
    assert MUST not in sign_in_as("office_head").get("/portal/todo").text


def test_a_named_account_without_the_permission_is_no_reader(app, sign_in_as):
    make_report()
    name_reader(add_user("zhou", "staff"))
    assert MUST in sign_in_as("office_head").get("/portal/todo").text


def test_the_list_of_reports_says_who_reads_them(app, sign_in_as):
    make_report()
    page, head = f"{HOME}/staff/?show=restricted", sign_in_as("office_head")
    assert "还没有指定阅件人" in head.get(page).text
    name_reader(add_user("zhou", "leader", title="周主席"))
    assert "已指定的阅件人：周主席。" in head.get(page).text


def test_letters_wait_in_the_list_of_the_reader_who_is_named_in_the_end(app, sign_in_as):
    number, leader = make_report("reply_drafted"), sign_in_as("leader", name="zhou")
    assert f"{HOME}/staff/{number}" not in leader.get("/portal/todo").text
    name_reader(db.session.scalar(select(User.id).where(User.name == "zhou")))
    assert f"{HOME}/staff/{number}" in leader.get("/portal/todo").text


def test_what_is_named_stands_in_the_audit_under_the_account(app):
    number = add_user("zhou", "leader")
    with acting_as("吴某", user_id=4711):
        naming.name_reader(number, "办公会议")
    entry = db.session.scalar(select(AuditEntry).where(AuditEntry.action == "reader_named"))
    assert (entry.kind, entry.record_id, entry.actor) == ("portal.user", str(number), "吴某")
