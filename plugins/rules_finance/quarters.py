"""Quarters of a year."""

from datetime import date


def quarter_before(day: date) -> tuple[int, int]:
    """The last quarter that was over on a day."""
    quarter = (day.month + 2) // 3
    return (day.year, quarter - 1) if quarter > 1 else (day.year - 1, 4)


def quarter_days(year: int, quarter: int) -> tuple[date, date]:
    """The first day of a quarter, and the first day after it."""
    after = date(year + 1, 1, 1) if quarter == 4 else date(year, quarter * 3 + 1, 1)
    return date(year, quarter * 3 - 2, 1), after
