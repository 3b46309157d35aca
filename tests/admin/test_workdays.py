"""The pages of the working calendar."""

import re
from datetime import date
from html import unescape

import pytest
import time_machine

from portal.items import SignedIn
from portal.records.workdays import changes, is_working_day, years
from portal.records.workdays.calendar import work_calendar
from portal.testing import hidden_fields, submit

LINES = "2027-01-01 休 元旦\n2027-01-02 休 元旦\n2027-01-09 班 元旦"


@pytest.fixture
def administrator(sign_in_as):
    """A browser of the system administrator."""
    return sign_in_as("system_admin")


def check(browser, lines, number=2027):
    """Paste lines; returns the answer."""
    return submit(browser, f"/admin/workdays/{number}/import", lines=lines)


def apply(browser, page, **fields):
    """Send the check page on as it is, with more fields."""
    lines = unescape(re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.DOTALL)[1])
    return browser.post("/admin/workdays/2027/import/apply", data=hidden_fields(page) | {"lines": lines} | fields)


def test_the_running_year_is_shown_with_its_days(administrator, monkeypatch):
    monkeypatch.setattr("portal.admin.views.workdays.today", lambda: date(2026, 3, 5))
    page = administrator.get("/admin/workdays").text
    assert "2026年：全年365天，工作日248天" in page
    assert "2026年2月14日" in page
    assert "尚未公布或者尚未录入" not in page


def test_a_year_that_is_not_published_says_so(administrator):
    assert "尚未公布或者尚未录入" in administrator.get("/admin/workdays/2031").text


def test_the_pages_are_there_in_english(administrator):
    page = administrator.get("/en/admin/workdays/2026").text
    assert "Spring Festival" in page
    assert "14 February 2026" in page


def test_a_day_is_entered(administrator):
    answer = submit(
        administrator, "/admin/workdays/2030/new", day="2030-01-01", way="off", name_zh="元旦", reason="国办通知"
    )
    assert answer.location.endswith("/admin/workdays/2030?done=added")
    assert not is_working_day(date(2030, 1, 1))
    assert "2030年1月1日" in administrator.get("/admin/workdays/2030").text


def test_an_impossible_day_is_told_above_the_form(administrator):
    answer = submit(
        administrator, "/admin/workdays/2030/new", day="2030-01-05", way="off", name_zh="元旦", reason="国办通知"
    )
    assert answer.status_code == 400
    assert "2030-01-05 是周末，本来就放假" in answer.text
    assert 'value="国办通知"' in answer.text


@pytest.mark.parametrize("page", ["2026/new", "2026/publish", "days/2026-01-01/names", "days/2026-01-01/remove"])
def test_a_change_needs_a_reason(administrator, page):
    before = work_calendar()
    assert submit(administrator, f"/admin/workdays/{page}", name_zh="x", day="2026-03-03", way="off").status_code == 422
    assert work_calendar() is before


def test_a_day_is_renamed_and_taken_out(administrator):
    submit(administrator, "/admin/workdays/days/2026-01-01/names", name_zh="新年", reason="x")
    assert years.find_departure(date(2026, 1, 1)).name_zh == "新年"
    submit(administrator, "/admin/workdays/days/2026-01-01/remove", reason="x")
    assert is_working_day(date(2026, 1, 1))


@pytest.mark.parametrize("day", ["2026-03-03", "tomorrow"])
def test_a_day_that_is_not_listed_is_not_there(administrator, day):
    assert administrator.get(f"/admin/workdays/days/{day}/remove").status_code == 404


def test_a_year_is_marked_and_unmarked(administrator):
    submit(administrator, "/admin/workdays/2030/publish", reason="没有放假安排")
    assert 2030 in work_calendar().published
    submit(administrator, "/admin/workdays/2030/publish", reason="标错了")
    assert 2030 not in work_calendar().published


def test_an_import_is_checked_before_anything_is_saved(administrator):
    page = check(administrator, LINES).text
    assert "2027年1月9日" in page
    assert years.find_year(2027).version == 0
    assert apply(administrator, page).status_code == 422
    assert apply(administrator, page, reason="国办通知").status_code == 302
    assert is_working_day(date(2027, 1, 9))
    assert 2027 in work_calendar().published


def test_the_lines_are_still_there_after_going_back_from_the_check(administrator):
    fields = hidden_fields(check(administrator, LINES).text) | {"lines": LINES, "again": "1"}
    page = administrator.post("/admin/workdays/2027/import", data=fields).text
    assert LINES in page
    assert "<table" not in page


def test_faulty_lines_are_named_and_nothing_is_taken_over(administrator):
    answer = check(administrator, f"{LINES}\n2027-02-30 休 春节\n2027-01-01 休 元旦")
    assert answer.status_code == 422
    assert "第4行：没有 2027-02-30 这一天。" in answer.text
    assert "第5行：2027-01-01 在第1行已经有了。" in answer.text
    assert "2027-02-30 休 春节" in answer.text.partition("<textarea")[2]
    assert years.find_year(2027).version == 0


def test_faulty_lines_cannot_be_sent_past_the_check(administrator):
    page = check(administrator, LINES).text
    assert apply(administrator, page, lines="2027-02-30 休 春节", reason="x").status_code == 422
    assert years.find_year(2027).version == 0


def test_an_import_of_a_year_that_changed_after_the_check_is_refused(administrator):
    page = check(administrator, LINES).text
    changes.set_published(2027, 0, True, "somebody else")
    answer = apply(administrator, page, reason="国办通知")
    assert answer.status_code == 409
    assert "已被别人改动" in answer.text
    assert is_working_day(date(2027, 1, 1))


def test_the_form_of_an_import_begins_with_what_is_there(administrator):
    assert "2026-02-14 班 春节" in administrator.get("/admin/workdays/2026/import").text


def somebody(*permissions):
    return SignedIn(1, "x", "x", 1, frozenset(permissions), frozenset())


@pytest.mark.parametrize(
    ("day", "missing"), [("2026-11-30", None), ("2026-12-01", 2027), ("2027-01-02", 2027), ("2026-06-01", None)]
)
def test_from_december_on_a_missing_year_is_something_to_do(app, day, missing):
    from portal.admin.workdays import missing_year_todo

    with time_machine.travel(f"{day}T08:00:00+08:00"), app.test_request_context():
        todo = missing_year_todo(somebody("portal.settings"))
        assert (todo and todo.due.year + 1) == missing
        assert todo is None or (str(missing) in todo.title and todo.url == f"/admin/workdays/{missing}")
        assert missing_year_todo(somebody()) is None


def test_an_entered_year_is_nothing_to_do(app):
    from portal.admin.workdays import missing_year_todo

    changes.set_published(2027, 0, True, "x")
    with time_machine.travel("2026-12-05T08:00:00+08:00"), app.test_request_context():
        assert missing_year_todo(somebody("portal.settings")) is None
