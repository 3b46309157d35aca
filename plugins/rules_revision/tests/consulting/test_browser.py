"""In a real browser: from the draft to the fate of a comment, on a narrow phone with scripts off."""

import os
from pathlib import Path

import pytest

from plugins.rules_revision.consulting.reporting import draft_report, publish_report
from plugins.rules_revision.tests.drafts import HOME, WORDS, answer_all, clause_ids, end, make_open, report, sign
from portal.testing import axe_violations

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.timeout(300), pytest.mark.usefixtures("in_charge")]
UNHURRIED = 3_500  # milliseconds: who is faster is taken for a machine


def fits(page):
    """Whether nothing scrolls sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def press(page, selector="main button.btn-primary"):
    with page.expect_navigation(wait_until="load"):
        page.locator(selector).first.click()


def seen(page, name):
    """The page fits; a picture of it for whoever asks for one."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder, f"{name}.png"), full_page=True)
    assert fits(page), name


def test_a_phone_without_scripts(app, serve_here, chromium):
    number = make_open()
    third, address = clause_ids(number)[2], serve_here()
    page = chromium.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False).new_page()
    page.goto(f"{address}{HOME}/consultations/")
    seen(page, "list")
    press(page, "main th a")
    seen(page, "draft")
    press(page, f"#c-{third} a[href*=comment]")
    assert page.locator("#clause").input_value() == third
    seen(page, "write")
    page.wait_for_timeout(UNHURRIED)
    page.locator("#body").fill(WORDS)
    press(page)
    seen(page, "check")
    press(page)
    seen(page, "receipt")
    code, receipt = page.locator(".zx-code").inner_text(), page.locator("dd.fs-4").inner_text()
    answer_all(number, changed_node=third, summary="少签到一次")
    end(number)
    draft_report(number, "共收到意见一条。", "/")
    sign(report(number))
    publish_report(report(number).id, report(number).version)
    page.goto(f"{address}{HOME}/comments/look-up")
    page.locator("#number").fill(receipt.lower())
    page.locator("#code").fill(code.lower())
    press(page)
    seen(page, "own")
    assert "有道理" in page.locator("main").inner_text()
    page.goto(f"{address}{HOME}/consultations/{number}/results")
    seen(page, "results")
    assert "少签到一次" in page.locator("main").inner_text()
    page.goto(f"{address}{HOME}/consultations/{number}/compare")
    seen(page, "compare")


def test_nothing_is_in_the_way_of_a_screen_reader(app, serve_here, chromium):
    number, address = make_open(), serve_here()
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    for path in ("", f"{number}", f"{number}/comment", f"{number}/compare"):
        page.goto(f"{address}/en{HOME}/consultations/{path}")
        seen(page, f"wide-{path.replace('/', '-')}")
        assert axe_violations(page) == []
