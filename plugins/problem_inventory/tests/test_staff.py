"""The list for those who work with the ledger."""

import re

import pytest

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
