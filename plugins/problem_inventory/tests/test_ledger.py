"""The ledger as a list: filters, order, pages."""

import random
import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from sqlalchemy import select

from plugins.problem_inventory.models import Problem, RectificationItem
from portal.extensions import db
from portal.items import Change
from portal.records.settings import write_settings
from portal.records.writing import load, record, writing

from .conftest import HOME, later


def shown(page):
    """The numbers of the items that a page lists, in its order."""
    return [int(found) for found in re.findall(rf'<a href="{HOME}/items/(\d+)">', _list(page))]


def link(page, rel):
    """The address behind "next page" or "previous page"; empty where there is none."""
    found = re.search(rf'rel="{rel}" href="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def walk(client, rel, address):
    """All pages from an address onwards, following one kind of link."""
    pages = []
    while address:
        page = client.get(address).text
        pages.append(shown(page))
        address = link(page, rel)
    return pages


def _list(page):
    return page[page.index('id="items"') :]


def test_items_stand_in_the_order_of_their_deadlines(client, plan):
    query = select(RectificationItem.id).order_by(RectificationItem.deadline, RectificationItem.id)
    assert shown(client.get(f"{HOME}/").text) == list(db.session.scalars(query))


@pytest.mark.parametrize("further", [0, 35, 36, 37, 86, 87, 150])
def test_pages_together_show_every_item_once(client, add_item, further):
    chance = random.Random(further)
    for _ in range(further):
        add_item(deadline=later(chance.randrange(-5, 25)))  # many fall on one day
    query = select(RectificationItem.id).order_by(RectificationItem.deadline, RectificationItem.id)
    expected = list(db.session.scalars(query))
    pages = walk(client, "next", f"{HOME}/")
    assert [item for page in pages for item in page] == expected
    assert all(len(page) == 50 for page in pages[:-1])
    last = f"{HOME}/?before=99991231-0"
    assert [item for page in reversed(walk(client, "prev", last)) for item in page] == expected


def test_pages_keep_the_filters(client, add_item):
    for _ in range(60):
        add_item(horizon="immediate", responsible_unit="县政协机关党支部")
    pages = walk(client, "next", f"{HOME}/?horizon=immediate&unit=县政协机关党支部")
    assert [len(page) for page in pages] == [50, 11]


def test_filters_narrow_the_list_and_together_narrow_it_further(client, plan):
    everything = set(shown(client.get(f"{HOME}/").text))
    by_problem = [set(shown(client.get(f"{HOME}/?problem={problem}").text)) for problem in (1, 2, 3, 4)]
    assert set().union(*by_problem) == everything
    assert all(by_problem)
    both = shown(client.get(f"{HOME}/?problem=4&horizon=long_term").text)
    assert set(both) < by_problem[3]
    assert len(both) == 1
    assert set(shown(client.get(f"{HOME}/?stage=3").text)) == everything
    assert "没有符合条件的整改事项" in client.get(f"{HOME}/?stage=1").text


def test_each_link_of_the_filters_leads_to_its_items(client, plan):
    page = client.get(f"{HOME}/").text
    filters = page[page.index("<details") : page.index("</details>")]
    assert "<details open" not in page
    for address in re.findall('href="([^"]*)"', filters):
        assert client.get(unescape(address)).status_code == 200
    chosen = client.get(f"{HOME}/?horizon=long_term").text
    assert "open>" in chosen[chosen.index("<details") : chosen.index("<summary")]
    assert chosen.count('aria-current="true"') == 4


def test_lights_are_filters_too(client, add_item):
    late, soon, kept = add_item(deadline=later(-1)), add_item(deadline=later(0)), add_item(state="closed_out")
    assert shown(client.get(f"{HOME}/?light=red").text) == [late]
    assert soon in shown(client.get(f"{HOME}/?light=yellow").text)
    assert shown(client.get(f"{HOME}/?light=blue").text) == [kept]
    assert not {late, soon, kept} & set(shown(client.get(f"{HOME}/?light=green").text))


@pytest.mark.parametrize(
    "query",
    [
        "after=x",
        "after=20261301-1",
        "before=20260101-",
        "before=20260101-99999999999999999999",
        "stage=one",
        "stage=99999999999999999999",
        "problem=-1",
        "problem=²",
        "horizon=sometimes",
        "light=pink",
        "unit=%00",
    ],
)
def test_addresses_that_cannot_be_are_not_there(client, plan, query):
    assert client.get(f"{HOME}/?{query}").status_code == 404


def test_what_is_published_meanwhile_stands_in_the_next_answer(client, add_item):
    before = client.get(f"{HOME}/")
    new = add_item(title="刚刚公布的事项")
    after = client.get(f"{HOME}/", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert new in shown(after.text)
    assert after.headers["Cache-Control"] == "public, no-cache"


def test_what_stands_above_the_list_follows_the_data(client, add_item):
    assert "换了说法的问题" not in client.get(f"{HOME}/").text
    with writing():
        problem = load(Problem, 1)
        problem.title = "换了说法的问题"
        record(Change(problem, "renamed", public=True))
    for edition in ("", "/en"):
        assert "换了说法的问题" in client.get(f"{edition}{HOME}/").text


def test_the_setting_of_the_yellow_light_acts_at_once(client, plan):
    assert client.get(f"{HOME}/").text.count("l-yellow") == 1
    with writing():
        write_settings("problem_inventory", {"due_soon_days": 40})
    assert client.get(f"{HOME}/").text.count("l-yellow") == 3


def test_a_new_day_makes_the_page_anew(client, plan):
    with time_machine.travel(datetime.now(UTC) + timedelta(days=15)):
        assert "已超期 1 天" in client.get(f"{HOME}/").text
    assert "还剩 14 天" in client.get(f"{HOME}/").text
