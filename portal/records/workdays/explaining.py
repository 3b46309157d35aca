"""The sentence that says how a date was counted.

"10 working days after 26 September 2025: 28 September worked, 1 to 8 October off, 11 October worked."
Named are only the days that depart from the week; weekends that touch a holiday belong to it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from .calendar import SATURDAY, WorkCalendar

Way = Literal["worked", "off", ""]


def explain(calendar: WorkCalendar, start: date, days: int, day: date) -> str:
    """The count of `days` from the day after `start` to `day` as a sentence."""
    counted = [start + timedelta(days=number + 1) for number in range((day - start).days)]
    counting = ngettext(
        "%(num)s working day after %(start)s", "%(num)s working days after %(start)s", days, start=_date(start, None)
    )
    departures = [_departure(way, run, start) for way, run in _runs(calendar, counted)]
    if departures:
        sentence = _("%(counting)s: %(days)s.", counting=counting, days=_(", ").join(departures))
    else:
        sentence = _("%(counting)s, without weekends.", counting=counting)
    for year in sorted({it.year for it in counted} - calendar.published):
        sentence = _("%(sentence)s %(next)s", sentence=sentence, next=_unpublished(year))
    return sentence


def _runs(calendar: WorkCalendar, counted: list[date]) -> Iterator[tuple[Way, list[date]]]:
    """The stretches of days worked or off that hold a departure from the week."""
    for way, stretch in groupby(counted, lambda it: _way(calendar, it)):
        run = list(stretch)
        if way and any(it in calendar.departures for it in run):
            yield way, run


def _way(calendar: WorkCalendar, day: date) -> Way:
    if not calendar.works(day):
        return "off"
    return "worked" if day.weekday() >= SATURDAY else ""


def _departure(way: Way, run: list[date], start: date) -> str:
    days = _span(run[0], run[-1], start)
    return _("%(days)s worked", days=days) if way == "worked" else _("%(days)s off", days=days)


def _span(first: date, last: date, start: date) -> str:
    if first == last:
        return _date(first, start)
    if first.month == last.month:
        month = _month(first, start)
        return _("%(first)s to %(last)s %(month)s", first=first.day, last=last.day, month=month)
    return _("%(first)s to %(last)s", first=_date(first, start), last=_date(last, start))


def _date(day: date, start: date | None) -> str:
    return _("%(day)s %(month)s", day=day.day, month=_month(day, start))


def _month(day: date, start: date | None) -> str:
    """The month, with its year where it is not that of the start."""
    # Patterns of Babel; their Chinese is a pattern, too.
    return format_date(day, _("MMMM") if start and day.year == start.year else _("MMMM yyyy"))


def _unpublished(year: int) -> str:
    return _("The holidays of %(year)s are not published yet, so only its weekends are left out.", year=year)
