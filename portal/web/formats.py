"""How dates, times and numbers are written, as filters of the templates."""

from datetime import date, datetime, timedelta

from flask import Flask

from ..clock import local, today
from ..office.sheets.workbook import column_letter
from .editions import language

HALF_A_YEAR = timedelta(183)
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def install(app: Flask) -> None:
    """Make the filters known to templates."""
    for form in (full_date, day, month, moment, weekday, number, filesize, column_letter):
        app.jinja_env.filters[form.__name__.removeprefix("full_")] = form


def full_date(value: date) -> str:
    """2026年3月5日, or 5 March 2026; of an instant the day on the office's clock."""
    value = _on_the_calendar(value)
    if language() == "en":
        return f"{value.day} {value:%B} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


def day(value: date) -> str:
    """3月5日, or 5 March; with its year where it is more than half a year away."""
    value = _on_the_calendar(value)
    if abs(value - today()) > HALF_A_YEAR:
        return full_date(value)
    return f"{value.day} {value:%B}" if language() == "en" else f"{value.month}月{value.day}日"


def month(value: str) -> str:
    """1975年8月, or August 1975, of a month that is kept as 1975-08; a year alone is written as a year."""
    year, dash, number_of_month = value.partition("-")
    if language() == "en":
        return f"{date(int(year), int(number_of_month), 1):%B} {year}" if dash else year
    return f"{year}年{int(number_of_month)}月" if dash else f"{year}年" if year else ""


def _on_the_calendar(value: date) -> date:
    return local(value).date() if isinstance(value, datetime) else value


def moment(value: datetime) -> str:
    """Day and time on the office's clock."""
    there = local(value)
    return f"{full_date(there.date())} {there:%H:%M}"


def weekday(value: date) -> str:
    """周四, or Thursday."""
    return f"{value:%A}" if language() == "en" else WEEKDAYS[value.weekday()]


def number(value: int) -> str:
    """A number with its thousands apart."""
    return f"{value:,}"  # the same in both languages; Babel's way costs 60 times as much


def filesize(value: int) -> str:
    """How large a file is: 12 KB, 3.4 MB."""
    return f"{value / 1024**2:.1f} MB" if value >= 1024**2 else f"{-(-value // 1024)} KB"
