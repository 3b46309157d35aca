"""What a file would do, or did, for people and programs."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from ...errors import PortalError
from ...items import Importer
from .checking import Checked, counts_of
from .known import column_of
from .rows import Notice
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


def _title(importer: Importer, key: str) -> str:
    column = column_of(importer, key)
    return str(column.title) if column else key
