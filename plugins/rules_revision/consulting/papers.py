"""The report on what became of the comments (采纳情况) as a paper for the deciding body."""

from portal.office.official.blocks import Block, Body, Column, TableBlock, Title

from ..models import AdoptionReport

COLUMNS = tuple(
    Column(title, share)
    for title, share in (("序号", 1), ("条款", 2), ("意见摘要", 6), ("条数", 1), ("采纳情况", 2), ("理由", 6))
)
OUTCOMES = {"adopted": "采纳", "partly_adopted": "部分采纳", "not_adopted": "不采纳"}


def report_blocks(report: AdoptionReport) -> tuple[Block, ...]:
    """Set a report with its title, which stands in the contents; the office's papers are in Chinese."""
    told = Title(f"《{report.consultation.title.strip('《》')}》意见采纳情况", listed=True)
    rows = tuple(
        (
            str(number), row["label"], row["summary"], str(row["comments"]), OUTCOMES[row["outcome"]], row["reason"],
        )
        for number, row in enumerate(report.rows, 1)
    )  # fmt: skip
    table = (TableBlock(COLUMNS, rows),) if rows else (Body("未收到意见。"),)
    return (told, *(Body(line.strip()) for line in report.introduction.splitlines() if line.strip()), *table)
