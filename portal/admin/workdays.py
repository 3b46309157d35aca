"""What the pages of the working calendar show besides the year itself."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from ..clock import today
from ..items import SignedIn
from ..records.workdays import working_days_between
from ..records.workdays.calendar import work_calendar
from ..records.workdays.years import EARLIEST, LATEST

DECEMBER = 12


@dataclass(frozen=True)
class MissingYear:
    """A year whose arrangement nobody entered, as something to do."""

    title: str
    url: str
    due: date


def missing_year_todo(user: SignedIn) -> MissingYear | None:
    """From 1 December on the next year, if it is missing, for whoever may enter it; a running year at any time."""
    day = today()
    years = [day.year, day.year + 1] if day.month == DECEMBER else [day.year]
    missing = [year for year in years if year not in work_calendar().published]
    if not missing or not user.may("portal.settings"):
        return None
    title = _("Enter the holidays of %(year)s in the working calendar", year=missing[0])
    return MissingYear(title, url_for("admin.work_year", number=missing[0]), date(missing[0] - 1, DECEMBER, 31))


def days_of(number: int) -> tuple[int, int]:
    """How many days the year has, and how many of them are worked."""
    return 365 + isleap(number), working_days_between(date(number - 1, DECEMBER, 31), date(number, DECEMBER, 31))


def years_around(number: int) -> list[int]:
    """The years to choose from beside the one shown."""
    return list(range(max(EARLIEST, number - 2), min(LATEST, number + 2) + 1))
