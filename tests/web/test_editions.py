"""Language in the address, text size in a cookie, faces by configuration."""

import pytest


def test_english_lives_under_its_prefix_and_links_stay_there(client):
    page = client.get("/en/").get_data(as_text=True)
    assert '<html lang="en">' in page
    assert 'href="/en/portal/privacy"' in page


def test_chinese_is_the_default_whatever_the_browser_wishes(client):
    page = client.get("/", headers={"Accept-Language": "en-GB"}).get_data(as_text=True)
    assert '<html lang="zh-CN">' in page


def test_each_edition_links_to_the_same_page_in_the_other(client):
    assert 'href="/en/portal/privacy"' in client.get("/portal/privacy").get_data(as_text=True)
    assert 'href="/portal/privacy"' in client.get("/en/portal/privacy").get_data(as_text=True)


def test_the_bare_prefix_leads_to_the_english_home(client):
    answer = client.get("/en")
    assert answer.status_code in (301, 308)
    assert answer.location.endswith("/en/")


def test_large_text_is_a_private_stylesheet_and_the_page_stays_the_same(client):
    usual = client.get("/").data
    client.get("/preferences?text=large&back=/")
    sheet = client.get("/preferences.css")
    assert "125%" in sheet.get_data(as_text=True)
    assert "private" in sheet.headers["Cache-Control"]
    assert client.get("/").data == usual
    client.get("/preferences?text=normal&back=/")
    assert client.get("/preferences.css").data == b""


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", ""])
def test_the_switch_never_leads_to_another_site(client, back):
    assert client.get("/preferences", query_string={"text": "large", "back": back}).location == "/"


def test_the_public_face_hides_the_staff_side(make_app):
    outside = make_app(face="public").test_client()
    assert outside.get("/").status_code == 200
    for path in ("/portal/desk", "/account/sign-in", "/admin/modules"):
        assert outside.get(path).status_code == 404


def test_the_staff_face_hides_the_public_side(make_app):
    inside = make_app(face="staff").test_client()
    assert inside.get("/account/sign-in").status_code == 200
    assert inside.get("/healthz").status_code == 200
    assert inside.get("/portal/privacy").status_code == 404
