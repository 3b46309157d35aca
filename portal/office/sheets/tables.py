"""The table in a sheet: below its titles, without what people write around and between its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .columns import EXAMPLE_SHEET, Column
from .headings import Headings, find_headings
from .left_out import LeftOut
from .lines import Lines
from .workbook import Sheet, Value


@dataclass(frozen=True)
class TableRow:
    """One row: its number in the sheet, counted from 1, and its filled cells by column, counted from 0."""

    number: int
    cells: dict[int, Value]


@dataclass(frozen=True)
class Table:
    """The table of a sheet; the headings of columns without one are empty, or 列 with a letter where they are filled.

    `header_rows` are the numbers of the rows with headings. `dropped` counts the rows left out: "totals", "ghosts",
    "notes", "headers", "sections", and "tables" for those of another table below. `left_out` are those of them in which
    something stands, the first of each kind. The values of sections, where no column of the sheet is theirs, stand in
    columns of their own behind the last one.
    """

    sheet: str
    header_rows: tuple[int, ...]
    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    dropped: dict[str, int] = field(default_factory=dict)

    @property
    def notes(self) -> tuple[str, ...]:
        """The footnotes and signatures."""
        return tuple(it.text for it in self.left_out if it.why == "notes")


def find_table(sheet: Sheet, columns: Sequence[Column]) -> Table | None:
    """The table of a sheet: headings in one to three rows, values of vertical merges and ditto marks filled in.

    Where no heading is known, the first row that looks like one is taken. None where no row does, and for the example
    of a template.
    """
    if sheet.name == EXAMPLE_SHEET:
        return None
    headings = find_headings(sheet, columns)
    return _below(sheet, headings, columns) if headings else None


def _below(sheet: Sheet, headings: Headings, columns: Sequence[Column]) -> Table:
    lines = Lines(sheet, headings, columns)
    rows = tuple(TableRow(number, cells) for number, cells in lines.read())
    numbers = tuple(range(headings.top + 1, headings.bottom + 2))
    return Table(sheet.name, numbers, lines.titles, rows, tuple(lines.left_out), dict(lines.dropped))
