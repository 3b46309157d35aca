"""Lines of the calendar as people paste them: a date, off or worked, the name of the holiday.

2027-01-01 休 元旦
2027-01-03 班 元旦
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from ..texts import tidy
from .calendar import SATURDAY

LONGEST_NAME = 40
_LINE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s+(\S+)\s+(.+)")
_WAYS = {"休": False, "放假": False, "off": False, "班": True, "上班": True, "worked": True}
ENGLISH = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Tomb-Sweeping Day",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
    "抗战胜利70周年纪念日": "70th anniversary of victory in the War of Resistance",
}


@dataclass(frozen=True)
class Departure:
    """A day that departs from the week: a weekday off, or a Saturday or Sunday worked."""

    day: date
    worked: bool
    name_zh: str
    name_en: str = ""


@dataclass(frozen=True)
class Pasted:
    """What was read: departures, days off that are weekends anyway, and what is wrong, a sentence a line."""

    departures: list[Departure]
    weekends: list[date]
    faults: list[str]


class Impossible(ValueError):
    """A line that cannot be meant; the text is the sentence."""


def read_lines(text: str, year: int) -> Pasted:
    """Read the lines of one year; empty ones are passed over. Where one has a fault, no others should be used."""
    pasted, seen = Pasted([], [], []), dict[date, int]()
    for number, line in enumerate(text.split("\n"), 1):
        if not (line := tidy(line).strip()):
            continue
        try:
            departure = _read(line, year)
            first = seen.setdefault(departure.day, number)
            if first != number:
                raise Impossible(_("%(day)s stands in line %(number)s already", day=departure.day, number=first))
            _sort_in(departure, pasted)
        except Impossible as fault:
            pasted.faults.append(_("Line %(number)s: %(fault)s.", number=number, fault=fault))
    return pasted


def complaint(day: date, worked: bool) -> str:
    """Why a day cannot depart from the week like that; empty where it can."""
    if worked and day.weekday() < SATURDAY:
        return _("%(day)s is no Saturday or Sunday, so it is worked anyway", day=day)
    if not worked and day.weekday() >= SATURDAY:
        return _("%(day)s is a Saturday or Sunday, so it is off anyway", day=day)
    return ""


def written(departures: Iterable[Departure]) -> str:
    """The lines from which the departures would be read again, but for their English names."""
    return "\n".join(f"{it.day} {'班' if it.worked else '休'} {it.name_zh}" for it in departures)


def _sort_in(departure: Departure, pasted: Pasted) -> None:
    # Notices name holidays with their weekends, so those are no fault; a weekday "worked" is a slip of the pen.
    why = complaint(departure.day, departure.worked)
    if not why:
        pasted.departures.append(departure)
    elif departure.worked:
        raise Impossible(why)
    else:
        pasted.weekends.append(departure.day)


def _read(line: str, year: int) -> Departure:
    found = _LINE.fullmatch(line)
    if not found or found[4] not in _WAYS:
        raise Impossible(_("“%(line)s” is not like “2027-01-01 休 元旦”", line=line[:60]))
    day, name = _day(found[1], found[2], found[3]), found[5].strip()
    if day.year != year:
        raise Impossible(_("%(day)s is not in %(year)s; enter it under its own year", day=day, year=year))
    if len(name) > LONGEST_NAME:
        raise Impossible(_("the name has more than %(number)s characters", number=LONGEST_NAME))
    return Departure(day, _WAYS[found[4]], name, ENGLISH.get(name, ""))


def _day(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Impossible(_("there is no day %(day)s", day=f"{year}-{month}-{day}")) from None
