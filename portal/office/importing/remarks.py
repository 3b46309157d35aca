"""Rows as a spreadsheet again, with a column that says what is wrong with each: to be mended and uploaded anew."""

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from ...items import Importer
from ..sheets.columns import Column
from ..sheets.pages import Book, Page
from ..sheets.workbook import Value
from ..sheets.writing import write_xlsx
from . import parts
from .checking import Fixes
from .models import DONE, StagedImport
from .steps import fixes_of
from .tables import written_rows
from .wording import said_of

REMARKS = "说明"  # in files, which are for colleagues, whatever language the page is in
WIDE = 40


def with_remarks(staged: StagedImport, importer: Importer, wrong_only: bool) -> bytes:
    """The rows that are wrong or left out, or all of them."""
    rows = _left_out(staged, importer) if staged.state == DONE else _checked(staged, importer, wrong_only)
    remarks = Column("_remarks", REMARKS, kind="long_text", width=WIDE)
    return write_xlsx(Book((Page(str(importer.title), (*importer.columns, remarks), rows),)))


def _checked(staged: StagedImport, importer: Importer, wrong_only: bool) -> Iterator[list[Value]]:
    fixes: Fixes = fixes_of(staged)
    written = written_rows(staged)
    for row, shown in zip(written, parts.read_list(staged, "outcome"), strict=True):
        if not wrong_only or shown["status"] in ("wrong", "skipped"):
            cells = fixes.apply(row).cells
            yield [*(cells.get(it.key) for it in importer.columns), _remark(importer, shown["messages"])]


def _left_out(staged: StagedImport, importer: Importer) -> Iterator[list[Value]]:
    for _number, cells, messages in parts.read_list(staged, "failed"):
        yield [*(cells.get(it.key) for it in importer.columns), _remark(importer, messages)]


def _remark(importer: Importer, messages: Iterable[list[str]]) -> str:
    return "\n".join(said_of(importer, {}, message) for message in messages)


def file_name(importer: Importer) -> str:
    """What the file is called."""
    return _("%(title)s, with remarks.xlsx", title=importer.title)
