"""The list for those who work with the ledger."""

import re

import pytest

from .conftest import HOME, later

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
    assert re.findall(rf"{HOME}/items/(\d+)", page) == [str(late)]
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
