"""The forms that are signed on paper: the shipped templates, and what is filled into them."""

from io import BytesIO
from urllib.parse import unquote

import pytest
from docx import Document

from plugins.problem_inventory.word_forms import FORMS
from portal.clock import today
from portal.office.forms import preview
from portal.office.forms.trying import try_template
from portal.office.forms.values import examples, plain

from .conftest import HOME, later
from .making import item, make_item, make_request


def words_of(content):
    """The cells of a Word file, each once."""
    tables = Document(BytesIO(content)).tables
    return [cell.text for table in tables for row in table.rows for cell in dict.fromkeys(row.cells)]


def chinese(day):
    return f"{day.year}年{day.month}月{day.day}日"


@pytest.mark.once
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_shipped_template_is_in_order_and_shows_every_field(app, form):
    try_template(form, form.template)
    words = "\n".join(words_of(preview(form)))
    shown = plain(form, examples(form))
    unseen = {it.name for it in form.fields if str(shown[it.name]) not in words}
    assert unseen == set()
    assert all(space in words for space in ("签字：", "（盖章）", "年　　月　　日"))


def test_the_close_out_form_is_filled_with_the_item(sign_in_as, plan):
    number = make_item("completed", supporting_unit="")
    answer = sign_in_as("staff").get(f"{HOME}/staff/items/{number}/close-out-form")
    words = words_of(answer.data)
    assert {item(number).number, "每月公开文印费用", "做完了", "登记簿", chinese(today())} <= set(words)
    assert words.count("登记1次") == 2
    assert words[words.index("配合单位") + 1] == "无"
    assert unquote(answer.headers["Content-Disposition"]).endswith(f"销号审核表 {item(number).number}.docx")


def test_the_extension_form_is_filled_with_the_request(sign_in_as, plan):
    request = make_request(make_item("in_progress"))
    words = words_of(sign_in_as("leader").get(f"{HOME}/staff/extensions/{request}/form").data)
    assert {"等批复", "1/2", "文印员\n\n签字：　　　　　　　　　　　年　　月　　日"} <= set(words)
    assert {chinese(later(60)), chinese(later(70))} <= set(words)


def test_the_item_leads_to_its_forms(sign_in_as, plan):
    number = make_item("in_progress")
    request = make_request(number)
    page = sign_in_as("staff").get(f"{HOME}/staff/items/{number}").text
    assert f"{HOME}/staff/items/{number}/close-out-form" in page
    assert f"{HOME}/staff/extensions/{request}/form" in page


def test_a_draft_has_no_form(sign_in_as, plan):
    number, browser = make_item("draft"), sign_in_as("staff")
    assert browser.get(f"{HOME}/staff/items/{number}/close-out-form").status_code == 404
    assert "close-out-form" not in browser.get(f"{HOME}/staff/items/{number}").text


@pytest.mark.parametrize("role", ["member", "liaison"])
def test_others_do_not_get_them(sign_in_as, plan, role):
    number = make_item("completed")
    assert sign_in_as(role).get(f"{HOME}/staff/items/{number}/close-out-form").status_code == 403
