"""Counting working days."""

from dataclasses import dataclass
from datetime import date

from .calendar import WorkCalendar, work_calendar
from .explaining import explain


@dataclass(frozen=True)
class Counted:
    """A date that was counted, and how."""

    start: date
    days: int
    day: date
    calendar: WorkCalendar

    def explain(self) -> str:
        """The count as a sentence in the language of the page."""
        return explain(self.calendar, self.start, self.days, self.day)


def add_working_days(start: date, days: int) -> Counted:
    """The day that is so many working days after `start`, which itself is not counted.

    With 0 it is `start`, whether the office works then or not. Raises ValueError for a negative number.
    """
    if days < 0:
        raise ValueError("working days are counted forwards")
    calendar, day = work_calendar(), start
    for _ in range(days):
        day = calendar.following(day)
    return Counted(start, days, day, calendar)


def working_days_between(first: date, last: date) -> int:
    """How many working days come after `first`, up to and including `last`; negative where `last` is earlier."""
    calendar = work_calendar()
    return calendar.until(last) - calendar.until(first)


def is_working_day(day: date) -> bool:
    """Whether the office works on that day."""
    return work_calendar().works(day)
