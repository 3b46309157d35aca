"""Reading the calendar a year at a time, and comparing a year with a new list."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ...errors import NotThere
from ...extensions import db
from .models import Workday, WorkYear
from .pasted import Departure

EARLIEST, LATEST = 2004, 2100


@dataclass(frozen=True)
class Differences:
    """What a new list would do to a year."""

    added: list[Departure]
    changed: list[Departure]
    removed: list[Departure]

    @property
    def days(self) -> list[date]:
        """All days concerned."""
        return sorted(it.day for it in [*self.added, *self.changed, *self.removed])


def find_year(number: int) -> WorkYear:
    """A year to look at; one without entries where nobody began it. Raises NotThere outside of 2004 to 2100."""
    if not EARLIEST <= number <= LATEST:
        raise NotThere
    return db.session.get(WorkYear, number) or WorkYear(id=number, version=0, published=False)


def find_departure(day: date) -> Departure:
    """One day of the calendar. Raises NotThere."""
    found = db.session.get(Workday, day)
    if found is None:
        raise NotThere
    return departure_of(found)


def departure_of(row: Workday) -> Departure:
    """A stored day as a value."""
    return Departure(row.day, row.worked, row.name_zh, row.name_en)


def differences(year: WorkYear, wanted: Iterable[Departure]) -> Differences:
    """What would change if the year had these days and no others.

    Pasted lines carry no English names, so a day that keeps its name keeps the English one, too.
    """
    present = {it.day: departure_of(it) for it in year.days}
    new = {it.day: _with_english(it, present.get(it.day)) for it in wanted}
    return Differences(
        added=[it for day, it in new.items() if day not in present],
        changed=[it for day, it in new.items() if day in present and present[day] != it],
        removed=[it for day, it in present.items() if day not in new],
    )


def _with_english(wanted: Departure, present: Departure | None) -> Departure:
    if present and present.name_zh == wanted.name_zh and present.name_en:
        return replace(wanted, name_en=present.name_en)
    return wanted
