"""Rows typed or pasted into a page: kept as a draft, then checked and confirmed as a file is.

drafted(importer, rows, language)                    a new draft; keep(import_id, rows) for one that is there
pasted("张三\t农业\n李四\t工商联")                     a block from WPS or Excel as rows of cells
"""

import csv
from collections.abc import Sequence
from io import StringIO
from itertools import pairwise

from flask_babel import gettext as _

from ...clock import now
from ...errors import PortalError
from ...items import Importer
from ...records import actor
from ...records.texts import tidy
from ...records.writing import load, writing
from ..sheets.left_out import DITTO
from ..sheets.tables import Table, TableRow
from . import parts
from .models import CHECKED, CHECKING, DRAFT, StagedImport
from .staged import is_small
from .steps import Raw, go_on
from .tables import as_text, keep_tables, written_rows

MOST_ROWS = 200
LONGEST_CELL = 2_000
Cells = Sequence[Sequence[str]]


class TooManyRows(PortalError):
    """More rows than a page can bear."""

    status = 422

    def __init__(self) -> None:
        super().__init__(_("A grid takes at most %(most)s rows. Put more into a file and upload that.", most=MOST_ROWS))


def pasted(text: str) -> list[list[str]]:
    """The cells of a block that was copied in WPS or Excel: tabs between cells, quotes around cells with line ends.

    Raises TooManyRows.
    """
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    lines = csv.reader(StringIO(tidy_block(text), newline=""), delimiter="\t")
    rows = [[_cell(cell) for cell in line] for line in lines]
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS:
        raise TooManyRows
    return rows


def tidy_block(text: str) -> str:
    """The block with plain line ends and without signs that no database keeps."""
    return tidy(f"-{text}")[1:]  # the sign keeps the blanks at its beginning


def drafted(importer: Importer, rows: Cells, language: str) -> int:
    """Keep rows as a new draft of the acting person; returns its number. Raises TooManyRows."""
    table = _table(importer, rows)
    with writing() as tx:
        staged = StagedImport(importer=importer.name, language=language, state=DRAFT, sheet=0)
        staged.user_id = actor.acting().id or 0
        tx.session.add(staged)
        tx.session.flush()
        _fill(staged, importer, table)
        return staged.id


def keep(import_id: int, importer: Importer, rows: Cells) -> None:
    """Keep the rows of a draft as they are now. Raises TooManyRows, NotThere."""
    table = _table(importer, rows)
    with writing():
        staged = load(StagedImport, import_id)
        if staged.is_grid and staged.state in (DRAFT, CHECKED):
            staged.state = DRAFT
            _fill(staged, importer, table)


def check_draft(import_id: int, raw: Raw) -> bool:
    """Check a draft, as a file is checked."""

    def prepare(staged: StagedImport) -> bool:
        parts.write_one(staged, "options", raw)
        parts.clear(staged, "fixes")
        return is_small(staged)

    return go_on(import_id, (DRAFT,), CHECKING, prepare)


def cells_of(staged: StagedImport, importer: Importer) -> dict[int, list[str]]:
    """The cells of a draft in the order of the columns, by the number of the row."""
    rows = written_rows(staged)
    return {row.number: [as_text(row.cells.get(it.key)) for it in importer.asked] for row in rows}


def _fill(staged: StagedImport, importer: Importer, table: Table) -> None:
    keep_tables(staged, [table])
    staged.places = {column.key: place for place, column in enumerate(importer.asked)}
    staged.row_count, staged.touched_at, staged.statuses = len(table.rows), now(), ""


def _table(importer: Importer, rows: Cells) -> Table:
    """The rows as a table of a file; empty ones are left out, the others keep their number."""
    if len(rows) > MOST_ROWS:
        raise TooManyRows
    width = len(importer.asked)
    rows = _dittoed([[_cell(cell) for cell in row[:width]] for row in rows])
    filled = [
        TableRow(number, {place: cell for place, cell in enumerate(row) if cell})
        for number, row in enumerate(rows, 1)
        if any(row)
    ]
    return Table("", (), tuple(str(it.title) for it in importer.asked), tuple(filled))


def _dittoed(rows: list[list[str]]) -> list[list[str]]:
    """Each mark of "as above" replaced by what stands above it."""
    for above, row in pairwise(rows):
        for place, cell in enumerate(row):
            if cell in DITTO and place < len(above):
                row[place] = above[place]
    return rows


def _cell(text: str) -> str:
    return tidy(text)[:LONGEST_CELL]
