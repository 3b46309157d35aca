"""How days are written, in both languages."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from portal.web.formats import day, full_date, month

AN_EVENING_IN_UTC = datetime(2026, 3, 4, 17, 30, tzinfo=UTC)  # half past one on the 5th where the office is


@pytest.fixture(autouse=True)
def spring():
    """A day in March 2026."""
    with time_machine.travel(datetime(2026, 3, 5, 4, tzinfo=UTC), tick=False):
        yield


@pytest.mark.parametrize(
    ("edition", "value", "words"),
    [
        ("zh", date(2026, 3, 5), "3月5日"),
        ("zh", date(2026, 8, 31), "8月31日"),
        ("zh", date(2019, 7, 1), "2019年7月1日"),
        ("zh", date(2027, 1, 5), "2027年1月5日"),
        ("en", date(2026, 3, 5), "5 March"),
        ("en", date(2019, 7, 1), "1 July 2019"),
    ],
)
def test_a_day_far_away_has_its_year(app, edition, value, words):
    with app.test_request_context("/", environ_overrides={"portal.language": edition}):
        assert day(value) == words


@pytest.mark.parametrize("form", [day, full_date])
def test_an_instant_is_of_the_offices_day(app, form):
    with app.test_request_context("/"):
        assert form(AN_EVENING_IN_UTC) == form(date(2026, 3, 5))


@pytest.mark.parametrize(
    ("edition", "value", "words"),
    [("zh", "1975-08", "1975年8月"), ("zh", "1975", "1975年"), ("en", "1975-08", "August 1975"), ("zh", "", "")],
)
def test_a_month_is_written_in_the_language_of_the_page(app, edition, value, words):
    with app.test_request_context("/", environ_overrides={"portal.language": edition}):
        assert month(value) == words
