"""In a real browser, scripts off: a problem becomes an item, is reviewed, published, worked on and closed out."""

import pytest

from portal.clock import now
from portal.people.sessions import SEEN, TOKEN, open_session
from portal.records.writing import writing
from portal.testing import add_user

from .conftest import HOME, later

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.timeout(300)]

ROLES = {"clerk": "staff", "head": "office_head", "secrecy": "reviewer", "leader": "leader"}
SCAN = {"name": "验收单.txt", "mimeType": "text/plain", "buffer": "验收合格".encode()}


class Person:
    """Somebody at a screen, who presses buttons and fills in fields by their labels."""

    def __init__(self, chromium, app, address, role):
        user_id = add_user(role, ROLES[role], title={"clerk": "王某 办公室"}.get(role, role))
        with writing():
            token = open_session(user_id, "127.0.0.0/24", "test")
        signer = app.session_interface.get_signing_serializer(app)
        value = signer.dumps({TOKEN: token, SEEN: int(now().timestamp())})
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
        context.add_cookies([{"name": "portal", "value": value, "url": address}])
        self.page, self.address = context.new_page(), address

    def open(self, path):
        self.page.goto(f"{self.address}{path}")
        return self

    def press(self, name):
        main = self.page.locator("main")
        button = main.get_by_role("button", name=name, exact=True).or_(main.get_by_role("link", name=name, exact=True))
        assert button.count(), f"{name}: {main.inner_text()}"
        with self.page.expect_navigation(wait_until="load"):
            button.first.click()
        return self

    def fill(self, **fields):
        for name, value in fields.items():
            self.page.locator(f"[name='{name}']").fill(value)
        return self

    def reads(self, words):
        assert words in self.page.locator("main").inner_text(), self.page.locator("main").inner_text()
        return self

    def check_all(self):
        for box in self.page.locator("main input[type=checkbox]:not([name=added_later])").all():
            box.check()
        return self


@pytest.fixture
def people(chromium, app, serve_here, plan):
    """The clerk, the head of the section, the secrecy reviewer, the leader."""
    address = serve_here()
    return {role: Person(chromium, app, address, role) for role in ROLES}


def review(people):
    """Three people look at what waits, each once."""
    for role in ("head", "secrecy", "leader"):
        person = people[role].open("/portal/reviews/")
        with person.page.expect_navigation(wait_until="load"):
            person.page.locator("main tbody a").first.click()
        with person.page.expect_navigation(wait_until="load"):
            person.page.locator("main .zx-acts a.btn-primary").first.click()
        person.check_all()
        with person.page.expect_navigation(wait_until="load"):
            person.page.locator("main button.btn-primary").click()
        assert person.page.locator("#errors").count() == 0, person.page.locator("main").inner_text()


def test_from_a_problem_to_the_close_out(people, client):
    clerk, head = people["clerk"], people["head"]
    clerk.open(f"{HOME}/staff/problems").press("登记问题")
    clerk.fill(title="文印费用没有公开", text="没有逐月登记", source="自查", aspect="机关效能建设").press("保存")
    clerk.open(f"{HOME}/staff/items/new?problem=5").fill(title="每月公开文印费用").press("保存")
    clerk.reads("五项中已明确 1 项").press("请填写：目标")
    clerk.fill(goal="进一步加强管理。", deadline=later(60).isoformat(), commitment="每月5日前公开1次。")
    clerk.fill(lead_official="副主席", responsible_unit="县政协办公室", owner="办公室主任")
    clerk.fill(**{"measures-0-text": "逐月登记", "measures-0-owner": "文印员"}).press("增加一项措施")
    clerk.fill(**{"measures-0-deadline": later(20).isoformat(), "measures-1-text": "多余的"})
    clerk.page.locator("button[value='remove-1']").click()
    clerk.press("保存").reads("五项齐全").reads("“进一步、加强”")
    item = clerk.page.url.removeprefix(clerk.address).partition("#")[0]
    clerk.press("送审").press("送审").reads("待初审")
    review(people)
    head.open(item).press("公布").press("公布").reads("整改〔")
    clerk.open(item).press("填进展").fill(text="登记了12笔", evidence="文印登记簿").check_all().press("保存")
    clerk.reads("整改中").press("申请销号").press("申请销号").reads("已完成，待审核")
    people["leader"].open(item).press("审核通过").press("审核通过").reads("已审核，待验收")
    clerk.open(item).press("验收通过").fill(decided_by="整改办主任", basis="验收单第1号").press("验收通过")
    clerk.reads("此项决定须附已签字表单的扫描件。").page.locator("[name=scan]").set_input_files(SCAN)
    clerk.press("验收通过").reads("已验收，待销号").reads("验收单.txt")
    leader = people["leader"].open(item).press("销号")
    leader.page.locator("[name=scan]").set_input_files(SCAN)
    leader.fill(decided_by="县政协党组会议", basis="第8次会议纪要").press("销号").reads("已销号")
    public = client.get(item.replace("/staff", "")).text
    for words in ("已兑现", "县政协党组会议", "第8次会议纪要", "整改办主任"):
        assert words in public
    assert "王某" not in public
