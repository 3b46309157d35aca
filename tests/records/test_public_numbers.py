"""Numbers on receipts are read back as people write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.public_numbers import PublicNumbers

NUMBERS = PublicNumbers("ZQ")
MARCH = datetime(2026, 3, 1, tzinfo=UTC)


@given(st.integers(1, 10**12))
def test_a_number_is_read_back(row):
    assert NUMBERS.read(NUMBERS.of(row, MARCH).lower().replace("-", " ")) == row


FORGIVEN = [("zq—2026—OO17", 17), ("ＺＱ-2026-0017", 17), ("17", 17), ("", None), ("ABC", None)]


@pytest.mark.parametrize(("typed", "meant"), FORGIVEN)
def test_it_is_forgiving(typed, meant):
    assert NUMBERS.read(typed) == meant
