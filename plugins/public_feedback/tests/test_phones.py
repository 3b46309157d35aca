"""Telephone numbers are taken as people write them; what cannot be dialled is asked for again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.public_feedback.phones import is_phone
from portal.records.blind_index import phone_digits

MOBILES = st.from_regex("1[3-9][0-9]{9}", fullmatch=True).filter(str.isascii)
SEPARATORS = st.sampled_from(["", " ", "-", "—", "·", "　", "–"])


@pytest.mark.parametrize(
    "typed",
    [
        "13812341234", "138 1234 1234", "138-1234-1234", "+86 13812341234", "0086-138-1234-1234", "（+86）13812341234",
        "１３８１２３４１２３４", "8613812341234", "0571-8888888", "(0571) 88888888", "010 6666 6666", "88888888",
        "6666666", "0571-8888888转12", "0571-8888888 ext. 8001", "400-123-4567", "+852 2345 6789", "00852 23456789",
    ],
)  # fmt: skip
def test_numbers_that_people_write(typed):
    assert is_phone(typed)


@pytest.mark.parametrize(
    "typed",
    ["1381234123", "138123412345", "12812341234", "没有", "老王", "138x1234123", "0", "+", "转12", "110a", "1" * 40,
     "13812341234 13912341234"],
)  # fmt: skip
def test_what_cannot_be_dialled(typed):
    assert not is_phone(typed)


@given(MOBILES, SEPARATORS, st.sampled_from(["", "+86", "+86 ", "0086", "86"]), st.booleans())
def test_each_way_to_write_a_mobile_number_is_the_same_number(number, separator, before, wide):
    typed = before + separator.join((number[:3], number[3:7], number[7:]))
    if wide:
        typed = "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else sign for sign in typed)
    assert is_phone(typed)
    assert phone_digits(typed) == number


@given(st.text())
def test_whatever_is_typed_is_answered(typed):
    assert is_phone(typed) in (True, False)
