"""The whole calendar, as each process keeps it in memory under a version that stands in the snapshot."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from flask import current_app
from sqlalchemy import select

from ...extensions import db
from ..state import current_snapshot
from .models import Workday, WorkYear

WORKDAYS_VERSION = "workdays_version"
SATURDAY = 5

_DAYS = select(Workday.day, Workday.worked)
_PUBLISHED = select(WorkYear.id).where(WorkYear.published)


@dataclass(frozen=True)
class WorkCalendar:
    """The days that depart from Monday to Friday (worked or off), and the years whose arrangement is published."""

    departures: Mapping[date, bool]
    published: frozenset[int] = frozenset()

    def works(self, day: date) -> bool:
        """Whether the office works on that day."""
        return self.departures.get(day, day.weekday() < SATURDAY)

    def following(self, day: date) -> date:
        """The first working day after that day."""
        day += timedelta(days=1)
        while not self.works(day):
            day += timedelta(days=1)
        return day

    def until(self, day: date) -> int:
        """How many working days there are from the year 1 up to that day, to be subtracted from one another."""
        weeks, rest = divmod(day.toordinal(), 7)  # the first day of the year 1 was a Monday
        weekdays = 5 * weeks + min(rest, 5)
        return weekdays + bisect_right(self._worked, day) - bisect_right(self._off, day)

    @cached_property
    def _worked(self) -> list[date]:
        return sorted(day for day, worked in self.departures.items() if worked)

    @cached_property
    def _off(self) -> list[date]:
        return sorted(day for day, worked in self.departures.items() if not worked)


def work_calendar() -> WorkCalendar:
    """The calendar as it stands now."""
    # The version is older than what is read under it, or as old: never newer.
    version = current_snapshot().values.get(WORKDAYS_VERSION)
    kept: tuple[str | None, WorkCalendar] | None = current_app.extensions.get("portal_workdays")
    if kept is None or kept[0] != version:
        kept = current_app.extensions["portal_workdays"] = version, _read()
    return kept[1]


def _read() -> WorkCalendar:
    with db.engine.connect() as connection:
        departures = {day: worked for day, worked in connection.execute(_DAYS)}  # noqa: C416 - typed as pairs
        return WorkCalendar(departures, frozenset(connection.scalars(_PUBLISHED)))
