"""The buttons that copy and print, in a real browser on a plain http page."""

from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.once]
SCRIPT = Path(__file__).parents[2] / "portal" / "static" / "paper.js"
PAGE = """<main><textarea id="text" readonly>县交通局：
请反馈。</textarea><div><button data-copy="text" data-done="Copied." data-failed="Selected." hidden>Copy</button>
<button data-print hidden>Print</button><span role="status"></span></div><textarea id="chat"></textarea></main>"""


@pytest.fixture
def page(chromium, site):
    """A page of the portal, with a text to copy put into it."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site.address}/portal/privacy")
    page.evaluate("html => { document.body.innerHTML = html }", PAGE)
    yield page
    context.close()


def test_without_the_script_no_button_shows(page):
    assert not page.is_visible("[data-copy]")
    assert not page.is_visible("[data-print]")


def test_the_text_is_copied_as_it_stands_and_the_page_says_so(page):
    page.add_script_tag(path=SCRIPT)
    page.click("[data-copy]")
    assert page.inner_text("[role=status]") == "Copied."
    page.focus("#chat")
    page.keyboard.press("Control+V")
    assert page.input_value("#chat") == "县交通局：\n请反馈。"


def test_where_copying_is_forbidden_the_text_is_selected_and_the_page_says_how(page):
    page.add_script_tag(path=SCRIPT)
    page.evaluate("document.execCommand = () => false")
    page.click("[data-copy]")
    assert page.inner_text("[role=status]") == "Selected."
    assert page.evaluate("document.activeElement.id") == "text"


def test_the_print_button_prints_once_even_where_the_script_stands_twice(page):
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1 } }")
    page.add_script_tag(path=SCRIPT)
    page.add_script_tag(path=SCRIPT)
    page.click("[data-print]")
    assert page.evaluate("window.printed") == 1
