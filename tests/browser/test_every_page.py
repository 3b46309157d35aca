"""Every page that can be reached by links: no axe violation, no sideways scroll, one heading, its own title."""

import itertools
from collections import deque
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error
from werkzeug.exceptions import HTTPException

from portal.config import shipped
from portal.testing import axe_violations

from .conftest import PICTURES

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.timeout(600)]

MODULES = sorted(path.parent.name for path in shipped("plugins").glob("*/__init__.py"))
COMBINATIONS = list(itertools.product(("", "/en"), (1280, 320), ("normal", "large")))
# On a narrow screen the staff menu is one line: how much of its strip is below the line, in pixels.
EMPTY_BELOW_MENU = """() => {
    const menu = document.querySelector(".zx-side");
    if (!menu || getComputedStyle(menu).display !== "flex") return 0;
    return menu.clientHeight - Math.max(...[...menu.children].map(part => part.offsetHeight));
}"""


def open_context(chromium, site, width, text, cookie=None):
    context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    if text == "large":
        context.add_cookies([{"name": "portal-text", "value": "large", "url": site.address}])
    if cookie:
        context.add_cookies([cookie])
    return context


def endpoint_of(site, path):
    try:
        return site.app.url_map.bind("localhost").match(path.removeprefix("/en") or "/")[0]
    except HTTPException:
        return None


def module_of(endpoint):
    """The plugin that a page belongs to, empty for the core."""
    name = endpoint.partition(".")[0]
    return name if name in MODULES else ""


def links_of(page, site):
    hrefs = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    hrefs += page.eval_on_selector_all("form:not([method=post])", "forms => forms.map(form => form.action)")
    return [urlsplit(href).path for href in hrefs if href.startswith(site.address)]


def faults(page, answer, prefix):
    """What is wrong with the page that is open."""
    found = []
    if answer.status != 200:
        found.append(f"status {answer.status}")
    if page.locator("h1").count() != 1:
        found.append(f"{page.locator('h1').count()} h1")
    lang = page.get_attribute("html", "lang")
    if lang != ("en" if prefix else "zh-CN"):
        found.append(f"lang {lang}")
    width = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if width[0] > width[1]:
        found.append(f"scrolls sideways {width}")
    if page.evaluate(EMPTY_BELOW_MENU) > 20:
        found.append("the menu stands in an empty strip")
    for violation in axe_violations(page):
        nodes = [node["html"][:120] for node in violation["nodes"][:3]]
        found.append(f"axe {violation['id']}: {nodes}")
    return found


def listen(page):
    """What the browser complains of in this tab; its advice to authors is not counted."""
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    return said


def open_page(page, address):
    """Go there; returns the answer, or None for a file that is saved instead of shown."""
    try:
        return page.goto(address)
    except Error as error:
        if "Download is starting" in error.message:
            return None
        raise


def walk(chromium, site, combinations, cookie=None, start="/", module=None):
    """Open each endpoint (of a module) once, in rotating combinations; returns faults and titles by path."""
    contexts = {c: open_context(chromium, site, c[1], c[2], cookie) for c in combinations}
    tabs = {c: context.new_page() for c, context in contexts.items()}  # a new tab is a new process
    complaints = {c: listen(page) for c, page in tabs.items()}
    turn = itertools.cycle(combinations)
    seen, todo, problems, titles = set(), deque([start]), {}, {}
    PICTURES.mkdir(exist_ok=True)
    while todo:
        path = todo.popleft().removeprefix("/en") or "/"
        endpoint = endpoint_of(site, path)
        if endpoint is None or endpoint in seen or endpoint.startswith(("assets.", "portal.preferences")):
            continue
        if module is not None and path != start and module_of(endpoint) != module:
            continue
        seen.add(endpoint)
        prefix, size, text = combination = next(turn)
        page, console = tabs[combination], complaints[combination]
        answer = open_page(page, site.address + prefix + path)
        if answer is None:
            continue
        found = faults(page, answer, prefix) + [f"console: {line}" for line in console]
        console.clear()
        if found:
            problems[f"{prefix}{path} at {size} {text}"] = found
        titles.setdefault((prefix, page.title()), []).append(path)
        who = "staff" if cookie else "public"
        page.screenshot(path=PICTURES / f"{who}-{endpoint}-{size}-{text}{prefix.replace('/', '-')}.png", full_page=True)
        todo.extend(links_of(page, site))
    for context in contexts.values():
        context.close()
    return problems, titles, seen


def test_public_pages_please_everybody(chromium, site):
    problems, titles, seen = walk(chromium, site, COMBINATIONS)
    assert not problems
    assert {"portal.home", "portal.privacy", "portal.sitemap", "search.everybody"} <= seen
    assert not {title: paths for title, paths in titles.items() if len(paths) > 1}


@pytest.mark.parametrize("module", MODULES)
def test_staff_pages_of_a_module_please_everybody(chromium, site, everybody, module):
    problems, _titles, seen = walk(chromium, site, COMBINATIONS, everybody, "/portal/desk", module)
    assert not problems
    assert len(seen) > 1


def test_staff_pages_of_the_core_please_everybody(chromium, site, everybody):
    problems, _titles, seen = walk(chromium, site, COMBINATIONS, everybody, "/portal/desk", "")
    assert not problems
    assert {"portal.desk", "admin.modules", "admin.jobs", "admin.users", "search.staff"} <= seen


@pytest.mark.full
@pytest.mark.parametrize("combination", COMBINATIONS)
def test_every_combination_of_language_width_and_text(chromium, site, everybody, combination):
    for cookie, start in ((None, "/"), (everybody, "/portal/desk")):
        problems, _titles, _seen = walk(chromium, site, [combination], cookie, start)
        assert not problems


def test_a_page_with_a_fault_is_told(chromium):
    context = chromium.new_context()
    page = context.new_page()
    page.set_content('<html lang="zh"><title>A</title><main><h1>A</h1><img src="a.png"></main></html>')
    assert [it["id"] for it in axe_violations(page)] == ["image-alt"]
    context.close()


def test_no_page_breaks_its_content_security_policy(chromium, site):
    context = chromium.new_context()
    page = context.new_page()
    console = listen(page)
    for path in ("/", "/en/", "/portal/privacy", "/account/sign-in"):
        page.goto(site.address + path)
    context.close()
    assert console == []


def test_no_page_asks_another_host(chromium, site):
    context = chromium.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.address)
    context.close()
    assert asked
    assert all(url.startswith(site.address) for url in asked)
