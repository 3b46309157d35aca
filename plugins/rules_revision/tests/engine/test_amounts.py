"""Amounts of money: read from figures and from numerals alike, to the cent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules_revision.engine.amounts import read_amount, write_amount
from plugins.rules_revision.engine.numerals import to_chinese

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        ("五千元", 5000), ("5000元", 5000), ("5,000元", 5000), ("5，000元", 5000), ("两万元", 20_000),
        ("一万二千元", 12_000), ("1.5万元", 15_000), ("3万5千元", 35_000), ("二十万元", 200_000),
        ("一千五百万元", 15_000_000), ("5千元", 5000), ("十元", 10), ("人民币三百元", 300), ("1亿元", 100_000_000),
        ("一万零五十元", 10_050),
    ],
)  # fmt: skip
def test_amounts_are_read_as_rules_write_them(written, yuan):
    assert read_amount(written) == yuan * 100


@pytest.mark.parametrize("written", ["元", "", "若干元", "0.001元", "元五千"])
def test_what_is_no_amount_is_refused(written):
    with pytest.raises(ValueError, match=r"amount|numeral|cent"):
        read_amount(written)


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_numerals_with_ten_thousands_are_read(ten_thousands, rest):
    zero = "零" if 0 < rest < 1000 else ""
    written = f"{to_chinese(ten_thousands)}万{zero}{to_chinese(rest) if rest else ''}元"
    assert read_amount(written) == (ten_thousands * 10_000 + rest) * 100


@given(st.integers(1, 10**12))
def test_what_is_written_is_read_back(cents):
    assert read_amount(write_amount(cents)) == cents


@given(st.integers(1, 10**6), st.sampled_from([("万", 10_000), ("千", 1000), ("百", 100), ("", 1)]))
def test_signs_multiply_figures(number, sign):
    assert read_amount(f"{number}{sign[0]}元") == number * sign[1] * 100
