"""Importing a file from the command line, by the same check as on the pages.

report = import_file(find_importer("loans.books"), path, options={"term": 11}, dry_run=True)
click.echo(report.as_json())
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from ...errors import PortalError
from ...items import Change, Importer, Subject
from ...records.writing import record, writing
from ..sheets.reading import read_sheets
from ..sheets.tables import Table
from .checking import Checked, Fixes, Progress, check_rows, counts_of
from .confirming import IMPORTED, KIND
from .known import column_of
from .matching import check_places, propose
from .rows import Notice
from .tables import Written, tables_of


@dataclass(frozen=True)
class RowError:
    """What is wrong with a row; `column` is the title, empty for the row as a whole. Row 0 is the whole file."""

    row: int
    column: str
    message: str


@dataclass(frozen=True)
class ImportReport:
    """What a file would do, or did. `imported` says whether anything was written."""

    readable: int
    new: int
    changed: int
    unchanged: int
    skipped: int
    errors: tuple[RowError, ...]
    notices: tuple[str, ...]
    imported: bool

    def as_json(self) -> str:
        """For other programs."""
        return json.dumps(asdict(self), ensure_ascii=False)


class NoTable(PortalError):
    """There is nothing to import in the file."""

    status = 422


def import_file(
    importer: Importer,
    path: Path,
    options: Mapping[str, Any],
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Check the rows of a file and import them, all or none; `dry_run` only checks. Not inside writing().

    Of several tables the one with the most known columns counts. Raises FileRefused, NoTable, MatchRefused, and what
    the plugin raises.
    """
    table, places = _best(tables_of(read_sheets(path), importer), importer)
    check_places(importer, table.headers, places)
    written = [Written(row.number, {key: row.cells.get(at) for key, at in places.items()}) for row in table.rows]
    checked = check_rows(importer, written, Fixes(), options, progress)
    del written, table
    if dry_run or not checked.sound:
        return report_of(importer, checked, imported=False)
    with writing():
        importer.apply(checked.preview, options)
        record(Change(Subject(KIND, importer.name), IMPORTED))
    return report_of(importer, checked, imported=True)


def report_of(importer: Importer, checked: Checked, imported: bool) -> ImportReport:
    """What a check came to, for people and programs."""
    counts = counts_of(checked.statuses)
    wrong: list[Notice] = [notice for notice in checked.preview.notices if notice.wrong]
    errors = [
        RowError(row.number, _title(importer, key), f"{text} → {suggestion}" if suggestion else text)
        for row in checked.rows
        if row.status == "wrong"
        for key, text, suggestion in row.messages
    ]
    return ImportReport(
        readable=len(checked.rows),
        new=counts["new"],
        changed=counts["changed"],
        unchanged=counts["unchanged"],
        skipped=counts["skipped"],
        errors=(*errors, *(RowError(0, "", notice.text) for notice in wrong)),
        notices=tuple(notice.text for notice in checked.preview.notices if not notice.wrong),
        imported=imported,
    )


def _best(tables: list[Table], importer: Importer) -> tuple[Table, dict[str, int]]:
    if not tables:
        raise NoTable(_("No table with headings was found in the file. Choose the file with the table."))
    proposals = [(table, propose(importer, table.headers).places) for table in tables]
    return max(proposals, key=lambda it: len(it[1]))


def _title(importer: Importer, key: str) -> str:
    column = column_of(importer, key)
    return str(column.title) if column else key
