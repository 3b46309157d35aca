"""The years the portal comes with: 2004 to 2026, from published.txt in the form in which administrators paste a year.

The file was made once from two packages, which the portal does not need: chinesecalendar 1.11 says for which holiday
a day is off or worked, holidays 0.108 names the holidays. For each day of those years:

    works = holidays.China(years=day.year).is_working_day(day)     # the same as chinese_calendar.is_workday(day)
    if works != (day.weekday() < 5):
        print(day, "班" if works else "休", name of chinese_calendar's holiday in the words of holidays)

The two differ on one day. 2005-12-31 was worked (国办发明电〔2005〕35号); chinesecalendar has it off.
"""

from pathlib import Path

from sqlalchemy import select

from ...items import Change, Subject
from ..state import raise_version
from ..writing import current_transaction, record
from .calendar import WORKDAYS_VERSION
from .models import Workday, WorkYear
from .pasted import Departure, read_lines

PUBLISHED = Path(__file__).with_name("published.txt")


def seed_years() -> None:
    """Enter the years that nobody has begun; what administrators entered stays. Call it inside writing() only."""
    session = current_transaction().session
    begun = set(session.scalars(select(WorkYear.id)))
    new = {number: days for number, days in shipped_years().items() if number not in begun}
    for number, days in new.items():
        rows = [Workday(day=it.day, worked=it.worked, name_zh=it.name_zh, name_en=it.name_en) for it in days]
        session.add(WorkYear(id=number, published=True, days=rows))
    if new:
        raise_version(session, WORKDAYS_VERSION)
        record(Change(Subject(WorkYear.kind, f"{min(new)}-{max(new)}"), "seeded", reason="portal", public=True))


def shipped_years() -> dict[int, list[Departure]]:
    """The years of published.txt. Raises ValueError where a line of it is wrong."""
    lines: dict[int, list[str]] = {}
    for line in PUBLISHED.read_text("utf-8").splitlines():
        lines.setdefault(int(line[:4]), []).append(line)
    years = {number: read_lines("\n".join(some), number) for number, some in lines.items()}
    if wrong := [fault for pasted in years.values() for fault in pasted.faults]:
        raise ValueError(f"{PUBLISHED.name}: {wrong[0]}")
    return {number: pasted.departures for number, pasted in years.items()}
