"""In a real browser, scripts off: a clerk edits a draft on a wide and on a narrow screen, another one at the same time."""

import os

import pytest

from plugins.rules_revision import outcomes
from plugins.rules_revision.drafting.clauses import set_clause
from plugins.rules_revision.tests.making import HOME
from portal.clock import now
from portal.items import Entry
from portal.people.sessions import SEEN, TOKEN, open_session
from portal.records.writing import writing
from portal.testing import add_user, axe_violations

from .making import decide, go, key, make_draft, said, version_of, words_at

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.timeout(300)]
PICTURES = os.environ.get("PORTAL_TEST_PICTURES")


each_look = pytest.mark.parametrize(
    ("edition", "width"),
    [
        ("", 320),
        ("/en", 1280),
        pytest.param("", 1280, marks=pytest.mark.full),
        pytest.param("/en", 320, marks=pytest.mark.full),
    ],
)


class Editor:
    """Somebody at a screen who drafts."""

    def __init__(self, chromium, app, address, name, width):
        user_id = add_user(name, "staff", title=f"{name} 办公室")
        with writing():
            token = open_session(user_id, "127.0.0.0/24", "test")
        value = app.session_interface.get_signing_serializer(app).dumps({TOKEN: token, SEEN: int(now().timestamp())})
        context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
        context.add_cookies([{"name": "portal", "value": value, "url": address}])
        self.page, self.address, self.name = context.new_page(), address, name

    def open(self, path):
        self.page.goto(f"{self.address}{path}")
        return self

    def save(self, text=None, button="保存"):
        if text is not None:
            self.page.locator("[name=text]").fill(text)
        with self.page.expect_navigation(wait_until="load"):
            self.page.locator("main").get_by_role("button", name=button, exact=True).first.click()
        return self

    def faults(self, picture):
        """What is wrong with the page that is open."""
        if PICTURES:
            self.page.screenshot(path=f"{PICTURES}/{picture}.png", full_page=True)
        found = [it["id"] for it in axe_violations(self.page)]
        scroll, client = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        return [*found, *(["scrolls sideways"] if scroll > client else []), *self._headings()]

    def _headings(self):
        return [] if self.page.locator("h1").count() == 1 else ["not one h1"]


@pytest.fixture
def draft(in_charge):
    """A rule of five clauses being drafted."""
    return make_draft()


def test_two_editors_meet_on_a_wide_and_a_narrow_screen(chromium, app, serve_here, draft):
    address = serve_here()
    wide, narrow = (Editor(chromium, app, address, name, width) for name, width in (("甲", 1280), ("乙", 320)))
    clause = f"{HOME}/staff/projects/{draft}/draft/clauses/{key(draft, 2)}"
    wide.open(clause)
    narrow.open(clause).save("每日签到三次。")
    wide.save("每日签到四次。")
    assert "每日签到三次。" in wide.page.locator("main").inner_text()
    assert wide.faults("conflict-1280") == []
    wide.save(button="保存这段文字")
    assert said(draft)[1] == "第二条 每日签到四次。"


@each_look
def test_the_pages_of_a_draft_please_everybody(chromium, app, serve_here, draft, width, edition):
    editor = Editor(chromium, app, serve_here(), "甲", width)
    project, clause = f"{HOME}/staff/projects/{draft}", key(draft, 2)
    editor.open(f"{project}/draft/clauses/{clause}").save("每日签到三次。\n迟到的，说明理由。")
    pages = {
        "list": f"{HOME}/staff/projects/", "project": project, "draft": f"{project}/draft?saved={version_of(draft)}",
        "clause": f"{project}/draft/clauses/{clause}", "insert": f"{project}/draft/clauses/{clause}/insert",
        "comparison": f"{project}/comparison", "saves": f"{project}/draft/saves", "new": f"{HOME}/staff/projects/new",
        "save": f"{project}/draft/saves/{version_of(draft)}", "word": f"{project}/draft/returned",
        "front": f"{project}/draft/front", "print": f"{project}/draft/print",
    }  # fmt: skip
    wrong = {
        name: found
        for name, page in pages.items()
        if (found := editor.open(edition + page).faults(f"{name}-{width}{edition.replace('/', '-')}"))
    }
    assert wrong == {}


@each_look
def test_the_pages_of_an_adoption_please_everybody(chromium, app, serve_here, draft, width, edition):
    set_clause(draft, version_of(draft), key(draft, 2), words_at(draft, 2), "每日签到三次。\n迟到的，说明理由。")
    go(draft, "without_comments", Entry("内部事务"))
    outcomes.prepare(draft, "decision")
    editor, project = Editor(chromium, app, serve_here(), "甲", width), f"{edition}{HOME}/staff/projects/{draft}"
    for name in ("", "/adoption", "/adoption/texts", "/adoption/papers", "/adoption/moves/adopt"):
        faults = editor.open(project + name).faults(f"before{name}-{width}{edition}".replace("/", "-"))
        assert faults == [], name
    decide(draft)
    assert editor.open(project).faults(f"adopted-{width}{edition}".replace("/", "-")) == []
