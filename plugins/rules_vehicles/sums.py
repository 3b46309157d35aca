"""Sums of the register: by month, by quarter, by vehicle. A way counts on the day on which the vehicle came back."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, func, select

from portal.clock import OFFICE

from .models import Cost, Slip, Vehicle
from .terms import GROUPS


@dataclass
class Sums:
    """How often, how far, for how much."""

    slips: int = 0
    km: int = 0
    fuel: int = 0
    repair: int = 0
    other: int = 0

    @property
    def total(self) -> int:
        """All costs together, in cents."""
        return self.fuel + self.repair + self.other

    def add(self, other: "Sums") -> None:
        """Add another sum to this one."""
        for it in fields(self):
            setattr(self, it.name, getattr(self, it.name) + getattr(other, it.name))


@dataclass(frozen=True)
class Year:
    """The sums of a year by month and by vehicle."""

    months: dict[int, Sums] = field(default_factory=lambda: {month: Sums() for month in range(1, 13)})
    vehicles: dict[int, Sums] = field(default_factory=dict)

    def quarter(self, number: int) -> Sums:
        """The sums of a quarter."""
        return together(self.months[month] for month in months_of(number))

    @property
    def whole(self) -> Sums:
        """The sums of the whole year."""
        return together(self.months.values())


def months_of(quarter: int) -> range:
    """The months of a quarter."""
    return range(quarter * 3 - 2, quarter * 3 + 1)


def together(several: Iterable[Sums]) -> Sums:
    """Several sums as one."""
    total = Sums()
    for it in several:
        total.add(it)
    return total


def quarter_of(day: date) -> tuple[int, int]:
    """The year and the quarter of a day."""
    return day.year, (day.month + 2) // 3


def quarter_before(day: date) -> tuple[int, int]:
    """The last quarter that was over on a day."""
    year, quarter = quarter_of(day)
    return (year, quarter - 1) if quarter > 1 else (year - 1, 4)


def quarter_days(year: int, quarter: int) -> tuple[date, date]:
    """The first day of a quarter, and the first day after it."""
    after = date(year + 1, 1, 1) if quarter == 4 else date(year, quarter * 3 + 1, 1)
    return date(year, quarter * 3 - 2, 1), after


def read_year(connection: Connection, year: int) -> Year:
    """The sums of a year."""
    found = Year()
    first, after = _instant(date(year, 1, 1)), _instant(date(year + 1, 1, 1))
    ways: Any = select(Slip.vehicle_id, Slip.back_at, Slip.start_km, Slip.end_km).where(Slip.state == "returned")
    for vehicle, back_at, start, end in connection.execute(ways.where(Slip.back_at >= first, Slip.back_at < after)):
        _count(found, vehicle, back_at.astimezone(OFFICE).month, Sums(slips=1, km=end - start))
    for group, categories in GROUPS.items():
        costs = select(Cost.vehicle_id, Cost.happened_on, Cost.cents).where(Cost.category.in_(categories))
        within = Cost.happened_on >= date(year, 1, 1), Cost.happened_on < date(year + 1, 1, 1)
        for vehicle, day, cents in connection.execute(costs.where(*within)):
            _count(found, vehicle, day.month, Sums(**{group: cents}))
    return found


def count_vehicles(connection: Connection) -> int:
    """How many vehicles the office has."""
    kept = select(func.count()).select_from(Vehicle).where(Vehicle.state != "disposed")
    return connection.scalar(kept) or 0


def _count(year: Year, vehicle: int, month: int, sums: Sums) -> None:
    year.months[month].add(sums)
    year.vehicles.setdefault(vehicle, Sums()).add(sums)


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE)
