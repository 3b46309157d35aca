"""Reading the calendar a year at a time."""

from datetime import date

import pytest

from portal.errors import NotThere
from portal.extensions import db
from portal.records.workdays import changes, years
from portal.records.workdays.pasted import Departure, read_lines, written


def test_differences_name_what_is_added_changed_and_removed(app):
    year = years.find_year(2026)
    new, other = Departure(date(2026, 3, 3), False, "x"), Departure(date(2026, 1, 1), False, "新年")
    kept = [years.departure_of(row) for row in year.days[2:]]
    change = years.differences(year, [*kept, new, other])
    assert (change.added, change.changed) == ([new], [other])
    assert [it.day for it in change.removed] == [date(2026, 1, 2)]


def test_an_english_name_survives_an_import_of_the_same_lines(app):
    changes.rename_day(date(2026, 1, 1), years.find_year(2026).version, "元旦", "First of January", "x")
    db.session.rollback()
    year = years.find_year(2026)
    lines = written(map(years.departure_of, year.days))
    assert years.differences(year, read_lines(lines, 2026).departures).days == []


@pytest.mark.parametrize("number", [2003, 2101])
def test_years_outside_of_the_calendar_are_not_there(app, number):
    with pytest.raises(NotThere):
        years.find_year(number)
