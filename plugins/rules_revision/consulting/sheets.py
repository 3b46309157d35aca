"""Spreadsheets of comments and of what became of them. What people wrote stays text: never a formula, never a link."""

from collections.abc import Iterable, Sequence

from portal.clock import local
from portal.office.sheets.columns import Column
from portal.office.sheets.pages import Book, Page
from portal.office.sheets.writing import write_xlsx

from ..models import AdoptionReport, Comment
from .terms import COMMENT_STATES, OUTCOMES, WAYS, WHOLE

REPORT = (
    ("序号", 6), ("条款", 12), ("意见摘要", 50), ("意见条数", 8), ("采纳情况", 12), ("理由", 50), ("修改的条款", 14),
)  # fmt: skip
TABLE = (
    ("序号", 6), ("意见编号", 16), ("条款", 12), ("意见内容", 50), ("来源", 10), ("单位", 16), ("收到日期", 12),
    ("状态", 10), ("采纳情况", 12), ("理由", 40), ("修改的条款", 14),
)  # fmt: skip
Columns = Sequence[tuple[str, int]]
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
    return _sheet("采纳情况", REPORT, rows)


def table_sheet(comments: Iterable[Comment]) -> bytes:
    """All comments for those who work them in (意见汇总表), without names and telephone numbers."""
    rows = [(number, *_cells(comment)) for number, comment in enumerate(comments, 1)]
    return _sheet("意见汇总表", TABLE, rows)


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


def _sheet(title: str, columns: Columns, rows: Iterable[Cells]) -> bytes:
    declared = tuple(Column(str(place), name, width=width) for place, (name, width) in enumerate(columns))
    return write_xlsx(Book((Page(title, declared, rows),)))
