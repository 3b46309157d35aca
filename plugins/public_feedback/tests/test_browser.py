"""In a real browser: the journey with scripts off at 320 px, the QR code with scripts on."""

import pytest
from PIL import Image

from portal.testing import axe_violations

from .conftest import HOME, WORDS

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.timeout(300)]


@pytest.fixture
def address(serve_here, unhurried):
    return serve_here()


def open_page(chromium, width=320, **options):
    return chromium.new_context(viewport={"width": width, "height": 700}, **options).new_page()


def press(page):
    """Press the page's main button and wait for the page it leads to."""
    follow(page, "main button.btn-primary")


def follow(page, selector):
    """Click what leads to another page, and wait until that has come."""
    with page.expect_navigation(wait_until="load"):
        page.locator(selector).click()


def wait_for_focus(page, name):
    """Wait until the element has the focus: browsers give it with the first frame they draw, after the load."""
    page.wait_for_function("name => document.activeElement.id === name", arg=name, timeout=10_000)


def fits(page):
    """Whether nothing scrolls sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def write(page, address):
    """From the notice to the check page."""
    page.goto(f"{address}{HOME}/")
    follow(page, "main a.btn-primary")
    press(page)  # nothing written yet
    page.locator("#body").fill(WORDS)
    page.locator("#township").select_option("石桥乡")
    press(page)


def test_a_phone_without_scripts(chromium, address):
    page = open_page(chromium, java_script_enabled=False)
    write(page, address)
    follow(page, "main button.zx-plain >> nth=0")
    assert page.locator("#body").input_value() == WORDS
    press(page)
    press(page)
    number = page.locator("dd.fs-4").inner_text()
    code = page.locator(".zx-code").inner_text()
    assert page.locator("main figure img").is_visible()
    page.goto(f"{address}{HOME}/look-up")
    page.locator("#number").fill(number.lower())
    page.locator("#code").fill(code.lower())
    press(page)
    assert WORDS in page.locator("main").inner_text()


def photo(folder):
    """A photo as a phone has it."""
    path = folder / "lamp.jpg"
    Image.effect_noise((64, 48), 60).convert("RGB").save(path)
    return path


def test_from_the_notice_to_the_withdrawal_on_a_phone_without_scripts(chromium, address, tmp_path):
    page = open_page(chromium, java_script_enabled=False)
    page.goto(f"{address}{HOME}/")
    follow(page, "main a.btn-primary")
    page.locator("#body").fill(WORDS)
    page.locator("#photos").set_input_files(photo(tmp_path))
    follow(page, "button[name=add_photos]")
    page.locator("#name").fill("王大爷")
    page.locator("#phone").fill("１３８ １２３４ １２３４")
    page.locator("#contact_consent").check()
    page.locator("#phone").press("Enter")  # goes on, and takes no photo away
    page.wait_for_url(f"{address}{HOME}/check")
    assert "lamp.jpg" in page.locator("main").inner_text()
    press(page)
    picture = page.locator("main figure img")
    assert picture.evaluate("image => [image.complete, image.naturalWidth]") == [True, 600]
    page.screenshot(path=tmp_path / "receipt.png", full_page=True)
    code = page.locator(".zx-code").inner_text()
    number = page.locator("dd.fs-4").inner_text()
    page.goto(f"{address}{HOME}/look-up")
    page.locator("#number").fill(number)
    page.locator("#code").fill(code)
    press(page)
    page.locator("summary", has_text="撤回并全部删除").click()
    page.locator("#withdrawal").check()
    follow(page, "form[action$=withdrawal] button")
    assert WORDS[:8] not in page.locator("main").inner_text()
    assert fits(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_of_ones_own_opinion_pleases_axe(chromium, address, width):
    page = open_page(chromium, width, bypass_csp=True)
    write(page, address)
    press(page)
    follow(page, "main form button")
    for summary in page.locator("main details summary").all():
        summary.click()
    assert axe_violations(page) == []
    assert fits(page)


def test_the_receipt_with_all_it_needs_weighs_little(chromium, address):
    page, weights = open_page(chromium), {}

    def weigh(request):
        size = request.sizes()["responseBodySize"]
        weights[request.url] = max(size, 0 if HOME in request.url else weights.get(request.url, 0))  # styles are kept

    page.on("requestfinished", weigh)
    write(page, address)
    press(page)
    page.wait_for_load_state("networkidle")
    needed = [size for url, size in weights.items() if HOME not in url or url.endswith("/receipt")]
    assert len(needed) >= 4
    assert 30_000 < sum(needed) <= 60_000, weights


def test_the_receipt_survives_loading_again(chromium, address):
    page = open_page(chromium)
    write(page, address)
    press(page)
    before = page.locator("main").inner_text()
    page.reload()
    assert page.locator("main").inner_text() == before


def test_the_qr_code_opens_the_opinion_and_leaves_no_code_in_the_address(chromium, address):
    page = open_page(chromium)
    write(page, address)
    press(page)
    code = page.locator("main form input[name=code]").get_attribute("value")
    asked = []
    page.on("request", lambda request: asked.append((request.url, request.headers.get("referer", ""))))
    page.goto(f"{address}{HOME}/look-up#{code}")
    page.locator("h1", has_text="石桥村").wait_for()
    assert WORDS in page.locator("main").inner_text()
    assert code not in page.url
    assert not [told for told in asked if code in told[0].partition("#")[0] + told[1]]


def test_each_step_pleases_axe_and_fits_the_width(chromium, address):
    for width in (320, 1280):
        page = open_page(chromium, width, bypass_csp=True)
        for step in (lambda page: write(page, address), press, lambda page: follow(page, "main form button")):
            step(page)
            found = axe_violations(page)
            assert [violation["id"] for violation in found] == []
            wide, visible = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            assert wide <= visible


def test_long_words_without_a_blank_fit_the_width(chromium, address):
    page = open_page(chromium, java_script_enabled=True)
    page.goto(f"{address}{HOME}/write")
    page.locator("#body").fill("https://example.test/" + "x" * 3000)
    page.locator("#place").fill("长" * 100)
    for _ in range(2):
        press(page)
        assert fits(page)
    follow(page, "main form button")
    assert fits(page)


def test_errors_take_the_focus_and_lead_to_the_field(chromium, address):
    page = open_page(chromium)
    page.goto(f"{address}{HOME}/write")
    press(page)
    wait_for_focus(page, "errors")
    page.locator("#errors a").click()
    assert page.url.endswith("#body")
    wait_for_focus(page, "body")
