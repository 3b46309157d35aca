"""Changing the calendar, a year at a time. Each change is audited under the year, and names its days."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from ...clock import now
from ...errors import NotThere, PortalError, StaleRecord
from ...items import Change
from ..state import raise_version
from ..writing import current_transaction, load, record, writing
from .calendar import WORKDAYS_VERSION
from .models import Workday, WorkYear
from .pasted import Departure, complaint
from .years import differences


class WorkdayRefused(PortalError):
    """The calendar cannot hold such a day."""


def add_day(number: int, version: int, departure: Departure, reason: str) -> None:
    """Enter a day. Raises WorkdayRefused where it cannot be, StaleRecord when the year was changed meanwhile."""
    if departure.day.year != number:
        raise WorkdayRefused(_("%(day)s is not in %(year)s.", day=departure.day, year=number))
    if why := complaint(departure.day, departure.worked):
        raise WorkdayRefused(_("%(fault)s.", fault=why))
    with writing():
        year = _open(number, version)
        if any(it.day == departure.day for it in year.days):
            raise WorkdayRefused(_("%(day)s is in the list already: change it there.", day=departure.day))
        _put(year, departure)
        _close(year, "day_added", reason, [departure.day])


def rename_day(day: date, version: int, name_zh: str, name_en: str, reason: str) -> None:
    """Change the names of a day. Raises NotThere, or StaleRecord when the year was changed meanwhile."""
    with writing():
        year = _open(day.year, version)
        row = _row(year, day)
        row.name_zh, row.name_en = name_zh, name_en
        _close(year, "day_changed", reason, [day])


def remove_day(day: date, version: int, reason: str) -> None:
    """Let a day follow the week again. Raises NotThere, or StaleRecord when the year was changed meanwhile."""
    with writing():
        year = _open(day.year, version)
        year.days.remove(_row(year, day))
        _close(year, "day_removed", reason, [day])


def set_published(number: int, version: int, published: bool, reason: str) -> None:
    """Say whether the year's arrangement is out and entered. Raises StaleRecord when it was changed meanwhile."""
    with writing():
        year = _open(number, version)
        year.published = published
        _close(year, "published" if published else "unpublished", reason, [])


def replace_days(number: int, version: int, wanted: Iterable[Departure], reason: str) -> None:
    """Give a year these days and no others, and mark it as published: all of it or nothing.

    Raises StaleRecord when the year was changed after the check.
    """
    with writing():
        year = _open(number, version)
        change = differences(year, wanted)
        for gone in change.removed:
            year.days.remove(_row(year, gone.day))
        for departure in [*change.added, *change.changed]:
            _put(year, departure)
        year.published = True
        _close(year, "imported", reason, change.days)


def _open(number: int, version: int) -> WorkYear:
    """The year for change; version 0 is a form made before anybody had begun it."""
    if not version:
        _begin(number)
    return load(WorkYear, number, version or None)


def _begin(number: int) -> None:
    try:
        current_transaction().session.execute(insert(WorkYear).values(id=number))
    except IntegrityError as error:
        words = _("Somebody changed this year while you were working on it. Open it again and repeat your change.")
        raise StaleRecord(words) from error


def _close(year: WorkYear, action: str, reason: str, days: list[date]) -> None:
    year.changed_at = now()  # a change of its days alone would not raise its version
    raise_version(current_transaction().session, WORKDAYS_VERSION)
    record(Change(year, action, reason, tuple(str(day) for day in days), public=True))


def _row(year: WorkYear, day: date) -> Workday:
    for row in year.days:
        if row.day == day:
            return row
    raise NotThere


def _put(year: WorkYear, departure: Departure) -> None:
    """Write a day into a stored year, over what stands there."""
    row = next((it for it in year.days if it.day == departure.day), None)
    if row is None:
        year.days.append(row := Workday(day=departure.day))
    row.worked, row.name_zh, row.name_en = departure.worked, departure.name_zh, departure.name_en
