"""Makes the templates that are shipped: python -m plugins.problem_inventory.word_forms.make

Run it after a change of the forms; the .docx files beside it are kept as they come out of it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

HERE = Path(__file__).parent
HEADLINE, BODY = "方正小标宋简体", "仿宋_GB2312"
WIDTHS = (30, 48, 30, 48)  # mm, of a table with two pairs of label and value
SIGNED = "\n\n签字：　　　　　　　　（盖章）\n　　　年　　月　　日"

ITEM_ROWS = (
    ("编　　号", "{{ 编号 }}", "责任单位", "{{ 责任单位 }}"),
    ("责任领导", "{{ 责任领导 }}", "责 任 人", "{{ 责任人 }}"),
    ("整改事项", "{{ 整改事项 }}"),
    ("整改目标", "{{ 整改目标 }}"),
)
EXTENSION_ROWS = (
    *ITEM_ROWS,
    ("首次公布时限", "{{ 首次公布时限 }}", "现行时限", "{{ 现行时限 }}"),
    ("申请时限", "{{ 申请时限 }}", "申请日期", "{{ 申请日期 }}"),
    ("延期原因", "{{ 延期原因 }}"),
    ("目前进展", "{{ 目前进展 }}"),
    ("申 请 人", "{{ 申请人 }}\n\n签字：　　　　　　　　　　　年　　月　　日"),
    ("责任单位意见", SIGNED),
    ("责任领导意见", SIGNED),
    ("整改工作领导小组意见", SIGNED),
)
CLOSE_OUT_ROWS = (
    *ITEM_ROWS,
    ("配合单位", "{{ 配合单位 or '无' }}"),
    ("首次公布时限", "{{ 首次公布时限 }}", "现行时限", "{{ 现行时限 }}"),
    ("公开承诺", "{{ 公开承诺 }}"),
)
MEASURES = (
    ("序号", "整改措施", "责任人", "时限", "完成日期"),
    ("{%tr for 行 in 措施 %}",),
    ("{{ 行.序号 }}", "{{ 行.内容 }}", "{{ 行.责任人 }}", "{{ 行.时限 }}", "{{ 行.完成日期 }}"),
    ("{%tr endfor %}",),
)
PROGRESS = (
    ("日期", "整改进展", "佐证材料"),
    ("{%tr for 行 in 进展 %}",),
    ("{{ 行.日期 }}", "{{ 行.内容 }}", "{{ 行.佐证材料 }}"),
    ("{%tr endfor %}",),
)
OPINIONS = (
    ("责任单位申请销号意见", SIGNED),
    ("责任领导审核意见", SIGNED),
    ("整改办验收意见", SIGNED),
    ("整改工作领导小组审定意见", "（会议名称、届次和日期）" + SIGNED),
)


def main() -> None:
    """Write both files."""
    extension = _page("整改事项延期审批表")
    _table(extension, EXTENSION_ROWS, WIDTHS)
    extension.save(str(HERE / "extension.docx"))
    close_out = _page("整改事项销号审核表")
    _table(close_out, CLOSE_OUT_ROWS, WIDTHS)
    _table(close_out, MEASURES, (14, 46, 24, 36, 36))
    _table(close_out, PROGRESS, (36, 70, 50))
    _table(close_out, OPINIONS, WIDTHS)
    close_out.save(str(HERE / "close_out.docx"))


def _page(title: str) -> Any:
    """An A4 page with its headline."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(30), Mm(25)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _set_font(document.styles["Normal"], BODY, 12)
    headline = document.add_paragraph()
    headline.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set_font(headline.add_run(title), HEADLINE, 22)
    return document


def _set_font(where: Any, name: str, points: int) -> None:
    where.font.name, where.font.size = name, Pt(points)
    where.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _table(document: Any, rows: Sequence[tuple[str, ...]], widths: Sequence[int]) -> None:
    """A table with borders; the last cell of a shorter row reaches to the edge."""
    table = document.add_table(len(rows), len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row, words in zip(table.rows, rows, strict=True):
        row.height = Mm(9)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width, cell.vertical_alignment = Mm(width), WD_CELL_VERTICAL_ALIGNMENT.CENTER
        if len(words) < len(widths):
            row.cells[len(words) - 1].merge(row.cells[-1])
        for place, text in enumerate(words):
            row.cells[place].text = text
    document.add_paragraph().paragraph_format.space_after = Pt(0)


if __name__ == "__main__":
    main()
