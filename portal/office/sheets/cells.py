"""What one cell says, read as its column wants it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from difflib import get_close_matches
from math import isfinite

from flask_babel import gettext as _

from .columns import Column
from .dates import read_date, read_month
from .names import is_plain, is_several, odd_signs, read_name
from .parsed import Parsed
from .phones import read_phone
from .workbook import Value

__all__ = ["Parsed", "parse_cell", "written"]
LONGEST = {"text": 500, "name": 50, "long_text": 20_000}
COMPARED = 60  # characters of a text that is compared with the choices
ECHOED = 30
UNSEEN = re.compile(
    r"_x000[dD]_|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udfff]"
)
NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
APOSTROPHE = re.compile(r"^'(?=[\s']*[=+\-@＝＋－＠])")  # which write_csv() puts there
MOST_DIGITS = 30
UNKNOWN = frozenset(("无", "暂无", "没有", "不详", "未知", "不清楚", "暂缺"))
UNKNOWN_IN = ("date", "month", "phone", "number", "whole")
YES = frozenset(("是", "有", "对", "√", "✓", "✔", "☑", "y", "yes", "true", "1", "o", "○"))
NO = frozenset(("否", "无", "不", "不是", "没有", "×", "✗", "✘", "x", "☐", "n", "no", "false", "0"))
GENDERS = {"男": "male", "女": "female", "男性": "male", "女性": "female", "male": "male", "female": "female"}
GENDERS |= {"m": "male", "f": "female"}


def parse_cell(column: Column, value: Value) -> Parsed:
    """Read a cell; nothing that stands in one makes it raise."""
    if value is None or not (text := written(value)).strip():
        missing = _("“%(title)s” is missing.", title=column.title) if column.required else None
        return Parsed(problem=missing)
    if column.kind in UNKNOWN_IN and text in UNKNOWN:
        missing = _("“%(title)s” is missing.", title=column.title) if column.required else None
        return Parsed(problem=missing, note=None if missing else _("“%(text)s” was read as empty.", text=text))
    return _READERS[column.kind](column, value, text)


def written(value: Value) -> str:
    """A value as it would be typed; what nobody sees is gone."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, float):
        return _written_number(value)
    if isinstance(value, str) and value.isprintable() and not value.startswith("'") and "_x000" not in value:
        return value.strip()  # as nearly all are
    lines = APOSTROPHE.sub("", UNSEEN.sub("", str(value))).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.strip() for line in lines).strip("\n")


def _written_number(value: float) -> str:
    if not isfinite(value):
        return repr(value)
    return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")


def _text(column: Column, value: Value, text: str) -> Parsed:
    return _measured(column, " ".join(text.split()))


def _long_text(column: Column, value: Value, text: str) -> Parsed:
    return _measured(column, text)


def _measured(column: Column, text: str, note: str | None = None) -> Parsed:
    most = column.maximum or LONGEST[column.kind]
    if len(text) > most:
        return Parsed(problem=_("This is longer than %(most)s characters.", most=most))
    return Parsed(text, note=note)


def _name(column: Column, value: Value, text: str) -> Parsed:
    if is_plain(text) or len(text) > LONGEST["text"]:
        return _measured(column, text)
    name, rest = read_name(text)
    if not name:
        return Parsed(problem=_("“%(text)s” is no name.", text=_echo(column, text)))
    if is_several(name):
        return Parsed(problem=_("“%(text)s” seems to name several people. Give each a row.", text=_echo(column, text)))
    notes = (
        [_("A name has no “%(signs)s”. See whether it is right.", signs=signs)] if (signs := odd_signs(name)) else []
    )
    if rest and not column.aside:
        notes.append(_("The cell also says: %(rest)s", rest=_short(rest)))
    return replace(_measured(column, name, " ".join(notes) or None), aside=rest)


def _number(column: Column, value: Value, text: str) -> Parsed:
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lstrip("'")
    if isinstance(value, bool) or len(plain) > MOST_DIGITS or not NUMBER.fullmatch(plain):
        return Parsed(problem=_("“%(text)s” is no number.", text=_echo(column, text)))
    number = Decimal(plain.replace(",", ""))
    if column.maximum is not None and number > column.maximum:
        return Parsed(problem=_("%(text)s is more than %(most)s.", text=_echo(column, text), most=column.maximum))
    return Parsed(number)


def _whole(column: Column, value: Value, text: str) -> Parsed:
    parsed = _number(column, value, text)
    number = parsed.value
    if not isinstance(number, Decimal):
        return parsed
    if number != int(number):
        return Parsed(problem=_("“%(text)s” is no whole number.", text=_echo(column, text)))
    return Parsed(int(number))


def _date(column: Column, value: Value, text: str) -> Parsed:
    if _compared(text) in column.instead:
        return Parsed(aside=text)
    found = read_date(value, text)
    return found or Parsed(problem=_("“%(text)s” is no date. Write it like 2026-06-30.", text=_echo(column, text)))


def _month(column: Column, value: Value, text: str) -> Parsed:
    found = read_month(value, text)
    return found or Parsed(problem=_("“%(text)s” is no month. Write it like 1975.08.", text=_echo(column, text)))


def _yes_no(column: Column, value: Value, text: str) -> Parsed:
    said = _compared(text)
    if said in YES or said in NO:
        return Parsed(said in YES)
    return Parsed(problem=_("“%(text)s” is neither yes nor no.", text=_echo(column, text)))


def _gender(column: Column, value: Value, text: str) -> Parsed:
    if gender := GENDERS.get(_compared(text)):
        return Parsed(gender)
    return Parsed(problem=_("“%(text)s” is no gender. Write 男 or 女.", text=_echo(column, text)))


def _choice(column: Column, value: Value, text: str) -> Parsed:
    by_word = {_compared(choice): choice for choice in column.choices}
    said = _compared(text)
    if said in by_word:
        return Parsed(by_word[said])
    if nearest := get_close_matches(said[:COMPARED], by_word, 1, 0.3):
        told = _(
            "“%(text)s” is not known. The nearest is “%(nearest)s”.",
            text=_echo(column, text),
            nearest=by_word[nearest[0]],
        )
        return Parsed(problem=told)
    return Parsed(problem=_("“%(text)s” is not known.", text=_echo(column, text)))


def _phone(column: Column, value: Value, text: str) -> Parsed:
    found = read_phone(text[: LONGEST["text"]])
    if not found.first:
        return Parsed(problem=_("This is no telephone number. Write one mobile number, or one with its area code."))
    if found.others:
        return Parsed(found.first, note=_("The cell has several telephone numbers; the first was taken."))
    return Parsed(
        found.first, note=_("Words stand beside the telephone number; it alone was taken.") if found.words else None
    )


def _compared(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def _echo(column: Column, text: str) -> str:
    """What stood in the cell, for a sentence; private values are not repeated."""
    return "…" if column.private else _short(text)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= ECHOED else f"{line[:ECHOED]}…"


_READERS: dict[str, Callable[[Column, Value, str], Parsed]] = {
    "text": _text,
    "long_text": _long_text,
    "name": _name,
    "number": _number,
    "whole": _whole,
    "date": _date,
    "month": _month,
    "yes_no": _yes_no,
    "choice": _choice,
    "phone": _phone,
    "gender": _gender,
}
