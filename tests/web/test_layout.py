"""The frame around every page, in the real application."""

import re

import pytest
from flask import render_template_string

from portal.records.settings import write_settings
from portal.records.writing import writing

PAGE = (
    '{% extends "layout/public.html" %}{% block title %}Write{% endblock %}{% block main %}<h1>Write</h1>{% endblock %}'
)


def text_of(answer):
    """The page as one line."""
    return re.sub(r"\s+", " ", answer.get_data(as_text=True))


@pytest.mark.parametrize(("path", "language"), [("/", "zh-CN"), ("/en/", "en")])
def test_a_page_names_its_language_and_links_the_other(client, path, language):
    page = text_of(client.get(path))
    assert f'<html lang="{language}">' in page
    other = "en" if language == "zh-CN" else "zh-CN"
    assert f'<a lang="{other}" hreflang="{other}" href="{"/en/" if other == "en" else "/"}">' in page


def test_a_public_page_leaves_no_cookie_and_carries_no_token(client):
    answer = client.get("/")
    assert "Set-Cookie" not in answer.headers
    assert "csrf_token" not in text_of(answer)


def test_the_title_says_first_that_something_is_wrong(app):
    with app.test_request_context("/en/", environ_overrides={"portal.language": "en"}):
        assert "<title>Write - " in render_template_string(PAGE)
        assert "<title>Error: Write - " in render_template_string(PAGE, form_errors=["Too long."])


def test_the_footer_shows_the_duties_that_are_set_and_no_empty_ones(client):
    assert "zx-duties" not in text_of(client.get("/"))
    with writing():
        write_settings("portal", {"organiser": "Office of the committee", "icp": "ICP 00000000"})
    page = text_of(client.get("/portal/privacy"))
    assert "Office of the committee" in page
    assert "ICP 00000000" in page
    assert page.count('<p class="zx-duties">') == 2


def test_a_staff_page_says_who_is_signed_in_and_lets_them_out(sign_in_as):
    page = text_of(sign_in_as("staff", name="Lan Fang").get("/portal/desk"))
    assert "Lan Fang" in page
    assert re.search(r'<form method="post" action="/account/sign-out"> <input type="hidden" name="csrf_token"', page)


def test_an_old_kernel_gets_a_page_that_needs_no_style_sheet(client):
    page = text_of(client.get("/", headers={"User-Agent": "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0)"}))
    assert "<ol>" in page
    assert "stylesheet" not in page


def test_what_does_not_exist_says_so_and_leads_on(client):
    answer = client.get("/en/nothing-here")
    assert answer.status_code == 404
    assert "We cannot find this page." in text_of(answer)
    assert 'href="/en/portal/sitemap"' in text_of(answer)


@pytest.mark.parametrize("path", ["/", "/portal/accessibility", "/portal/privacy", "/portal/sitemap"])
def test_a_page_has_one_first_heading_and_a_title_of_its_own(client, path):
    page = text_of(client.get(path))
    assert page.count("<h1") == 1
    assert re.search(r"<title>[^-<]+ - [^<]+</title>", page)
