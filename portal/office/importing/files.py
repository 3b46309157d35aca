"""Importing a file from the command line, by the same check as on the pages.

report = import_file(find_importer("loans.books"), path, options={"term": 11}, dry_run=True)
click.echo(report.as_json())
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from ...errors import PortalError
from ...items import Change, Importer, Subject
from ...records.writing import record, writing
from ..sheets.reading import read_sheets
from ..sheets.tables import Table
from ..sheets.workbook import Workbook
from .checking import Fixes, Progress, check_rows
from .confirming import IMPORTED, KIND
from .matching import MatchRefused, check_places, ignored, lacking, propose, refuse_side_by_side
from .report import ImportReport, report_of
from .tables import Written, tables_of
from .unread import no_table, unread_columns, unread_rows, unread_sheets


class NoTable(PortalError):
    """There is nothing to import in the file."""

    status = 422


def import_file(
    importer: Importer,
    path: Path,
    options: Mapping[str, Any],
    dry_run: bool = False,
    progress: Progress | None = None,
    sheet: str = "",
    needed: Sequence[str] = (),
) -> ImportReport:
    """Check the rows of a file and import them, all or none; `dry_run` only checks. Not inside writing().

    Of several tables that of the named `sheet` counts, else the first in which the columns of the keys `needed` are
    filled, else the one with the most columns that are. Raises FileRefused, NoTable, MatchRefused, and what
    the plugin raises.
    """
    book = read_sheets(path)
    tables = tables_of(book, importer)
    if not tables:
        raise NoTable(no_table(book, importer))
    table, places = _best(tables, importer, sheet, needed)
    _check_headings(importer, table, places)
    told = _told_of_file(book, tables, table, importer, places)
    written = [Written(row.number, {key: row.cells.get(at) for key, at in places.items()}) for row in table.rows]
    del book, tables, table
    checked = check_rows(importer, written, Fixes(), options, progress)
    del written
    if dry_run or not checked.sound:
        return replace(report_of(importer, checked, imported=False), **told)
    with writing():
        importer.apply(checked.preview, options)
        record(Change(Subject(KIND, importer.name), IMPORTED))
    return replace(report_of(importer, checked, imported=True), **told)


def _check_headings(importer: Importer, table: Table, places: Mapping[str, int]) -> None:
    """Raises MatchRefused with the headings that are there."""
    if missing := lacking(importer, places):
        raise MatchRefused(
            _(
                "The table in the sheet “%(sheet)s” has no column for: %(names)s. Its headings are: %(headings)s.",
                sheet=table.sheet,
                names="、".join(missing),
                headings="、".join(filter(None, table.headers)),
            )
        )
    refuse_side_by_side(importer, table.headers, {at for row in table.rows for at in row.cells})
    check_places(importer, table.headers, places)


def _told_of_file(
    book: Workbook, tables: Sequence[Table], table: Table, importer: Importer, places: Mapping[str, int]
) -> dict[str, Any]:
    """What is told of the file whatever becomes of its rows."""
    left = tuple(table.headers[at] for at in ignored(table.headers, places))
    unread = (*unread_columns(table, importer), *unread_rows(table, importer), *unread_sheets(book, tables, table))
    return {"sheet": table.sheet, "ignored": left, "unread": unread}


def _best(tables: list[Table], importer: Importer, sheet: str, needed: Sequence[str]) -> tuple[Table, dict[str, int]]:
    chosen = [table for table in tables if not sheet or table.sheet == sheet]
    if not chosen:
        names = "、".join(table.sheet for table in tables)
        raise NoTable(_("The file has no table in a sheet of that name. It has tables in: %(names)s.", names=names))
    proposals = [(table, propose(importer, table.headers).places) for table in chosen]
    filled = [_filled(table, places) for table, places in proposals]
    enough = [bool(needed) and keys.issuperset(needed) for keys in filled]
    best = enough.index(True) if any(enough) else max(range(len(chosen)), key=lambda at: len(filled[at]))
    return proposals[best]


def _filled(table: Table, places: Mapping[str, int]) -> set[str]:
    """The columns in which something stands."""
    return {key for key, at in places.items() if any(at in row.cells for row in table.rows)}
