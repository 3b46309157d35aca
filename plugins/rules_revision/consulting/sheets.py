"""Spreadsheets of comments and of what became of them. What people wrote stays text: never a formula, never a link."""

from collections.abc import Iterable, Sequence
from io import BytesIO

import xlsxwriter

from portal.clock import local

from ..models import AdoptionReport, Comment
from .terms import COMMENT_STATES, OUTCOMES, WAYS, WHOLE

LONGEST_CELL = 32_000  # a cell holds 32,767 characters
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
REPORT = ("序号", "条款", "意见摘要", "意见条数", "采纳情况", "理由", "修改的条款")
TABLE = ("序号", "意见编号", "条款", "意见内容", "来源", "单位", "收到日期", "状态", "采纳情况", "理由", "修改的条款")
Cells = Sequence[str | int]


def report_sheet(report: AdoptionReport) -> bytes:
    """The report on what became of the comments (采纳情况)."""
    rows = [
        (
            number, row["label"], row["summary"], row["comments"], str(OUTCOMES[row["outcome"]]), row["reason"],
            row["changed"],
        )
        for number, row in enumerate(report.rows, 1)
    ]  # fmt: skip
    return _sheet("采纳情况", REPORT, (6, 12, 50, 8, 12, 50, 14), rows)


def table_sheet(comments: Iterable[Comment]) -> bytes:
    """All comments for those who work them in (意见汇总表), without names and telephone numbers."""
    rows = [(number, *_cells(comment)) for number, comment in enumerate(comments, 1)]
    return _sheet("意见汇总表", TABLE, (6, 16, 12, 50, 10, 16, 12, 10, 12, 40, 14), rows)


def _cells(comment: Comment) -> Cells:
    return (
        comment.receipt_number,
        comment.label or str(WHOLE),
        comment.body,
        str(WAYS[comment.way]),
        comment.unit,
        local(comment.received_at).date().isoformat(),
        str(COMMENT_STATES[comment.state]),
        str(OUTCOMES.get(comment.outcome, "")),
        comment.outcome_reason,
        comment.changed_label,
    )


def _sheet(title: str, columns: Sequence[str], widths: Sequence[int], rows: Iterable[Cells]) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content, SAFE) as book:
        head, cell = book.add_format({"bold": True, "border": 1}), book.add_format({"text_wrap": True, "border": 1})
        sheet = book.add_worksheet(title)
        for column, (name, width) in enumerate(zip(columns, widths, strict=True)):
            sheet.write_string(0, column, name, head)
            sheet.set_column(column, column, width)
        for place, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(place, column, value, cell)
                else:
                    sheet.write_string(place, column, value[:LONGEST_CELL], cell)
    return content.getvalue()
