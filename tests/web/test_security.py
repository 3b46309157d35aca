"""What protects every answer."""

import pytest

from portal.web.arrival import is_old_kernel


@pytest.mark.parametrize("path", ["/", "/portal/desk", "/nothing-here", "/healthz", "/portal/privacy"])
def test_every_answer_carries_the_headers_of_the_house(client, path):
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_form_from_another_site_is_refused(client):
    answer = client.post("/account/sign-out", headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert client.post("/account/sign-out", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_a_form_without_its_token_is_refused_in_words(client):
    answer = client.post("/account/sign-in", data={"name": "x"}, headers={"Origin": "http://localhost"})
    assert answer.status_code == 400


def test_the_cookie_is_bound_to_the_host_over_https(app):
    browser = app.test_client()
    answer = browser.get("/account/sign-in", base_url="https://portal.example")
    cookie = answer.headers.get("Set-Cookie", "")
    assert cookie.startswith("__Host-portal=")
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


def test_strict_transport_is_promised_over_https_only(app):
    browser = app.test_client()
    assert "Strict-Transport-Security" in browser.get("/healthz", base_url="https://portal.example").headers
    assert "Strict-Transport-Security" not in browser.get("/healthz").headers


def test_public_pages_set_no_cookie(client):
    for path in ("/", "/en/", "/portal/privacy", "/portal/accessibility", "/portal/sitemap"):
        assert "Set-Cookie" not in client.get(path).headers


def test_the_old_kernel_gets_one_plain_page_and_others_do_not(client):
    old = {"User-Agent": "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko"}
    assert "极速" in client.get("/", headers=old).get_data(as_text=True)
    assert "极速模式" not in client.get("/").get_data(as_text=True)
    assert not is_old_kernel("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/86.0.4240.198 Safari/537.36")
