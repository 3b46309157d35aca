"""Public pages kept in memory."""

import gzip
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.items import Change, Subject
from portal.records.settings import write_settings
from portal.records.writing import record, writing
from portal.web.page_cache import Page, PageCache


def rename_site(app, name):
    with app.app_context(), writing():
        write_settings("portal", {"name": name})
        record(Change(Subject("portal.settings", "portal"), "changed", public=True))


def test_the_next_answer_of_another_process_is_never_stale(make_app):
    one, two = make_app(), make_app()
    reader = two.test_client()
    reader.get("/")
    for number in range(20):
        rename_site(one, f"County {number}")
        assert f"County {number}" in reader.get("/").get_data(as_text=True)


def test_a_kept_page_is_not_rendered_again(make_app, monkeypatch):
    app = make_app()
    client = app.test_client()
    first = client.get("/")
    monkeypatch.setitem(app.view_functions, "portal.home", lambda: pytest.fail("rendered again"))
    second = client.get("/")
    assert second.data == first.data
    assert second.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_languages_are_kept_apart(client):
    assert client.get("/").data != client.get("/en/").data
    assert b'lang="zh-CN"' in client.get("/").data
    assert b'lang="en"' in client.get("/en/").data


def test_a_known_page_costs_no_body(client):
    tag = client.get("/").headers["ETag"]
    answer = client.get("/", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["ETag"] == tag


def test_head_tells_the_length_without_the_body(client):
    body = client.get("/").data
    answer = client.head("/")
    assert answer.data == b""
    assert int(answer.headers["Content-Length"]) == len(body)


def test_a_kept_page_is_sent_compressed_to_those_who_take_it(client):
    plain = client.get("/").data
    packed = client.get("/", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain


def test_the_first_answer_is_compressed_as_well(client):
    first = client.get("/portal/privacy", headers={"Accept-Encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip"
    assert int(first.headers["Content-Length"]) == len(first.data)
    assert gzip.decompress(first.data) == client.get("/portal/privacy").data


def test_a_page_begun_before_midnight_is_not_kept_for_the_next_day(make_app, monkeypatch):
    app, days = make_app(), iter([date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 5)])
    monkeypatch.setattr("portal.web.page_cache.today", lambda: next(days))
    rendered = []
    home = app.view_functions["portal.home"]
    app.view_functions["portal.home"] = lambda: rendered.append(1) or home()
    app.view_functions["portal.home"].access = home.access
    for _ in range(3):
        app.test_client().get("/")
    assert len(rendered) == 2


def test_proxies_may_keep_public_pages_but_always_ask(client):
    assert client.get("/").headers["Cache-Control"] == "public, no-cache"


def test_staff_pages_are_never_kept(sign_in_as):
    answer = sign_in_as("staff").get("/portal/desk")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_a_page_that_set_a_cookie_is_not_kept(client):
    assert client.get("/preferences?text=large").headers["Cache-Control"] == "no-store"


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 400)), max_size=40))
def test_the_cache_never_outgrows_its_limit(pages):
    cache = PageCache(lambda environ, start_response: [], None, size=1000)
    for path, size in pages:
        cache._store(("", path, ""), Page((), "", b"x" * size, []))
        assert cache._size == sum(page.weight for page in cache._pages.values()) <= 1000
