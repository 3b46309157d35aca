"""The tables of an uploaded file as they are kept until the import is confirmed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ...items import Importer
from ..sheets.left_out import LeftOut
from ..sheets.tables import Table, find_table
from ..sheets.workbook import Value, Workbook
from . import parts
from .models import StagedImport

SHEETS = "sheets"


@dataclass(frozen=True)
class SheetHead:
    """What is kept of a table beside its rows; `headers` are empty where a column has no heading."""

    name: str
    headers: tuple[str, ...]
    header_rows: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    dropped: dict[str, int]
    row_count: int
    sample: tuple[str, ...]  # the first filled cell of each column, whole


@dataclass(frozen=True)
class Written:
    """A row as it stands in the file, by the keys of the columns it was matched with."""

    number: int
    cells: dict[str, Value]


def tables_of(book: Workbook, importer: Importer) -> list[Table]:
    """The tables in the sheets of a file, without empty ones."""
    found = (find_table(sheet, importer.columns) for sheet in book.sheets)
    return [table for table in found if table is not None and table.rows]


def keep_tables(staged: StagedImport, tables: Sequence[Table]) -> None:
    """Keep tables with their rows. Inside writing() only."""
    parts.write_one(staged, SHEETS, [vars(head_of(table)) for table in tables])
    for index, table in enumerate(tables):
        parts.write_list(staged, rows_of(index), [[row.number, row.cells] for row in table.rows])


def head_of(table: Table) -> SheetHead:
    """A table without its rows."""
    first: dict[int, str] = {}
    for row in table.rows[:20]:
        first = {place: as_text(value) for place, value in row.cells.items()} | first
    sample = tuple(first.get(place, "") for place in range(len(table.headers)))
    return SheetHead(
        table.sheet, table.headers, table.header_rows, table.left_out, table.dropped, len(table.rows), sample
    )  # fmt: skip


def heads(staged: StagedImport) -> list[SheetHead]:
    """The tables that were found, in the order of the sheets."""
    kept = parts.read_one(staged, SHEETS, [])
    return [_head(**{name: tuple(it) if isinstance(it, list) else it for name, it in head.items()}) for head in kept]


def written_rows(staged: StagedImport) -> list[Written]:
    """All rows of the table that was chosen."""
    return [_written(staged, row) for row in parts.read_list(staged, rows_of(staged.sheet or 0))]


def written_at(staged: StagedImport, places: Sequence[int]) -> list[Written]:
    """Some of the rows, counted from 0."""
    return [_written(staged, row) for row in parts.read_some(staged, rows_of(staged.sheet or 0), places)]


def rows_of(index: int) -> str:
    """The name of the part with the rows of a table."""
    return f"rows{index}"


def as_text(value: Value) -> str:
    """A cell as people would type it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else str(value)


def _written(staged: StagedImport, row: tuple[int, dict[str, Value]]) -> Written:
    number, cells = row
    return Written(number, {key: cells.get(str(place)) for key, place in staged.places.items()})


def _head(left_out: Iterable[Any], **kept: Any) -> SheetHead:
    return SheetHead(left_out=tuple(LeftOut(*it) for it in left_out), **kept)
