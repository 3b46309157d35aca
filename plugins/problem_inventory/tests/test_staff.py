"""The list for those who work with the ledger."""

import re
from html import unescape

import pytest

from portal.records.search import finding

from .conftest import HOME, later
from .making import make_item

READERS = ("staff", "office_head", "leader", "rectification_office", "reviewer")


def test_strangers_are_sent_to_sign_in(client, plan):
    answer = client.get(f"{HOME}/staff/")
    assert answer.status_code == 302
    assert "/account/sign-in" in answer.location


@pytest.mark.parametrize("role", READERS)
def test_those_who_work_with_the_ledger_read_it(sign_in_as, plan, role):
    page = sign_in_as(role).get(f"{HOME}/staff/").text
    assert page.count("<tr>") == 15
    assert "未销号 14 件，其中临期 1 件、超期 0 件" in page


@pytest.mark.parametrize("role", ["member", "liaison"])
def test_others_do_not(sign_in_as, plan, role):
    assert sign_in_as(role).get(f"{HOME}/staff/").status_code == 403


def test_filters_keep_what_was_chosen(sign_in_as, add_item):
    late = add_item(deadline=later(-2), horizon="immediate")
    page = sign_in_as("staff").get(f"{HOME}/staff/?light=red&horizon=immediate").text
    assert re.findall(rf"{HOME}/staff/items/(\d+)", page) == [str(late)]
    assert '<option value="red" selected>' in page
    assert "已超期 2 天" in page


def test_it_is_never_kept_in_a_cache(sign_in_as, plan):
    assert sign_in_as("staff").get(f"{HOME}/staff/").headers["Cache-Control"] == "no-store"


def test_it_prints_across(sign_in_as, plan):
    assert "zx-work zx-wide" in sign_in_as("staff").get(f"{HOME}/staff/").text


def test_it_is_there_in_english(sign_in_as, plan):
    page = sign_in_as("staff").get(f"/en{HOME}/staff/").text
    assert "Open: 14, due soon: 1, overdue: 0." in page


def test_without_a_plan_it_is_an_empty_list(sign_in_as):
    assert "没有符合条件的整改事项" in sign_in_as("staff").get(f"{HOME}/staff/").text


@pytest.mark.parametrize(("state", "number"), [("completed", 1), ("published", 14), ("terminated", 0)])
def test_it_is_narrowed_by_state(sign_in_as, plan, state, number):
    make_item("completed")
    page = sign_in_as("staff").get(f"{HOME}/staff/?state={state}").text
    assert page.count('<th scope="row" data-l') == number


def test_light_and_state_narrow_together(sign_in_as, plan):
    late = make_item("in_progress", deadline=later(-2))
    make_item(deadline=later(-2))
    page = sign_in_as("staff").get(f"{HOME}/staff/?light=red&state=in_progress").text
    assert re.findall(rf"{HOME}/staff/items/(\d+)", page) == [str(late)]


def test_on_paper_it_has_every_column_of_the_narrowed_items(sign_in_as, plan):
    late = make_item("in_progress", deadline=later(-2), original_deadline=later(-9), title="逾期的事")
    page = sign_in_as("staff").get(f"{HOME}/staff/paper?light=red").text
    assert page.count('<th scope="row" data-l') == 1
    for words in ("逾期的事", "问题来源", "配合单位", f"<s>{later(-9)}</s>", "登记1次（文印员", "0/2"):
        assert words in page
    assert late


def test_on_paper_it_goes_over_all_pages(sign_in_as, plan):
    for _ in range(40):
        make_item()
    page = sign_in_as("staff").get(f"{HOME}/staff/paper").text
    assert page.count('<th scope="row" data-l') == 54


def test_without_a_plan_nothing_is_begun(sign_in_as):
    staff = sign_in_as("staff")
    for page in ("items/new", "problems/new"):
        answer = staff.get(f"{HOME}/staff/{page}")
        assert answer.status_code == 409
        assert "还没有整改方案" in answer.text


@pytest.mark.parametrize("filters", ["state=draft_", "state=forgotten", "light=pink"])
def test_a_filter_that_cannot_be_is_not_found(sign_in_as, plan, filters):
    assert sign_in_as("staff").get(f"{HOME}/staff/?{filters}").status_code == 404


def test_it_says_how_far_the_measures_are(sign_in_as, plan):
    make_item("completed")
    page = sign_in_as("staff").get(f"{HOME}/staff/?state=completed").text
    assert "2/2" in page


