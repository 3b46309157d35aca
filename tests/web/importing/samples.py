"""Spreadsheets and pages for the tests of imports."""

import re
from collections.abc import Sequence
from io import BytesIO

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

HEAD = ("书名", "类别", "捐赠人电话", "年份")
SOUND = (HEAD, ("水稻", "农业", "13812341234", 2001), ("县志", "历史", None, 1990))


def sheet_of(
    *rows: Sequence[object], title: str = "", more: dict[str, Sequence[Sequence[object]]] | None = None
) -> bytes:
    """An xlsx file with these rows, and further sheets."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        for name, lines in {"书目": ([title], *rows) if title else rows, **(more or {})}.items():
            page = book.add_worksheet(name)
            for number, line in enumerate(lines):
                page.write_row(number, 0, line)
    return content.getvalue()


def digest_of(page: str) -> str:
    """The digest in the form that confirms a preview."""
    found = re.search(r'name="digest" value="([^"]+)"', page)
    assert found, page
    return found[1]


def rows_of(content: bytes) -> list[list[object]]:
    """What stands in the first sheet of an xlsx file."""
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
