"""Numbers by a pattern the office edits, without gaps: 整改〔2026〕1号.

    with writing():
        item.number = take_number("problem_inventory.item", "整改〔{year}〕{number}号", 2026)

The counter is raised in the transaction that uses the number, so what is rolled back gives it back. On PostgreSQL those
who take numbers of one series wait for each other: use it where the office needs it, at registration.
"""

import re
import unicodedata
from string import Formatter

from flask_babel import gettext as _
from sqlalchemy import select, text
from sqlalchemy.orm import InstrumentedAttribute

from ..errors import PortalError
from .writing import current_transaction

NO_YEAR = 0  # the row of a series that runs on over the years
WIDTH = re.compile("(0[1-9])?")
DIGITS = {"year": "[0-9]{4}", "number": "[0-9]{1,9}"}

_NEXT = text(
    "INSERT INTO portal_number (series, year, last) VALUES (:series, :year, 1) "
    "ON CONFLICT (series, year) DO UPDATE SET last = portal_number.last + 1 RETURNING last"
)
_AFTER = text(
    "INSERT INTO portal_number (series, year, last) VALUES (:series, :year, :last) "
    "ON CONFLICT (series, year) DO UPDATE "
    "SET last = CASE WHEN portal_number.last < excluded.last THEN excluded.last ELSE portal_number.last END"
)


class PatternWrong(PortalError):
    """The pattern would not give each record a number of its own."""


class NumberTaken(PortalError):
    """Another record has this number."""

    status = 409


def take_number(series: str, pattern: str, year: int | None) -> str:
    """The next number of a series, which begins anew each year, or never where `year` is None.

    Call it inside writing() only. `series` carries the plugin's name. Raises PatternWrong.
    """
    check_pattern(pattern, yearly=year is not None)
    row = {"series": series, "year": year or NO_YEAR}
    number = current_transaction().session.scalar(_NEXT, row)
    return pattern.format(year=year, number=number)


def start_after(series: str, year: int | None, number: int) -> None:
    """Let a series go on after a number given before, say on paper; it never goes back. Inside writing() only."""
    row = {"series": series, "year": year or NO_YEAR, "last": number}
    current_transaction().session.execute(_AFTER, row)


def keep_number(series: str, pattern: str, typed: str, column: InstrumentedAttribute[str | None]) -> str:
    """A number somebody typed, of a record that has one already; the series goes on after it. Inside writing() only.

    Raises NumberTaken when a row has it in `column`, which also needs a unique constraint.
    """
    number = unicodedata.normalize("NFC", typed).strip()
    if read := read_number(pattern, number):
        start_after(series, *read)  # first, so that of two people who type the same number one waits for the other
    if current_transaction().session.scalar(select(column).where(column == number)) is not None:
        raise NumberTaken(_("The number %(number)s exists already. Type another one.", number=number))
    return number


def read_number(pattern: str, typed: str) -> tuple[int | None, int] | None:
    """Year and number of something written by a pattern; None where it was written in another way."""
    parts = [
        re.escape(unicodedata.normalize("NFKC", words)) + ("" if name is None else rf"(?P<{name}>{DIGITS[name]})")
        for words, name, _width, _conversion in Formatter().parse(pattern)
    ]
    found = re.fullmatch("".join(parts), unicodedata.normalize("NFKC", typed).strip())
    if found is None:
        return None
    named = found.groupdict()
    return int(named["year"]) if "year" in named else None, int(named["number"])


def check_pattern(pattern: str, yearly: bool = True) -> None:
    """Hold a pattern against what makes numbers distinct; a setting takes it as its `check`. Raises PatternWrong."""
    names = _placeholders(pattern, ("year", "number") if yearly else ("number",))
    if names.count("number") != 1:
        raise PatternWrong(_("The pattern must contain {number} exactly once."))
    if yearly and names.count("year") != 1:
        raise PatternWrong(
            _("The pattern must contain {year} exactly once: numbers begin anew each year, and two would be equal.")
        )


def _placeholders(pattern: str, known: tuple[str, ...]) -> list[str]:
    try:
        parts = [part[1:] for part in Formatter().parse(pattern) if part[1] is not None]
    except ValueError as error:
        raise PatternWrong(_("A brace is missing in the pattern. Write {year} and {number}.")) from error
    for name, width, conversion in parts:
        if name not in known or conversion or not WIDTH.fullmatch(width or "") or (width and name != "number"):
            written = "{" + (name or "") + (f":{width}" if width else "") + "}"
            raise PatternWrong(_("%(name)s means nothing here. Use {year}, {number} or {number:03}.", name=written))
    return [name or "" for name, _width, _conversion in parts]
