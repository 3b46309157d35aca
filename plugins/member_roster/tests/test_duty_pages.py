"""Pages of the service record: what a member reads, what a clerk enters on one page, what is printed."""

import re

import pytest
from sqlalchemy import select

from plugins.member_roster.duty import example
from plugins.member_roster.duty.reading import find_seated
from plugins.member_roster.models import Adjustment, DirectoryCard, DutyContest, DutyEntry, DutyRules, Membership
from portal.extensions import db
from portal.people.models import User
from portal.records.writing import writing
from portal.testing import add_user, hidden_fields, signed_in_client, submit

from .duty_making import BEGIN, do, gather, give_account, make_members, make_rules, row
from .making import in_the_office

HOME = "/member_roster/staff"


@pytest.fixture
def members(app):
    """Two members of one term."""
    with in_the_office():
        return make_members("周委员", "何委员")


@pytest.fixture
def clerk(app):
    """A clerk's browser."""
    return signed_in_client(app, add_user("clerk", "staff"))


def checked(page):
    """The ids of the marks that are set on a sheet."""
    marks = re.findall(r"<input[^>]*type=\"radio\"[^>]*>", page)
    return {re.search(r'id="([^"]+)"', it)[1] for it in marks if " checked" in it}


def test_a_member_reads_every_point_with_its_source_and_contests_an_entry(app, clerk, members):
    make_rules()
    entry, browser = do(members[0], title="一次全会"), signed_in_client(app, give_account(members[0]))
    do(members[1], title="别人的事项")
    page = browser.get(f"{HOME}/own").text
    assert re.search(r"一次全会.*?参加会议.*?5<", page, re.S)
    assert "别人的事项" not in page
    assert submit(browser, f"{HOME}/own/entries/{entry}/contest", words="我提交过说明").status_code == 302
    number = db.session.scalar(select(DutyContest.id))
    assert "我提交过说明" in clerk.get(f"{HOME}/duty/contests/{number}").text
    assert submit(clerk, f"{HOME}/duty/contests/{number}", outcome="refused", answer="以签到表为准").status_code == 302
    assert "以签到表为准" in browser.get(f"{HOME}/own").text


def test_a_member_reads_what_will_be_published_and_what_is(app, members):
    browser = signed_in_client(app, give_account(members[0]))
    assert "目前没有对外公布您的信息" in browser.get(f"{HOME}/own").text
    seated = find_seated(members[0])
    batch = db.session.scalars(select(Adjustment)).first()
    with writing() as tx:
        tx.session.add(DirectoryCard(
            membership_id=members[0], term_id=batch.term_id, adjustment_id=batch.id, sector_id=seated.sector_id,
            sort_key="z", name="周委员", name_key="周委员", post="石桥小学教师", offices="standing_member",
            begins=BEGIN,
        ))  # fmt: skip
    page = browser.get(f"{HOME}/own").text
    assert "石桥小学教师" in page
    assert "常务委员" in page


def test_a_sheet_is_entered_on_one_page(clerk, members):
    event = gather(*members)
    page = f"{HOME}/duty/events/{event}"
    first, second = members
    marks = {f"m-{first}": "present", f"m-{second}": "leave", f"n-{second}": "公务"}
    assert submit(clerk, page, to=f"{page}/attendance", **marks).status_code == 302
    found = db.session.execute(select(DutyEntry.membership_id, DutyEntry.attendance, DutyEntry.note))
    assert sorted(found) == [(first, "present", ""), (second, "leave", "公务")]
    assert "周委员" in clerk.get(f"{page}/sheet").text


def test_marks_stay_on_the_page_when_a_reason_is_missing(clerk, members):
    page = f"{HOME}/duty/events/{gather(*members)}"
    first, second = members
    answer = submit(clerk, page, to=f"{page}/attendance", **{f"m-{first}": "absent", f"m-{second}": "leave"})
    assert answer.status_code == 422
    assert checked(answer.text) == {f"m-{first}-absent", f"m-{second}-leave"}
    assert "何委员的请假事由" in answer.text or "周委员的请假事由" in answer.text
    assert db.session.scalar(select(db.func.count(DutyEntry.id))) == 0


def test_marking_the_rest_as_present_keeps_what_was_marked(clerk, members):
    page = f"{HOME}/duty/events/{gather(*members)}"
    first, second = members
    answer = submit(clerk, page, to=f"{page}/attendance", rest="present", **{f"m-{first}": "absent"})
    assert checked(answer.text) == {f"m-{first}-absent", f"m-{second}-present"}
    assert db.session.scalar(select(db.func.count(DutyEntry.id))) == 0


def test_a_clerk_who_comes_second_reads_which_marks_are_not_saved(clerk, members):
    page = f"{HOME}/duty/events/{gather(*members)}"
    first, second = members
    opened = hidden_fields(clerk.get(page).text)
    submit(clerk, page, to=f"{page}/attendance", **{f"m-{first}": "absent"})
    answer = clerk.post(f"{page}/attendance", data=opened | {f"m-{second}": "present"})
    assert answer.status_code == 409
    assert checked(answer.text) == {f"m-{first}-absent"}
    assert "没有保存" in answer.text


def test_a_telephone_number_that_is_none_is_refused(clerk, members):
    member = row(Membership, members[0]).member_id
    answer = submit(clerk, f"{HOME}/members/{member}/contact", phone="12")
    assert answer.status_code == 422


def test_rules_are_typed_line_by_line(clerk, app):
    bands = {"minimum": "60", "basic": "60", "competent": "80", "excellent": "90"}
    line = {"lines-0-title": "参加会议", "lines-0-worth": "2.5", "lines-0-activity": "meeting", "lines-0-cap": "10"}
    answer = submit(clerk, f"{HOME}/duty/rules/new", year="2900", title="办法", document="文", **bands, **line)
    assert answer.status_code == 302
    rules = db.session.scalars(select(DutyRules)).one()
    assert [(it.title, it.tenths, it.cap) for it in rules.lines] == [("参加会议", 25, 100)]
    upside_down = bands | {"basic": "95"}
    refused = submit(clerk, f"{HOME}/duty/rules/new", year="2901", title="办法", document="文", **upside_down, **line)
    assert refused.status_code == 422


def test_all_slips_are_on_one_page_and_hold_no_password(app, members):
    head = signed_in_client(app, add_user("head", "office_head"))
    people = [row(Membership, it).member_id for it in members]
    page = submit(head, f"{HOME}/accounts", members=people).text
    assert page.count("/account/link/") >= 2
    assert page.count("<h2") == 2
    submit(head, f"{HOME}/accounts", members=people)
    made = db.session.scalars(select(User).where(User.name.in_(["周委员", "何委员"]))).all()
    assert [it.password_hash for it in made] == [None, None]
    assert signed_in_client(app, add_user("clerk2", "staff")).get(f"{HOME}/accounts").status_code == 403


def test_the_example_fills_the_year_and_is_loaded_once(clerk, members):
    example.load()
    before = db.session.scalar(select(db.func.count(DutyEntry.id)))
    example.load()
    assert db.session.scalar(select(db.func.count(DutyEntry.id))) == before > 0
    assert "周委员" in clerk.get(f"{HOME}/duty/").text
