"""The table in a sheet: below its titles, without what people write around and between its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from .columns import Column
from .workbook import Sheet, Value

JOINED = " › "  # between the headings of two rows: 联系方式 › 电话


@dataclass(frozen=True)
class TableRow:
    """One row: its number in the sheet, counted from 1, and its filled cells by column, counted from 0."""

    number: int
    cells: dict[int, Value]


@dataclass(frozen=True)
class Table:
    """The table of a sheet; the headings of columns without one are empty.

    `header_rows` are the numbers of the rows with headings. `notes` are the footnotes and what else stood below.
    `dropped` counts what was left out: "totals", "ghosts", "notes", "headers", "sections".
    """

    sheet: str
    header_rows: tuple[int, ...]
    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...]
    dropped: dict[str, int]


def find_table(sheet: Sheet, columns: Sequence[Column]) -> Table | None:
    """The table of a sheet: headings in one to three rows, values of vertical merges and ditto marks filled in.

    Where no heading is known, the first row that looks like one is taken. None where no row does.
    """
    raise NotImplementedError
