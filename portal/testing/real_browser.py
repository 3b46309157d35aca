"""The machine's Chromium, for walks in a real browser."""

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any, cast

import pytest

CHROMIUM = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
]

# The rules of WCAG 2.2 AA. Only violations are described and brought over: the rest takes longer than the examination.
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
EXAMINE = "rules => axe.run(rules).then(found => found.violations)"


def axe_violations(page: Any) -> list[dict[str, Any]]:
    """What axe finds on the page that is open: an `id` and the `nodes` of each violation."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate(Axe().axe_script)
    return cast(list[dict[str, Any]], page.evaluate(EXAMINE, WCAG))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The machine's Chromium, one for all tests; refuses to take pictures without a Chinese font."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.fail("no Chromium: apt install chromium")
    fonts = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False).stdout
    if not fonts.strip():
        pytest.fail("no Chinese font: apt install fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()