def test_saved_filters_are_links_and_the_chosen_one_says_so(sign_in_as, plan):
    page = sign_in_as("staff").get(f"{HOME}/staff/?state=reviewed").text
    assert re.findall(r'<a href="([^"]*)" aria-current="page">待验收', page) == [f"{HOME}/staff/?state=reviewed"]


def listed(page):
    """The numbers of the items in a list, in its order."""
    return [int(number) for number in re.findall(rf"{HOME}/staff/items/(\d+)", page)]


@pytest.mark.parametrize("words", ["路灯", "路灯 石桥", "增补〔2026〕", "LED", "石桥村公所"])
def test_words_find_the_items_that_say_them(sign_in_as, add_item, words):
    lamp = add_item(title="修复石桥村路灯", goal="换LED灯10盏。", owner="石桥村公所")
    others = [add_item(title="增设公交站", number="2027-1"), add_item(title="石桥村的水井", number="2027-2")]
    page = sign_in_as("staff").get(f"{HOME}/staff/", query_string={"q": words}).text
    assert listed(page) == [lamp]
    assert not set(listed(page)) & set(others)


def test_words_narrow_together_with_the_other_filters(sign_in_as, add_item):
    late = add_item(title="修复石桥村路灯", deadline=later(-2))
    add_item(title="修复柳溪村路灯")
    add_item(title="增设公交站", deadline=later(-2))
    page = sign_in_as("staff").get(f"{HOME}/staff/?q=路灯&light=red").text
    assert listed(page) == [late]


def test_words_stay_in_the_box_in_the_next_page_and_on_paper(sign_in_as, add_item):
    numbers = [add_item(title="修复路灯", deadline=later(60 + day)) for day in range(51)]
    clerk = sign_in_as("staff")
    first = clerk.get(f"{HOME}/staff/?q=路灯").text
    assert re.search(r'<input[^>]*name="q"[^>]*value="路灯"', first)
    assert listed(first) == numbers[:50]
    further = unescape(re.search(r'href="(\S+after=\S+?)#items"', first)[1])
    assert listed(clerk.get(further).text) == numbers[50:]
    paper = unescape(re.search(rf'href="({HOME}/staff/paper\S+)"', first)[1])
    assert clerk.get(paper).text.count('<th scope="row" data-l') == 51


@pytest.mark.parametrize("words", ["没有这样的词", "' OR 1", "_%", "*", "𠀀"])
def test_words_that_nothing_says_find_nothing(sign_in_as, plan, words):
    page = sign_in_as("staff").get(f"{HOME}/staff/", query_string={"q": words}).text
    assert "没有符合条件的整改事项" in page


@pytest.mark.parametrize("words", ["", " ", "　"])
def test_no_words_narrow_nothing(sign_in_as, plan, words):
    page = sign_in_as("staff").get(f"{HOME}/staff/", query_string={"q": words}).text
    assert page.count('<th scope="row" data-l') == 14


def test_of_a_long_text_the_beginning_is_looked_for(sign_in_as, add_item):
    number = add_item(title="修复路灯")
    page = sign_in_as("staff").get(f"{HOME}/staff/", query_string={"q": "路灯" + " " * 98 + "井 " * 2000}).text
    assert listed(page) == [number]


def test_a_text_that_no_database_has_is_not_there(sign_in_as, plan):
    assert sign_in_as("staff").get(f"{HOME}/staff/?q=a%00b").status_code == 404


def test_drafts_are_not_found_in_the_ledger(sign_in_as, plan):
    make_item("draft", title="修复路灯")
    assert listed(sign_in_as("staff").get(f"{HOME}/staff/?q=修复路灯").text) == []


def test_it_says_when_one_letter_was_looked_for_in_the_newest_only(sign_in_as, add_item, monkeypatch):
    monkeypatch.setattr(finding, "LOOKED_THROUGH", 1)
    add_item(title="路灯")
    assert "只输入一个字时" in sign_in_as("staff").get(f"{HOME}/staff/?q=灯").text


def test_it_says_when_more_is_found_than_is_listed(sign_in_as, add_item, monkeypatch):
    monkeypatch.setattr(finding, "MOST", 1)
    numbers = [add_item(title="路灯"), add_item(title="路灯")]
    page = sign_in_as("staff").get(f"{HOME}/staff/?q=路灯").text
    assert listed(page) == numbers[1:]
    assert "再加一个词" in page


def test_the_box_of_words_has_an_english_name(sign_in_as, plan):
    assert re.search(r'<label[^>]*for="filter-q">Words<', sign_in_as("staff").get(f"/en{HOME}/staff/").text)
