"""Telephone numbers as cells have them."""

import pytest

from tests.office.sheets.one_cell import parse, value_of

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        (13800000000, "13800000000"), ("138 0000 0000", "13800000000"), ("138-0000-0000", "13800000000"),
        ("+86 13800000000", "13800000000"), ("0571-88880000", "0571-88880000"),
        ("(0571)88880000-12", "0571-88880000-12"),
        ("88880000", "88880000"), ("661234", "661234"), (13800000000.0, "13800000000"),
    ],
)  # fmt: skip
def test_telephone_numbers_are_written_in_one_way(said, phone):
    assert value_of("phone", said) == phone


def test_of_several_telephone_numbers_the_first_counts_and_is_told():
    parsed = parse("phone", "13800000000/88880000")
    assert (parsed.value, parsed.problem) == ("13800000000", None)
    assert parsed.note


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("手机：13800000000", "13800000000"), ("13800000000（微信同号）", "13800000000"),
        ("'13800000000", "13800000000"), ("电话0571-88880000转801", "0571-88880000-801"),
        ("办 88880000 手机 13800000000", "88880000"),
    ],
)  # fmt: skip
def test_words_beside_a_telephone_number_are_told(said, phone):
    parsed = parse("phone", said)
    assert (parsed.value, parsed.problem) == (phone, None)
    assert bool(parsed.note) is (said != "'13800000000")


@pytest.mark.parametrize("said", ["1.38E+10", "手机：1380000000", "138000000000", "手机：13800000000 或 12"])
def test_a_telephone_number_that_lacks_or_has_a_digit_too_many_is_told(said):
    assert parse("phone", said).problem
