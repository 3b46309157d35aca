"""Counting working days."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from portal.records.workdays import add_working_days, is_working_day, working_days_between

days = strategies.dates(date(2004, 1, 1), date(2027, 12, 31))
lengths = strategies.integers(0, 120)
within_one_app = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def test_the_tenth_working_day_over_the_national_holiday_of_2025(app):
    assert add_working_days(date(2025, 9, 26), 10).day == date(2025, 10, 16)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ((2025, 9, 28), True),  # 国办发明电〔2024〕12号
        *(((2025, 10, day), False) for day in range(1, 9)),
        ((2025, 10, 11), True),
        ((2026, 2, 14), True),  # 国办发明电〔2025〕7号
        *(((2026, 2, day), False) for day in range(15, 24)),
        ((2026, 2, 24), True),
        ((2026, 2, 28), True),
        ((2020, 1, 31), False),  # the longer Spring Festival of 2020
        ((2015, 9, 3), False),  # the 70th anniversary of victory
        ((2005, 12, 31), True),  # 国办发明电〔2005〕35号
        ((2026, 11, 28), False),
        ((2026, 11, 27), True),
    ],
)
def test_the_calendar_follows_the_official_notices(app, day, worked):
    assert is_working_day(date(*day)) is worked


def test_a_year_nobody_published_follows_the_week(app):
    assert is_working_day(date(2031, 10, 1))
    assert not is_working_day(date(2031, 10, 4))


@within_one_app
@given(day=days)
def test_no_working_day_later_is_the_day_itself(app, day):
    assert add_working_days(day, 0).day == day


@within_one_app
@given(day=days, length=lengths.filter(bool))
def test_a_counted_day_is_a_working_day_after_the_start(app, day, length):
    counted = add_working_days(day, length).day
    assert is_working_day(counted)
    assert counted > day


@within_one_app
@given(day=days, length=lengths)
def test_one_more_working_day_is_later(app, day, length):
    assert add_working_days(day, length).day < add_working_days(day, length + 1).day


@within_one_app
@given(day=days, later=strategies.integers(0, 30), length=lengths)
def test_a_later_start_never_ends_earlier(app, day, later, length):
    assert add_working_days(day, length).day <= add_working_days(day + timedelta(later), length).day


@within_one_app
@given(day=days, length=lengths)
def test_the_days_between_are_those_that_were_added(app, day, length):
    counted = add_working_days(day, length).day
    assert working_days_between(day, counted) == length
    assert working_days_between(counted, day) == -length


@within_one_app
@given(first=days, length=strategies.integers(0, 400))
def test_the_days_between_are_those_that_are_worked(app, first, length):
    stretch = [first + timedelta(number) for number in range(1, length + 1)]
    assert working_days_between(first, first + timedelta(length)) == sum(map(is_working_day, stretch))


def test_days_off_at_the_start_make_no_difference(app):
    ends = {add_working_days(date(2025, 10, day), 5).day for day in range(1, 9)}
    assert ends == {date(2025, 10, 14)}


def test_counting_backwards_is_refused(app):
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 1, 1), -1)
