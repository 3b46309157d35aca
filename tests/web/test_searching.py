"""The two pages of search."""

import re
from importlib import import_module

import pytest

from portal.hooks.calling import call
from portal.items import Change
from portal.records.writing import record, writing
from portal.testing import add_user, signed_in_client


@pytest.fixture
def plan(app):
    """The example plan, published."""
    call("load_example")


def titles(page):
    """The titles of the hits on a page, without their markup."""
    return [
        re.sub("<.*?>", "", it).strip()
        for it in re.findall(r"<h2 class=\"fs-6 mb-1\" lang=\"zh-CN\">(.*?)</h2>", page, re.S)
    ]


def links(page):
    return re.findall(r'<h2 class="fs-6 mb-1" lang="zh-CN"><a href="([^"]*)"', page)


def test_the_public_finds_what_is_published_and_gets_there(client, plan):
    page = client.get("/search?q=台账").text
    assert "<mark>台账</mark>" in page
    assert titles(page)
    for address in links(page):
        assert client.get(address).status_code == 200


def test_each_edition_leads_to_its_own_pages(client, plan):
    assert all(address.startswith("/en/") for address in links(client.get("/en/search?q=台账").text))


def test_the_form_stands_in_the_head_of_public_and_staff_pages(client, sign_in_as):
    assert 'role="search" action="/search"' in client.get("/").text
    assert 'role="search" action="/portal/search"' in sign_in_as("staff").get("/portal/desk").text


def test_an_empty_query_says_what_to_do(client):
    assert "Type what you are looking for" in client.get("/en/search").text


def test_nothing_found_says_what_to_try_and_repeats_the_words_as_text(client):
    page = client.get("/en/search?q=%3Cscript%3E").text
    assert "Nothing was found for “&lt;script&gt;”." in page
    assert "<script>" not in page


@pytest.mark.parametrize(
    "query", ["q=%00", "q=%ED%A0%BD", "q=" + "路" * 5000, "q=台账&after=x", "q=台账&before=9" + "9" * 30]
)
def test_whatever_is_asked_is_answered(client, plan, query):
    assert client.get(f"/search?{query}").status_code == 200


def test_pages_follow_each_other_without_gap_or_double(plan, client, monkeypatch):
    monkeypatch.setattr("portal.web.searching.SIZE", 4)
    every, address = [], "/search?q=的"
    while address:
        page = client.get(address).text
        every.append(links(page))
        found = re.search(r'rel="next" href="([^"]*)"', page)
        address = found and found[1].replace("&amp;", "&")
    assert len(every) > 1
    seen = [address for addresses in every for address in addresses]
    assert len(set(seen)) == len(seen)
    back = re.search(r'rel="prev" href="([^"]*)"', page)[1].replace("&amp;", "&")
    assert links(client.get(back).text) == every[-2]


def test_search_fills_no_memory_of_pages(app, client, plan):
    cache = app.extensions["portal_pages"]
    before = len(cache._pages)
    client.get("/search?q=台账")
    assert len(cache._pages) == before


def test_staff_find_opinions_only_where_they_may_read_them(app, client):
    Opinion = import_module("plugins.public_feedback.models").Opinion
    with writing() as tx:
        opinion = Opinion(body="水井旁的路灯坏了", language="zh", long_code_hash=b"1", query_code_hash=b"2")
        tx.session.add(opinion)
        record(Change(opinion, "received"))
        address = f"/public_feedback/staff/{opinion.id}"
    reader, other = (signed_in_client(app, add_user(role, role)) for role in ("staff", "auditor"))
    assert links(reader.get("/portal/search?q=路灯").text) == [address]
    assert "没有找到" in other.get("/portal/search?q=路灯").text
    assert "没有找到" in client.get("/search?q=路灯").text
