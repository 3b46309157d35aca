"""Importing a file from the command line, by the same check as on the pages.

report = import_file(find_importer("loans.books"), path, options={"term": 11}, dry_run=True)
click.echo(report.as_json())
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from ...errors import PortalError
from ...items import Change, Importer, Subject
from ...records.writing import record, writing
from ..sheets.reading import read_sheets
from ..sheets.tables import Table
from ..sheets.workbook import Workbook
from .checking import Checked, Fixes, Progress, check_rows, counts_of
from .confirming import IMPORTED, KIND
from .known import column_of
from .matching import MatchRefused, check_places, ignored, lacking, propose, refuse_side_by_side
from .rows import Notice
from .tables import Written, tables_of
from .unread import no_table, unread_columns, unread_rows, unread_sheets
from .wording import shown


@dataclass(frozen=True)
class RowError:
    """What is wrong with a row; `column` is the title, empty for the row as a whole. Row 0 is the whole file."""

    row: int
    column: str
    message: str


@dataclass(frozen=True)
class RowChange:
    """A value that a row changes, both as people read them; those of private columns are masked."""

    row: int
    column: str
    old: str
    new: str


@dataclass(frozen=True)
class ImportReport:
    """What a file would do, or did. `imported` says whether anything was written.

    `sheet` is the one that was read, `ignored` are its headings that no column is for, `unread` says what else was not
    read: sums, notes, other tables and sheets. `changes` are what rows change of what is there. `remarks` are what rows
    that are not wrong say: what was read otherwise than it was written.
    """

    readable: int
    new: int
    changed: int
    unchanged: int
    skipped: int
    errors: tuple[RowError, ...]
    notices: tuple[str, ...]
    imported: bool
    sheet: str = ""
    ignored: tuple[str, ...] = ()
    remarks: tuple[RowError, ...] = ()
    unread: tuple[str, ...] = ()
    changes: tuple[RowChange, ...] = ()

    def as_json(self) -> str:
        """For other programs."""
        return json.dumps(asdict(self), ensure_ascii=False)


def refused(refusal: PortalError) -> ImportReport:
    """What is to be told of a file that could not even be checked."""
    return ImportReport(0, 0, 0, 0, 0, (RowError(0, "", refusal.message),), (), imported=False)


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


def report_of(importer: Importer, checked: Checked, imported: bool) -> ImportReport:
    """What a check came to, for people and programs."""
    counts = counts_of(checked.statuses)
    wrong: list[Notice] = [notice for notice in checked.preview.notices if notice.wrong]
    errors = _said(importer, checked, lambda status: status == "wrong")
    return ImportReport(
        readable=len(checked.rows),
        new=counts["new"],
        changed=counts["changed"],
        unchanged=counts["unchanged"],
        skipped=counts["skipped"],
        errors=(*errors, *(RowError(0, "", notice.text) for notice in wrong)),
        remarks=tuple(_said(importer, checked, lambda status: status != "wrong")),
        notices=tuple(notice.text for notice in checked.preview.notices if not notice.wrong),
        imported=imported,
        changes=tuple(_changes(importer, checked)),
    )


def _changes(importer: Importer, checked: Checked) -> Iterator[RowChange]:
    for row in checked.rows:
        for key, old, new in row.changes:
            column = column_of(importer, key)
            yield RowChange(row.number, _title(importer, key), shown(column, old), shown(column, new))


def _said(importer: Importer, checked: Checked, of: Callable[[str], bool]) -> list[RowError]:
    return [
        RowError(row.number, _title(importer, key), f"{text} → {suggestion}" if suggestion else text)
        for row in checked.rows
        if of(row.status)
        for key, text, suggestion in row.messages
    ]


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


def _title(importer: Importer, key: str) -> str:
    column = column_of(importer, key)
    return str(column.title) if column else key
