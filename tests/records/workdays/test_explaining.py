"""A counted date says how it was counted."""

from datetime import date

import pytest
from flask_babel import force_locale
from hypothesis import HealthCheck, given, settings, strategies

from portal.records.workdays import add_working_days


def told(language, start, length):
    with force_locale(language):
        return add_working_days(date(*start), length).explain()


@pytest.mark.parametrize(
    ("start", "length", "english", "chinese"),
    [
        (
            (2025, 9, 26), 10,
            "10 working days after 26 September 2025: 28 September worked, 1 to 8 October off, 11 October worked.",
            "自2025年9月26日起第10个工作日：9月28日上班，10月1日至8日放假，10月11日上班。",
        ),
        (
            (2026, 6, 1), 1,
            "1 working day after 1 June 2026, without weekends.",
            "自2026年6月1日起第1个工作日，周末除外。",
        ),
        (
            (2025, 12, 30), 3,
            "3 working days after 30 December 2025: 1 to 3 January 2026 off, 4 January 2026 worked.",
            "自2025年12月30日起第3个工作日：2026年1月1日至3日放假，2026年1月4日上班。",
        ),
        (
            (2022, 1, 28), 5,
            "5 working days after 28 January 2022: 29 to 30 January worked, 31 January to 6 February off.",
            "自2022年1月28日起第5个工作日：1月29日至30日上班，1月31日至2月6日放假。",
        ),
        (
            (2025, 10, 3), 1,
            "1 working day after 3 October 2025: 4 to 8 October off.",
            "自2025年10月3日起第1个工作日：10月4日至8日放假。",
        ),
        (
            (2027, 12, 30), 2,
            "2 working days after 30 December 2027, without weekends. The holidays of 2027 are not published yet, so "
            "only its weekends are left out. The holidays of 2028 are not published yet, so only its weekends are left "
            "out.",
            "自2027年12月30日起第2个工作日，周末除外。2027年的放假安排尚未公布，暂按周末计算。2028年的放假安排尚未公布，暂按周末计算。",
        ),
    ],
)  # fmt: skip
def test_what_departs_from_the_week_is_named(app, start, length, english, chinese):
    assert told("en", start, length) == english
    assert told("zh", start, length) == chinese


def test_a_weekend_at_the_end_of_a_holiday_is_only_a_weekend(app):
    assert told("en", (2026, 6, 19), 1) == "1 working day after 19 June 2026, without weekends."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(start=strategies.dates(date(2004, 1, 1), date(2028, 1, 1)), length=strategies.integers(0, 90))
def test_an_unpublished_year_is_named_exactly_when_it_is_reached(app, start, length):
    end = add_working_days(start, length).day
    reached = end.year >= 2027 and end > start
    assert ("尚未公布" in told("zh", (start.year, start.month, start.day), length)) == reached
