"""In a real browser: a clerk takes an opinion from the inbox to its draft, the leader approves it."""

import pytest

from portal.records.settings import write_settings
from portal.records.writing import writing
from portal.testing import add_user, axe_violations, signed_in_client

from .conftest import HOME
from .making import make_opinion, opinion
from .test_browser import fits, follow, press

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.timeout(300)]


@pytest.fixture
def open_as(app, serve_here, chromium):
    """A page of the browser of a person with a role."""
    with writing():
        write_settings("public_feedback", {"units": "县住建局、县交通局"})
    address = serve_here()

    def open_page(role, width=1280):
        client = signed_in_client(app, add_user(role, role))
        context = chromium.new_context(viewport={"width": width, "height": 800})
        cookies = [{"name": key[-1], "value": cookie.value, "url": address} for key, cookie in client._cookies.items()]
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(f"{address}{HOME}/staff/")
        return page

    return open_page


def faults(page):
    """What axe finds against WCAG 2.2 AA."""
    return [it["id"] for it in axe_violations(page)]


def act(page, name):
    """Press the button of a move; its page opens."""
    follow(page, f"main a.btn:text-is('{name}')")
    assert fits(page)


@pytest.mark.parametrize("width", [1280, 320])
def test_from_the_inbox_to_the_reply(open_as, width):
    number = make_opinion(body="石桥村路灯坏了两个月。")
    page = open_as("staff", width)
    assert faults(page) == []
    follow(page, "main tbody a")
    assert (fits(page), faults(page)) == (True, [])
    act(page, "受理")
    page.get_by_label("咨询求助").check()
    assert faults(page) == []
    press(page)
    act(page, "转交单位办理")
    page.locator("#unit").select_option("县住建局")
    page.locator("#unit_due").fill("2030-01-10")
    press(page)
    act(page, "登记单位已开始办理")
    press(page)
    act(page, "拟写答复")
    press(page)  # nothing written yet
    assert "请先写答复" in page.locator("#errors").inner_text()
    page.locator("#reply").fill("路灯已修好。")
    press(page)
    leader = open_as("leader", width)
    leader.goto(page.url)
    act(leader, "审定答复")
    assert "路灯已修好。" in leader.locator("main").inner_text()
    press(leader)
    assert (fits(leader), faults(leader)) == (True, [])
    assert opinion(number).reply.text == "路灯已修好。"


@pytest.mark.parametrize("width", [1280, 320])
def test_a_reader_of_reports_is_named_and_taken_off_the_list(open_as, width):
    add_user("zhou", "leader", title="周主席")
    page = open_as("security_admin", width)
    page.goto(f"{page.url}readers")
    assert (fits(page), faults(page)) == (True, [])
    press(page)
    assert (fits(page), faults(page)) == (True, [])
    page.locator("#reason").fill("3月3日办公会议")
    press(page)
    assert "周主席" in page.locator("main tbody").inner_text()
    assert (fits(page), faults(page)) == (True, [])
    follow(page, "main tbody a")
    assert (fits(page), faults(page)) == (True, [])
    page.locator("#reason").fill("调离")
    press(page)
    assert "还没有指定阅件人" in page.locator("main").inner_text()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_head_of_office_names_a_liaison_who_drafts_the_reply(open_as, width):
    number = make_opinion("assigned", body="石桥村路灯坏了两个月。")
    page, liaison = open_as("office_head", width), open_as("liaison", width)
    page.goto(f"{page.url}liaisons")
    page.locator("#unit").select_option("县交通局")
    page.locator("#reason").fill("单位来函")
    assert (fits(page), faults(page)) == (True, [])
    press(page)
    assert (fits(page), faults(page)) == (True, [])
    liaison.goto(f"{liaison.url}unit/")
    assert (fits(liaison), faults(liaison)) == (True, [])
    follow(liaison, "main tbody a")
    assert (fits(liaison), faults(liaison)) == (True, [])
    follow(liaison, "main a.btn-primary")
    assert (fits(liaison), faults(liaison)) == (True, [])
    press(liaison)
    act(liaison, "拟写答复")
    liaison.locator("#reply").fill("路灯已修好。")
    press(liaison)
    assert "路灯已修好。" in liaison.locator("main").inner_text()
    assert (fits(liaison), opinion(number).state) == (True, "reply_drafted")
    follow(page, "main tbody a")
    assert (fits(page), faults(page)) == (True, [])
