"""Dates and months as lists have them: 1975.08, 1975年8月, 197508, 75.08, 1975.8.3, the number that Excel keeps."""

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime, timedelta
from decimal import Decimal

from flask_babel import gettext as _

from ...clock import today
from .parsed import Parsed
from .workbook import Value

EXCEL_BEGINS = date(1899, 12, 30)
SERIALS = range(10_000, 80_000)  # 1927 to 2119
FIRST_YEAR, LAST_YEAR = 1900, 2150
YEAR = r"(?P<year>\d{4}|\d{2})"
DIGITS = {**{sign: number for number, sign in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0}
CHINESE_YEAR = re.compile(r"[〇零○一二三四五六七八九]{2,4}(?=年)")
CHINESE_NUMBER = re.compile(r"([二三]?)(十?)([一二三四五六七八九]?)(?=[月日号])")
BORN = re.compile(r"^(?:出?生于|出生)|出?生$")
DAY = re.compile(
    rf"{YEAR}(?:年|[-./、,])(?P<month>\d{{1,2}})(?:月|[-./、,])(?P<day>\d{{1,2}})[日号]?(?:T?\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?前?"
    r"|(?P<year8>\d{4})(?P<month8>\d{2})(?P<day8>\d{2})"
)
MONTH = re.compile(rf"{YEAR}(?:年|[-./、,])(?P<month>\d{{1,2}})月?(?:生|份)?|(?P<year6>\d{{4}})(?P<month6>\d{{2}})")
END = re.compile(rf"{YEAR}(?:年|[-./])(?P<month>\d{{1,2}})月?(?:底|末)(?:以?前)?")
PART = re.compile(
    rf"{YEAR}年(?:(?:(?P<half>[上下])半年|第?(?P<quarter>[1-4一二三四])季度)[底末内]?|年?[底末内])(?:之?以?前)?"
)
ENDS = {"上": 6, "下": 12} | {sign: 3 * (at % 4 + 1) for at, sign in enumerate("1234一二三四")}  # months
ALONE = re.compile(r"(\d{4})年?(?:出?生)?")
BRACKETS = re.compile(r"\([^()]*\)")


def read_date(value: Value, text: str) -> Parsed | None:
    """The date, with a note where it was written in a way that may mean another; None where it is none."""
    if exact := _exact(value):
        return exact
    plain, spelt = _plain(text)
    if found := DAY.fullmatch(plain):
        year, short = _year(found["year"] or found["year8"])
        short = short or spelt
        return _dated(year, int(found["month"] or found["month8"]), int(found["day"] or found["day8"]), short)
    if found := END.fullmatch(plain):
        year, _short = _year(found["year"])
        month = int(found["month"])
        if 1 <= month <= 12:
            return _dated(year, month, monthrange(year, month)[1], True)
    return _part(plain)


def _part(plain: str) -> Parsed | None:
    """The last day of 2027年上半年, 2027年第二季度 or 2027年底前."""
    found = PART.fullmatch(plain)
    if found is None:
        return None
    year, _short = _year(found["year"])
    month = ENDS.get(found["half"] or found["quarter"] or "", 12)
    return _dated(year, month, monthrange(year, month)[1], True)


def read_month(value: Value, text: str) -> Parsed | None:
    """The month as the text 1975-08, or 1975 where no more is written (ISO 8601); None where it is neither.

    A note says what was read where the month was written otherwise.
    """
    if (exact := _exact(value)) and isinstance(exact.value, date):
        return _monthly(exact.value.year, exact.value.month, bool(exact.note) or exact.value.day > 1)
    plain, spelt = _plain(text)
    tenth = isinstance(value, float) and re.fullmatch(r"\d+\.1", plain) is not None
    if tenth:  # a number loses the nought of 1975.10
        plain = f"{plain}0"
    if found := MONTH.fullmatch(plain):
        year, short = _year(found["year"] or found["year6"])
        return _monthly(year, int(found["month"] or found["month6"]), short or tenth or spelt)
    if found := ALONE.fullmatch(plain):
        return Parsed(found[1]) if FIRST_YEAR <= int(found[1]) <= LAST_YEAR else None
    day = read_date(value, text)
    return _monthly(day.value.year, day.value.month, True) if day and isinstance(day.value, date) else None


def _exact(value: Value) -> Parsed | None:
    if isinstance(value, datetime):
        return Parsed(value.date())
    if isinstance(value, date):
        return Parsed(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool) and int(value) in SERIALS:
        return _noted(EXCEL_BEGINS + timedelta(days=int(value)))
    return None


def _plain(text: str) -> tuple[str, bool]:
    """The text without what stands around the date, in digits; and whether these were spelt: 一九七五年八月."""
    plain = unicodedata.normalize("NFKC", text).replace("—", "-").replace("–", "-").replace("。", ".").replace("·", ".")
    bare = BORN.sub("", BRACKETS.sub("", "".join(plain.split())).strip("'.-/,")).strip(".-/,")
    digits = CHINESE_NUMBER.sub(_number, CHINESE_YEAR.sub(_digits, bare))
    return digits, digits != bare


def _digits(spelt: re.Match[str]) -> str:
    return "".join(str(DIGITS[sign]) for sign in spelt[0])


def _number(spelt: re.Match[str]) -> str:
    """十二 is 12; where nothing or more than a number stands there, it stays."""
    tens, ten, ones = spelt.groups()
    if tens and not ten:
        return spelt[0] if ones else str(DIGITS[tens])
    return str((DIGITS[tens] if tens else 1) * 10 * bool(ten) + (DIGITS[ones] if ones else 0)) if ten or ones else ""


def _year(text: str) -> tuple[int, bool]:
    """The year, and whether two digits stood for it: the last hundred years are meant."""
    if len(text) == 4:
        return int(text), False
    this = today().year
    year = this // 100 * 100 + int(text)
    return (year if year <= this else year - 100), True


def _dated(year: int, month: int, day: int, noted: bool) -> Parsed | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return _noted(found) if noted else Parsed(found)


def _monthly(year: int, month: int, noted: bool) -> Parsed | None:
    if _dated(year, month, 1, False) is None:
        return None
    said = f"{year:04}-{month:02}"
    return Parsed(said, note=_("Read as %(date)s.", date=said) if noted else None)


def _noted(found: date) -> Parsed:
    return Parsed(found, note=_("Read as %(date)s.", date=found.isoformat()))
