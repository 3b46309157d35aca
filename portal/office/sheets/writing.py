"""Spreadsheets to take away: as offices draw them, and without anything that becomes a formula or a link."""

import csv
import re
from collections.abc import Sequence
from io import BytesIO, StringIO

from .cells import NUMBER
from .columns import Column
from .pages import Book, Page
from .shown import shown
from .workbook import Value

__all__ = ["Book", "Page", "write_csv", "write_template", "write_xlsx"]
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]|[\t\r]")


def write_xlsx(book: Book) -> bytes:
    """The file: titles merged across, values of group columns merged, print set up for A4 across.

    Rows are written as they come and kept on disk, except where group columns are merged.
    """
    import xlsxwriter  # 8 MB that most processes never need

    from .drawing import Drawn, Styles

    grouped = any(column.group for page in book.pages for column in page.columns)
    content = BytesIO()
    with xlsxwriter.Workbook(content, SAFE | {"constant_memory": not grouped}) as target:
        styles = Styles(target)
        for page in book.pages:
            Drawn(target, styles, page).draw()
    return content.getvalue()


def write_csv(page: Page, encoding: str = "utf-8-sig") -> bytes:
    """Headings and rows only; `encoding` is "utf-8-sig", as WPS and Excel want it, or "gb18030"."""
    text = StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow([_harmless(column.title) for column in page.columns])
    for row in page.rows:
        rows.writerow([_harmless(shown(*pair)) for pair in zip(page.columns, row, strict=True)])
    return text.getvalue().encode(encoding, "replace")


def write_template(name: str, columns: Sequence[Column]) -> bytes:
    """An empty table to fill in, with hints and lists of choices; the example stands on a second sheet."""
    import xlsxwriter

    from .drawing import Styles
    from .template import draw_template

    content = BytesIO()
    with xlsxwriter.Workbook(content, SAFE | {"in_memory": True}) as target:
        draw_template(target, Styles(target), name, columns)
    return content.getvalue()


def _harmless(value: Value) -> str:
    """A text that a program would read as a formula gets an apostrophe before it; numbers stay as they are."""
    text = "" if value is None else str(value)
    risky = isinstance(value, str) and FORMULA.match(text) and not NUMBER.fullmatch(text)
    return f"'{text}" if risky else text
