"""The public number."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.public_feedback.numbers import public_number, read_number

MARCH = datetime(2026, 3, 5, tzinfo=UTC)
LAST_EVENING = datetime(2026, 12, 31, 20, tzinfo=UTC)  # already 2027 at the office


@given(st.integers(1, 10**14 - 1))
def test_a_number_leads_back_to_its_opinion(opinion_id):
    number = public_number(opinion_id, MARCH)
    assert read_number(number) == read_number(number.lower().replace("-", " ")) == opinion_id


def test_the_year_is_the_year_of_the_office():
    assert public_number(7, MARCH) == "YJ-2026-0007"
    assert public_number(7, LAST_EVENING) == "YJ-2027-0007"
    assert public_number(123456, MARCH) == "YJ-2026-123456"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("YJ-2026-0418", 418),
        ("yj 2026 0418", 418),
        ("ＹＪ－２０２６－０４１８", 418),
        ("YJ20260418", 418),
        ("YJ-2O26-O4l8", 418),
        ("2026-0418", 418),
        ("0418", 418),
        ("418", 418),
        ("YJ-2026-1234567", 1234567),
        ("", None),
        ("YJ", None),
        ("路灯", None),
        ("1e5", None),
        ("9" * 40, None),
    ],
)
def test_a_number_as_people_type_it(typed, meant):
    assert read_number(typed) == meant


@given(st.text())
def test_whatever_is_typed_never_breaks(typed):
    found = read_number(typed)
    assert found is None or 0 <= found < 2**63
