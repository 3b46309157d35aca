"""What stands in a file and was not read, in sentences: rows that are none, columns that came twice, other sheets."""

from collections.abc import Iterable, Iterator, Sequence

from flask_babel import gettext as _

from ...items import Importer
from ..sheets.columns import match_headers
from ..sheets.left_out import LeftOut, Why
from ..sheets.tables import Table, find_table
from ..sheets.workbook import Workbook, column_letter
from .tables import SheetHead

SHOWN = 5  # rows of a kind that are named with their words
LONGEST = 24
KNOWN = 2  # headings that make a row of headings


def unread_rows(table: Table | SheetHead, importer: Importer) -> list[str]:
    """A sentence for each kind of rows that were left out."""
    grouped = any(column.from_section for column in importer.columns)
    by_kind: dict[Why, list[LeftOut]] = {}
    for row in table.left_out:
        by_kind.setdefault(row.why, []).append(row)
    return [_sentence(why, _rows(rows, table.dropped.get(why, 0)), grouped) for why, rows in by_kind.items()]


def unread_sheets(book: Workbook, tables: Iterable[Table], chosen: Table) -> Iterator[str]:
    """The sheets in which something stands beside the chosen one."""
    others = [table.sheet for table in tables if table is not chosen]
    if others:
        yield _(
            "Other sheets with tables were not read: %(names)s. Import each by its name, or put them into one sheet.",
            names="、".join(others),
        )
    known = {chosen.sheet, *others}
    if empty := [sheet.name for sheet in book.sheets if sheet.rows and sheet.name not in known]:
        yield _("Sheets without a table, not read: %(names)s.", names="、".join(empty))


def unread_columns(table: Table, importer: Importer) -> Iterator[str]:
    """The columns whose heading came before."""
    places = match_headers(table.headers, importer.columns).twice_at
    for place in places:
        if number := next((row.number for row in table.rows if place in row.cells), 0):
            yield _(
                "The heading “%(name)s” comes again in column %(letter)s. That column was not read; it is filled from "
                "row %(row)d on.",
                name=table.headers[place],
                letter=column_letter(place),
                row=number,
            )


def no_table(book: Workbook, importer: Importer) -> str:
    """Why there is nothing to import in a file, and what to do."""
    if not any(sheet.rows for sheet in book.sheets):
        return _("There is nothing in the file. Choose the file with the table.")
    found = [table for sheet in book.sheets if (table := find_table(sheet, importer.columns))]
    if any(len(match_headers(table.headers, importer.columns).places) >= KNOWN for table in found):
        return _("The file has headings and no rows below them. Choose the file with the rows.")
    names = "、".join(str(it.title) for it in importer.columns[:3])
    return _(
        "No table with headings was found in the file. Write the headings above the columns, as %(names)s, or choose "
        "the file with the table.",
        names=names,
    )


def _rows(rows: Sequence[LeftOut], count: int) -> str:
    named = "、".join(
        _("row %(row)d “%(text)s”", row=row.number, text=_short(row.text)) for row in rows[:SHOWN]
    )  # fmt: skip
    return _("%(named)s and more, %(count)d rows", named=named, count=count) if len(rows) > SHOWN else named


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _sentence(why: Why, rows: str, grouped: bool) -> str:
    if why == "totals":
        return _("Not read, as these are sums: %(rows)s.", rows=rows)
    if why == "ghosts":
        return _("Not read, as only a number stands there: %(rows)s.", rows=rows)
    if why == "notes":
        return _("Not read, as these are notes or signatures: %(rows)s.", rows=rows)
    if why == "headers":
        return _("Not read, as headings or titles come again: %(rows)s.", rows=rows)
    if why == "tables":
        return _(
            "Another table begins below and was not read: %(rows)s. Put it into a sheet of its own to import it.",
            rows=rows,
        )
    if not grouped:
        return _("Not read, as these stand alone across the table: %(rows)s.", rows=rows)
    return _("Read as the heading of the rows below, not as rows: %(rows)s.", rows=rows)
