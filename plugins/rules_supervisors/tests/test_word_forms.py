"""The letter in Word: the shipped template, and what is filled into it."""

from io import BytesIO

import pytest
from docx import Document

from plugins.rules_supervisors.word_forms import FORMS
from portal.office.forms import preview
from portal.office.forms.trying import try_template
from portal.office.forms.values import examples, plain
from portal.testing import add_user, signed_in_client

from .making import make_letter


def words_of(content):
    """All words of a Word file."""
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(it.text for it in document.paragraphs), *cells])


@pytest.mark.once
def test_the_shipped_template_is_in_order_and_shows_every_field(app):
    (form,) = FORMS
    try_template(form, form.template)
    words, shown = words_of(preview(form)), plain(form, examples(form))
    assert {it.name for it in form.fields if str(shown[it.name]) not in words} == set()
    assert all(space in words for space in ("签字：", "（盖章）", "年　　月　　日"))


def test_a_letter_comes_as_a_word_file(app, group):
    clerk, letter = signed_in_client(app, add_user("clerk", "staff")), make_letter(group, "delivered")
    words = words_of(clerk.get(f"/rules_supervisors/staff/letters/{letter}/word").data)
    assert "中午无人" in words
    assert "试〔" in words
    assert clerk.get(f"/rules_supervisors/staff/letters/{make_letter(group, 'dropped')}/word").status_code == 404
