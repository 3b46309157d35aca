"""Makes the template that is shipped: python -m plugins.rules_supervisors.word_forms.make

Run it after a change of the form; the .docx file beside it is kept as it comes out of it.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

HERE = Path(__file__).parent
HEADLINE, BODY = "方正小标宋简体", "仿宋_GB2312"
SIGNED = "\n\n签字：　　　　　　　　　　　年　　月　　日"
SEALED = "\n\n签字：　　　　　　　　（盖章）\n　　　年　　月　　日"
ROWS = (
    ("标　　题", "{{ 标题 }}"),
    ("发现的问题", "{{ 发现的问题 }}"),
    ("意见建议", "{{ 意见建议 }}"),
    ("组长签署", "{{ 组长 }}" + SIGNED),
    ("专门委员会审核", "{{ 审核人 }}" + SEALED),
    ("被派驻单位签收", "{{ 签收日期 }}" + SIGNED),
    ("答复期限", "{{ 答复期限 }}"),
)


def main() -> None:
    """Write the file."""
    document = _page()
    _line(document, "民主监督建议书", WD_ALIGN_PARAGRAPH.CENTER, HEADLINE, 22)
    _line(document, "{{ 编号 }}", WD_ALIGN_PARAGRAPH.CENTER, BODY, 14)
    _line(document, "{{ 被派驻单位 }}：", WD_ALIGN_PARAGRAPH.LEFT, BODY, 14)
    _table(document)
    ask = "　　请书面答复采纳情况；不采纳的，请说明理由。"
    _line(document, ask, WD_ALIGN_PARAGRAPH.LEFT, BODY, 14)
    _line(document, "{{ 签发日期 }}　　（盖章）", WD_ALIGN_PARAGRAPH.RIGHT, BODY, 14)
    document.save(str(HERE / "letter.docx"))


def _page() -> Any:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _set_font(document.styles["Normal"], BODY, 12)
    return document


def _line(document: Any, words: str, alignment: WD_ALIGN_PARAGRAPH, font: str, points: int) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = alignment
    _set_font(paragraph.add_run(words), font, points)


def _set_font(where: Any, name: str, points: int) -> None:
    where.font.name, where.font.size = name, Pt(points)
    where.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _table(document: Any) -> None:
    table = document.add_table(len(ROWS), 2, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for row, words in zip(table.rows, ROWS, strict=True):
        row.height = Mm(12)
        for cell, text, width in zip(row.cells, words, (34, 122), strict=True):
            cell.width, cell.vertical_alignment, cell.text = Mm(width), WD_CELL_VERTICAL_ALIGNMENT.CENTER, text


if __name__ == "__main__":
    main()
