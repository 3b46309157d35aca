"""The process that opens a spreadsheet: what it returns is JSON, and read in portal.office.sheets.reading.

A sheet may say that it has a million rows and hold a hundred, or have one cell at the far end: such files end here, and
those that the library does not survive.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from itertools import repeat
from math import isfinite
from typing import IO, Any

from ..inspection.marks import Marks
from ..inspection.sheets import kind_of_sheet
from ..inspection.verdict import Refused
from .separated import rows_of_text
from .spans import spans_of_ods

WIDEST = 512
MOST_CELLS = 2_000_000
MOST_CHARACTERS = 16_000_000
MOST_MERGES = 200_000
EXACT = 2**53  # beyond it a float is no longer every whole number
Cells = list[Any]
NOTHING: Cells = []
Corners = tuple[int, int, int, int]


def read(source: IO[bytes]) -> list[dict[str, Any]]:
    """The sheets of the file, visible ones first. Raises Refused."""
    gc.disable()  # there are no cycles, and a million rows would be gone through again and again
    try:
        return _read(source)
    finally:
        gc.enable()


def _read(source: IO[bytes]) -> list[dict[str, Any]]:
    kind = kind_of_sheet(source)
    source.seek(0)
    measure = Measure()
    if kind == ".csv":
        return [measure.sheet("", rows_of_text(source), [], False)]
    with readable():
        sheets = list(_sheets(source, kind, measure))
    return sorted(sheets, key=lambda sheet: bool(sheet["hidden"]))


@contextmanager
def readable() -> Iterator[None]:
    """What the library says of a file, as a reason. A panic of its Rust code is no Exception. Raises Refused."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise Refused("encrypted") from error
    except (CalamineError, OSError, ValueError) as error:
        raise Refused("damaged") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Refused("damaged") from error


def _sheets(source: IO[bytes], kind: str, measure: "Measure") -> Iterator[dict[str, Any]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    spans = spans_of_ods(source) if kind == ".ods" else {}
    source.seek(0)
    book = CalamineWorkbook.from_filelike(source)
    for place, about in enumerate(book.sheets_metadata):
        if about.typ in (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba):
            raise Refused("macros")
        if about.typ == SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_index(place)
            merges = spans.get(place, []) if kind == ".ods" else _corners(sheet.merged_cell_ranges or [])
            rows = _in_place(sheet.to_python(), sheet.start or (0, 0))
            yield measure.sheet(about.name, rows, merges, about.visible != SheetVisibleEnum.Visible)


def _corners(ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[Corners]:
    if len(ranges) > MOST_MERGES:
        raise Refused("bomb")
    return [(top, left, bottom, right) for (top, left), (bottom, right) in ranges]


def _in_place(rows: Iterable[Cells], start: tuple[int, int]) -> Iterator[Cells]:
    """The library begins at the first filled cell; row 1 is row 1."""
    top, left = start
    yield from repeat(NOTHING, top)
    before = [""] * left
    yield from (before + row for row in rows)


class Measure:
    """Counts what comes out of a file, and turns it into what JSON can say."""

    def __init__(self) -> None:
        self._cells = self._characters = 0
        self._marks = Marks()

    def sheet(self, name: str, rows: Iterable[Cells], merges: list[Corners], hidden: bool) -> dict[str, Any]:
        """One sheet; empty cells at the end of rows and empty rows at the end of the sheet are gone."""
        kept: list[Cells] = []
        filled = 0
        for number, row in enumerate(rows, 1):
            if row.count("") < len(row) and (cells := self._row(row)):
                kept.extend([NOTHING] * (number - filled - 1))
                kept.append(cells)
                filled = number
        return {"name": name, "rows": kept, "merges": _within(merges, kept), "hidden": hidden}

    def _row(self, row: Cells) -> Cells:
        cells = [plain(value) for value in row]
        while cells and cells[-1] is None:
            cells.pop()
        if len(cells) > WIDEST:
            raise Refused("too_wide")
        text = "".join(cell for cell in cells if isinstance(cell, str))
        self._cells += len(cells) - cells.count(None)
        self._characters += len(text)
        if self._cells > MOST_CELLS or self._characters > MOST_CHARACTERS:
            raise Refused("too_long")
        if "★" in text:  # xml parts were looked at already, an xls was not
            self._marks.read(text)
        return cells


def plain(value: Any) -> Any:
    """A value as JSON says it: a date is a list with its text, an empty cell None, a whole float an int."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        if not isfinite(value):
            return str(value)
        return int(value) if value.is_integer() and abs(value) < EXACT else value
    if isinstance(value, date):  # a datetime is one too
        return [value.isoformat()]
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value) if isinstance(value, timedelta) else value


def _within(merges: list[Corners], rows: list[Cells]) -> list[Corners]:
    """Merges as far as they touch filled rows. They never overlap in a sound file. Raises Refused."""
    height, width = len(rows), max(map(len, rows), default=0)
    kept = [
        (top, left, min(bottom, height - 1), min(right, WIDEST - 1))
        for top, left, bottom, right in merges
        if 0 <= top <= bottom and 0 <= left <= right and top < height and left < width
    ]
    area = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in kept)
    if area > height * WIDEST:
        raise Refused("damaged")
    if sum(bottom - top for top, _left, bottom, _right in kept) > MOST_CELLS:  # cells that get the value from above
        raise Refused("too_long")
    return sorted(kept)
