"""Reading xlsx, xls, ods, csv and txt in a process that can be lost (portal.office.sheets.opening)."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..apart import LONG
from ..reading import read_in_child, read_offline
from ..refusals import FileRefused
from .workbook import Merge, Row, Sheet, Value, Workbook

READER = "portal.office.sheets.opening:read"
DAY = len("2026-01-01")


def read_workbook(path: Path, name: str) -> Workbook:
    """What a spreadsheet holds; `name` is the file's for sentences. Not inside writing(): it may take seconds.

    Raises FileRefused with one sentence for whatever is no sound spreadsheet; Busy when others take too long.
    """
    return _read(read_in_child, path, name)


def read_sheets(path: Path) -> Workbook:
    """The same for commands, with neither application nor database. Raises FileRefused."""
    return _read(read_offline, path, path.name)


def _read(reading: Callable[[Path, str, str, int], Any], path: Path, name: str) -> Workbook:
    try:
        sheets = reading(path, READER, name, LONG)
    except FileRefused as refused:
        if refused.reason == "too_heavy":
            raise FileRefused("sheet_too_heavy", name) from refused
        raise
    return Workbook(tuple(_sheet(sheet, name) for sheet in sheets))


def _sheet(sheet: dict[str, Any], name: str) -> Sheet:
    """A text has one sheet without a name: it gets the file's."""
    merges = tuple(Merge(*corners) for corners in sheet["merges"])
    return Sheet(sheet["name"] or name, tuple(map(_row, sheet["rows"])), merges, sheet["hidden"])


def _row(cells: list[Any]) -> Row:
    return tuple(_dated(cell) if isinstance(cell, list) else cell for cell in cells)


def _dated(cell: list[str]) -> Value:
    text = cell[0]
    return date.fromisoformat(text) if len(text) == DAY else datetime.fromisoformat(text)
