"""What a spreadsheet holds, without anything of the program that made it."""

from dataclasses import dataclass
from datetime import date, datetime

Value = str | float | int | bool | date | datetime | None
Row = tuple[Value, ...]
A = ord("A")


@dataclass(frozen=True)
class Merge:
    """Cells that are one: rows and columns counted from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet: row 1 is `rows[0]`, column A is `row[0]`; rows end with their last filled cell, and may be empty.

    A merged range has its value in the upper left cell, all its other cells are None.
    """

    name: str
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Workbook:
    """The sheets in their order, hidden ones last."""

    sheets: tuple[Sheet, ...]


def column_letter(index: int) -> str:
    """The letter of a column counted from 0: A, B … Z, AA."""
    letters = ""
    while index >= 0:
        letters, index = chr(A + index % 26) + letters, index // 26 - 1
    return letters
