"""Values of columns as leaves hold them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import JSON, Boolean, Date, Float, Integer, LargeBinary, Text

from portal.database.types import BigId, Instant
from portal.records.public_log.canonical import NotCanonical
from portal.records.public_log.values import form_of

pytestmark = pytest.mark.once
NOON = datetime(2026, 3, 1, 12, 0, 0, 5, UTC)


@pytest.mark.parametrize(
    ("column", "value", "written"),
    [
        (Date(), date(2026, 3, 1), "2026-03-01"),
        (Instant(), NOON, "2026-03-01T12:00:00.000005Z"),
        (Instant(), NOON.astimezone(timezone(timedelta(hours=8))), "2026-03-01T12:00:00.000005Z"),
        (Integer(), 7, 7),
        (BigId, 7, 7),
        (Boolean(), True, True),
        (Text(), "cafe\u0301", "caf\u00e9"),
        (LargeBinary(), b"\x00\xff", "00ff"),
        (JSON(), ["a", 1], ["a", 1]),
    ],
)
def test_a_value_is_written_by_the_type_of_its_column(column, value, written):
    assert form_of(column)(value) == written


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (Date(), NOON),
        (Date(), "2026-03-01"),
        (Instant(), date(2026, 3, 1)),
        (Instant(), NOON.replace(tzinfo=None)),
        (Integer(), 1.5),
        (Integer(), "7"),
        (Text(), b"x"),
        (Text(), 7),
        (Boolean(), 1),
        (LargeBinary(), "x"),
    ],
)
def test_a_value_of_another_kind_than_its_column_is_refused(column, value):
    with pytest.raises(NotCanonical):
        form_of(column)(value)


def test_a_column_that_no_leaf_can_hold_is_refused():
    with pytest.raises(TypeError, match="Float"):
        form_of(Float())
