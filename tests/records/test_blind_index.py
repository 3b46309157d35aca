"""The forms in which sealed values are compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.blind_index import phone_digits, plain_words

mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
blanks = st.sampled_from(["", " ", "-", "　", ".", "\N{EN DASH}"])


@given(mobiles, st.sampled_from(["", "+86", "+86 ", "86", "0086 ", "(+86) ", "＋８６"]), st.data())
def test_a_mobile_number_is_the_same_however_it_is_written(number, prefix, data):
    written = "".join(
        data.draw(st.sampled_from([sign, chr(ord(sign) + 0xFEE0)])) + data.draw(blanks) for sign in number
    )
    assert phone_digits(prefix + written) == number


@pytest.mark.parametrize("typed", ["0570-1234567", "(0570) 1234567", "+86 570 1234567", "+86 0570 1234567"])
def test_a_fixed_line_is_dialled_with_its_area(typed):
    assert phone_digits(typed) == "05701234567"


@given(mobiles, mobiles)
def test_other_numbers_stay_other_numbers(one, two):
    assert (phone_digits(one) == phone_digits(two)) is (one == two)


@given(st.text())
def test_any_words_have_a_plain_form_whatever_their_composition(words):
    assert phone_digits(words).isdecimal() or phone_digits(words) == ""
    assert plain_words(unicodedata.normalize("NFD", words)) == plain_words(words)


def test_names_are_compared_without_blanks_dots_width_and_case():
    assert plain_words("阿卜杜拉·买买提") == plain_words("阿卜杜拉 • 买买提")
    assert plain_words("ＬＩ Wei") == plain_words("li wei")
    assert plain_words("王芳") != plain_words("王方")
