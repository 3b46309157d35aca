"""Reading xlsx, xls, ods, csv and txt in a process that can be lost (portal.office.sheets.opening)."""

from pathlib import Path

from .workbook import Workbook


def read_workbook(path: Path, name: str) -> Workbook:
    """What a spreadsheet holds; `name` is the file's for sentences. Not inside writing(): it may take seconds.

    Raises FileRefused with one sentence for whatever is no sound spreadsheet; Busy when others take too long.
    """
    raise NotImplementedError


def read_sheets(path: Path) -> Workbook:
    """The same for commands, with neither application nor database. Raises FileRefused."""
    raise NotImplementedError
