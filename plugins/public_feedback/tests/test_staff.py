"""The list and the page for staff, and who sees them."""

from functools import partialmethod

import pytest

from plugins.public_feedback import inbox
from portal.items import SignedIn
from portal.people.roles import ROLES
from portal.testing import hidden_fields, submit

from .conftest import HOME, WORDS

CLERK = SignedIn(1, "clerk", "Clerk", 1, frozenset({"public_feedback.read"}), frozenset())
READERS = ("staff", "office_head", "leader")


@pytest.mark.parametrize("role", ROLES)
def test_who_may_read(sender, sign_in_as, role):
    sender.send()
    browser = sign_in_as(role)
    expected = 200 if role in READERS else 403
    for page in (f"{HOME}/staff/", f"{HOME}/staff/1"):
        assert browser.get(page).status_code == expected
    desk = browser.get("/portal/desk").text
    assert (f'href="{HOME}/staff/"' in desk) is (role in READERS)
    assert (WORDS[:10] in desk) is (role in READERS)


def test_the_public_is_sent_to_sign_in(sender):
    sender.send()
    for page in (f"{HOME}/staff/", f"{HOME}/staff/1"):
        answer = sender.client.get(page)
        assert answer.status_code == 302
        assert "/account/sign-in" in answer.location


def test_an_opinion_that_does_not_exist(sign_in_as):
    assert sign_in_as("staff").get(f"{HOME}/staff/4711").status_code == 404


def test_the_newest_come_first_and_the_tabs_keep_states_apart(sender, sign_in_as):
    sender.send("第一件事情。")
    sender.send("第二件事情。", place="柳溪")
    sender.send("买保健品找我。", website="x")
    staff = sign_in_as("staff")
    page = staff.get(f"{HOME}/staff/").text
    assert page.index("第二件事情") < page.index("第一件事情")
    assert "柳溪" in page
    assert "买保健品" not in page
    apart = staff.get(f"{HOME}/staff/?show=set_apart").text
    assert "买保健品找我" in apart
    assert "第一件事情" not in apart
    assert "看不见的栏目" in staff.get(f"{HOME}/staff/3").text


def test_paging_by_key_shows_each_opinion_once(sender, sign_in_as):
    for number in range(1, 8):
        sender.send(f"第 {number} 件事情。")

    def page(**beside):
        return inbox.page(inbox.Asked("to_triage", size=3, **beside), CLERK)

    first = page()
    second = page(after=first.after)
    third = page(after=second.after)
    assert [line.id for page in (first, second, third) for line in page.lines] == [7, 6, 5, 4, 3, 2, 1]
    assert (first.before, third.after) == (None, None)
    assert page(before=third.before).lines == second.lines
    assert page(before=second.before).lines == first.lines


def test_a_long_list_leads_on(sender, sign_in_as, monkeypatch):
    for number in range(1, 4):
        sender.send(f"第 {number} 件事情。")
    monkeypatch.setattr(inbox.Asked, "__init__", partialmethod(inbox.Asked.__init__, size=2))
    page = sign_in_as("staff").get(f"{HOME}/staff/").text
    assert 'rel="next"' in page
    assert 'rel="prev"' not in page


@pytest.mark.parametrize("query", ["before=0", "after=0", "before=99999999999999999999", "before=x", "after=-1"])
def test_any_key_in_the_address_is_answered(sender, sign_in_as, query):
    sender.send()
    assert sign_in_as("staff").get(f"{HOME}/staff/?{query}").status_code == 200


def test_what_a_person_wrote_goes_among_the_others(sender, sign_in_as):
    receipt = sender.send(website="x")
    staff, leader = sign_in_as("staff"), sign_in_as("leader")
    page = f"{HOME}/staff/1"
    assert "确认为本人来信" not in leader.get(page).text
    answer = submit(staff, f"{page}/moves/release")
    assert (answer.status_code, answer.location) == (302, page)
    assert "已确认为本人来信" in staff.get(page).text
    assert receipt.number in staff.get(f"{HOME}/staff/").text
    assert "正在核对" not in sender.look_up(receipt.number, receipt.query_code).page


def test_an_opinion_among_the_others_cannot_be_put_there_again(sender, sign_in_as):
    sender.send(website="x")
    staff, page = sign_in_as("staff"), f"{HOME}/staff/1/moves/release"
    form = hidden_fields(staff.get(page).text)
    assert staff.post(page, data=form).status_code == 302
    assert staff.post(page, data=form).status_code == 409


def test_an_unknown_state_is_no_page(sign_in_as):
    assert sign_in_as("staff").get(f"{HOME}/staff/?show=x").status_code == 404


def test_counts_stop_at_their_limit(sender, sign_in_as, monkeypatch):
    sender.send()
    monkeypatch.setattr("plugins.public_feedback.views.staff.MOST_COUNTED", 1)
    assert "待受理 1+" in sign_in_as("staff").get(f"{HOME}/staff/").text


def test_the_menu_tells_how_many_wait(sender, sign_in_as):
    sender.send()
    assert 'class="zx-count">1<' in sign_in_as("staff").get("/portal/desk").text


def test_the_words_are_shown_as_they_are_and_harmless(sender, sign_in_as):
    sender.send("<script>alert(1)</script>\r\n第二行")
    page = sign_in_as("staff").get(f"{HOME}/staff/1").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\n第二行" in page
