"""Making the template of a form that a plugin ships: an A4 page in the manner of official papers.

letter = page("民主监督建议书")
add_line(letter, "{{ 被派驻单位 }}：")
add_table(letter, (("标　　题", "{{ 标题 }}"),), (34, 122))
letter.save("letter.docx")
"""

from collections.abc import Sequence
from typing import Any, Literal

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

HEADLINE, BODY = "方正小标宋简体", "仿宋_GB2312"
SIGNED = "\n\n签字：　　　　　　　　　　　年　　月　　日"
SEALED = "\n\n签字：　　　　　　　　（盖章）\n　　　年　　月　　日"
_SIDES = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}

Side = Literal["left", "center", "right"]


def page(title: str, size: int = 16, across: bool = False, edges: tuple[int, int] = (37, 35)) -> Any:
    """Begin a form with its headline; `size` of the text in points, `edges` are top and bottom margins in mm."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = map(Mm, edges)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _set_font(document.styles["Normal"], BODY, size)
    headline = document.add_paragraph()
    headline.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set_font(headline.add_run(title), HEADLINE, 22)
    return document


def add_line(document: Any, words: str, side: Side = "left", indent: int = 0) -> None:
    """Add a paragraph; `indent` moves its first line by so many points."""
    paragraph = document.add_paragraph(words)
    paragraph.alignment = _SIDES[side]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.first_line_indent = Pt(indent)


def add_table(document: Any, rows: Sequence[tuple[str, ...]], widths: Sequence[int], height: int = 9) -> None:
    """Add a table with borders, in mm; the last cell of a shorter row reaches to the edge."""
    table = document.add_table(len(rows), len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row, words in zip(table.rows, rows, strict=True):
        row.height = Mm(height)
        _fill(row, words, widths)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(row: Any, words: tuple[str, ...], widths: Sequence[int]) -> None:
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width, cell.vertical_alignment = Mm(width), WD_CELL_VERTICAL_ALIGNMENT.CENTER
    if len(words) < len(widths):
        row.cells[len(words) - 1].merge(row.cells[-1])
    for place, text in enumerate(words):
        row.cells[place].text = ""
        row.cells[place].paragraphs[0].add_run(text).font.size = Pt(12)


def _set_font(where: Any, name: str, points: int) -> None:
    where.font.name, where.font.size = name, Pt(points)
    where.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
