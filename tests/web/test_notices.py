"""The page of notices and the count in the head of staff pages."""

import re
from unittest.mock import patch

import pytest
from sqlalchemy import event

from portal.extensions import db
from portal.items import Subject
from portal.records.notices import count_unread, tell
from portal.records.writing import writing
from portal.testing import add_user, hidden_fields, signed_in_client

pytestmark = pytest.mark.once
PAGE = "/en/portal/notices"


@pytest.fixture
def wang(app):
    return add_user("wang", "staff")


@pytest.fixture
def browser(app, wang):
    return signed_in_client(app, wang)


def tell_about(user_id, *titles, url="/portal/todo"):
    with writing():
        for title in titles:
            tell([user_id], title, "Due on 5 March.", url, Subject("letters.letter", "7"))


def test_the_count_stands_on_every_staff_page_and_on_no_public_one(browser, wang):
    tell_about(wang, "Letter 7", "Letter 8")
    assert 'Notices <span class="zx-count">2<' in browser.get("/en/portal/desk").text
    with patch("portal.web.navigation.count_unread", side_effect=AssertionError):
        assert browser.get("/en/").status_code == 200


def test_without_unread_notices_there_is_no_count(browser):
    assert re.search(r"Notices</a>", browser.get("/en/portal/desk").text)


def test_many_are_counted_no_further_than_99(browser, wang):
    tell_about(wang, *(f"Letter {number}" for number in range(120)))
    assert ">99+<" in browser.get("/en/portal/desk").text


def test_the_newest_come_first_and_older_ones_on_the_next_page(browser, wang):
    tell_about(wang, *(f"Letter {number}." for number in range(60)))
    first = browser.get(PAGE).text
    assert first.index("Letter 59.") < first.index("Letter 10.")
    assert "Letter 9." not in first
    following = re.search(r'rel="next" href="([^"]+)"', first)[1]
    assert "Letter 9." in browser.get(following).text


def test_opening_a_notice_marks_it_and_leads_on_in_the_language_of_the_page(browser, wang):
    tell_about(wang, "Letter 7", url="/en/portal/todo")
    page = browser.get("/portal/notices").text
    address = re.search(r'action="(/portal/notices/\d+)"', page)[1]
    answer = browser.post(address, data=hidden_fields(page) | {"open": "1"})
    assert answer.location == "/portal/todo"
    assert count_unread(wang) == 0


def test_a_notice_told_on_a_chinese_page_leads_to_the_english_one(browser, wang):
    tell_about(wang, "Letter 7")
    page = browser.get(PAGE).text
    address = re.search(r'action="(/en/portal/notices/\d+)"', page)[1]
    assert browser.post(address, data=hidden_fields(page) | {"open": "1"}).location == "/en/portal/todo"


def test_read_notices_stand_apart(browser, wang):
    tell_about(wang, "Letter 7")
    page = browser.get(PAGE).text
    newest = re.search(r'name="newest" value="(\d+)"', page)[1]
    answer = browser.post(f"{PAGE}/read", data=hidden_fields(page) | {"newest": newest}, follow_redirects=True)
    assert "No unread notices." in answer.text
    assert "Letter 7" in browser.get(f"{PAGE}?show=read").text


@pytest.mark.parametrize("newest", ["", "x", "-1", str(2**70)])
def test_nonsense_in_the_form_harms_nothing(browser, wang, newest):
    page = browser.get(PAGE).text
    assert browser.post(f"{PAGE}/read", data=hidden_fields(page) | {"newest": newest}).status_code == 302


def test_a_staff_page_asks_the_database_once_for_the_count(browser, wang, app):
    statements = []
    event.listen(db.engine, "before_cursor_execute", lambda *them: statements.append(them[2]))
    browser.get("/en/portal/notices")
    assert sum("count(*)" in statement and "portal_notice" in statement for statement in statements) == 1
