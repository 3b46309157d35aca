"""Reading the calendar a year at a time."""

from datetime import date

import pytest

from portal.errors import NotThere
from portal.records.workdays import years
from portal.records.workdays.pasted import Departure


def test_differences_name_what_is_added_changed_and_removed(app):
    year = years.find_year(2026)
    new, other = Departure(date(2026, 3, 3), False, "x"), Departure(date(2026, 1, 1), False, "新年")
    kept = [years.departure_of(row) for row in year.days[2:]]
    change = years.differences(year, [*kept, new, other])
    assert (change.added, change.changed) == ([new], [other])
    assert [it.day for it in change.removed] == [date(2026, 1, 2)]


@pytest.mark.parametrize("number", [2003, 2101])
def test_years_outside_of_the_calendar_are_not_there(app, number):
    with pytest.raises(NotThere):
        years.find_year(number)
