"""Fields that forms share keep what people mean, and say what is wrong."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms import Form

from portal.web.fields import amount, hundredths, line, one_line, says_so, words

pytestmark = pytest.mark.once


class Sheet(Form):
    name = line("Name", says_so, most=10)
    note = words("Note", most=20)
    yuan = amount("Amount", most=1000)


def filled(app, **typed):
    with app.test_request_context():
        sheet = Sheet(MultiDict({"name": "甲", "note": "", "yuan": "1"} | typed))
        sheet.validate()
        return sheet


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "\n"])
def test_a_line_of_blanks_says_nothing(app, typed):
    assert filled(app, name=typed).errors.keys() == {"name"}


def test_a_line_loses_its_breaks_and_its_edges(app):
    assert filled(app, name=" 甲\r\n乙 ").name.data == "甲 乙"


@pytest.mark.parametrize(("field", "typed"), [("name", "甲" * 11), ("note", "甲" * 21)])
def test_what_is_too_long_is_said_so(app, field, typed):
    assert filled(app, **{field: typed}).errors.keys() == {field}


@pytest.mark.parametrize("typed", ["0", "-1", "NaN", "Infinity", "1e999", "1000.01", "很多", "0.001"])
def test_what_is_no_amount_is_refused(app, typed):
    assert filled(app, yuan=typed).errors.keys() == {"yuan"}


@pytest.mark.parametrize(("typed", "kept"), [("0.01", 1), ("12.5", 1250), ("1000", 100_000)])
def test_an_amount_is_kept_in_hundredths(app, typed, kept):
    assert hundredths(filled(app, yuan=typed).yuan.data) == kept


@given(st.decimals(min_value=0, max_value=10**10, places=2))
def test_no_hundredth_is_lost(value):
    assert Decimal(hundredths(value)) / 100 == value


@given(st.text())
def test_one_line_is_one_line(text):
    assert "\n" not in one_line(text)
    assert one_line(one_line(text)) == one_line(text)
