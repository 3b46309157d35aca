"""The lines of a year as people paste them."""

from datetime import date

import pytest
from flask_babel import force_locale
from hypothesis import HealthCheck, given, settings, strategies

from portal.records.workdays.pasted import ENGLISH, Departure, read_lines, written

within_one_app = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def english(app):
    """Faults in English."""
    with force_locale("en"):
        yield


@pytest.mark.parametrize(
    "line", ["2027-01-01 休 元旦", "2027/1/1\t放假\t元旦", "2027年1月1日　休　元旦", " 2027.1.1  off 元旦 "]
)
def test_a_line_is_read_however_its_date_is_written(app, line):
    assert read_lines(line, 2027).departures == [Departure(date(2027, 1, 1), False, "元旦", "New Year's Day")]


def test_a_make_up_workday_is_read(app):
    assert read_lines("2027-01-03 班 元旦", 2027).departures == [
        Departure(date(2027, 1, 3), True, "元旦", "New Year's Day")
    ]


def test_days_off_on_a_weekend_are_no_fault(app):
    pasted = read_lines("2027-01-02 休 元旦\n", 2027)
    assert (pasted.departures, pasted.weekends, pasted.faults) == ([], [date(2027, 1, 2)], [])


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("2027-02-30 休 春节", "Line 3: there is no day 2027-02-30."),
        ("2027-01-01 休 元旦", "Line 3: 2027-01-01 stands in line 2 already."),
        ("2027-01-04 班 元旦", "Line 3: 2027-01-04 is no Saturday or Sunday, so it is worked anyway."),
        ("2026-12-31 休 元旦", "Line 3: 2026-12-31 is not in 2027; enter it under its own year."),
        ("2027-01-05 闲 元旦", "Line 3: “2027-01-05 闲 元旦” is not like “2027-01-01 休 元旦”."),
        ("2027-01-05 休", "Line 3: “2027-01-05 休” is not like “2027-01-01 休 元旦”."),
        ("2027-01-05 休 " + "节" * 41, "Line 3: the name has more than 40 characters."),
    ],
)
def test_a_fault_is_named_by_its_line(english, line, fault):
    assert read_lines(f"\n2027-01-01 休 元旦\r\n{line}\n", 2027).faults == [fault]


def test_all_faults_are_named(english):
    assert len(read_lines("x\ny\n2027-01-01 休 元旦\nz", 2027).faults) == 3


@within_one_app
@given(text=strategies.text(max_size=200))
def test_any_text_is_read_without_an_error(app, text):
    lines = sum(1 for line in text.split("\n") if line.strip())
    pasted = read_lines(text, 2027)
    assert len(pasted.departures) + len(pasted.weekends) + len(pasted.faults) <= lines


days = strategies.dates(date(2027, 1, 1), date(2027, 12, 31))
names = strategies.sampled_from(sorted(ENGLISH))


@within_one_app
@given(chosen=strategies.dictionaries(days, names))
def test_what_is_written_is_read_again(app, chosen):
    wanted = [Departure(day, day.weekday() >= 5, name, ENGLISH[name]) for day, name in sorted(chosen.items())]
    pasted = read_lines(written(wanted), 2027)
    assert (pasted.departures, pasted.weekends, pasted.faults) == (wanted, [], [])
