"""Makes the templates that are shipped: python -m plugins.rules_revision.paper_forms.make

Run it after a change of the forms; the .docx files beside it are kept as they come out of it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

HERE = Path(__file__).parent
HEADLINE, BODY = "方正小标宋简体", "仿宋_GB2312"
SIZE = 16  # 三号
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT

ABOLISHED = (
    ("序号", "制度名称", "文号", "废止理由"),
    ("{%tr for 行 in 制度 %}",),
    ("{{ 行.序号 }}", "《{{ 行.名称 }}》", "{{ 行.文号 }}", "{{ 行.理由 }}"),
    ("{%tr endfor %}",),
)
CLEANUP = (
    ("序号", "制度名称", "文号", "清理意见", "理由", "责任单位", "完成时限"),
    ("{%tr for 行 in 制度 %}",),
    (
        "{{ 行.序号 }}",
        "{{ 行.名称 }}",
        "{{ 行.文号 }}",
        "{{ 行.决定 }}",
        "{{ 行.理由 }}",
        "{{ 行.责任 }}",
        "{{ 行.期限 }}",
    ),
    ("{%tr endfor %}",),
)


def main() -> None:
    """Write all files."""
    for name, made in (
        ("explanation", _explanation()),
        ("promulgation", _promulgation()),
        ("abolition", _abolition()),
        ("cleanup_list", _cleanup_list()),
    ):
        made.save(str(HERE / f"{name}.docx"))


def _explanation() -> Any:
    document = _page("关于《{{ 制度名称 }}》的说明")
    _line(document, "{{ 说明 }}", indent=False)
    return document


def _promulgation() -> Any:
    document = _page("关于印发《{{ 制度名称 }}》的通知", number="{{ 文号 }}")
    _line(document, "各专门委员会、机关各科室：", indent=False)
    _line(
        document,
        "《{{ 制度名称 }}》已经{{ 决定机关 }}{{ 决定日期 }}审议通过（{{ 会议依据 }}），现印发给你们，请认真贯彻执行。",
    )
    _line(document, "本制度自{{ 施行日期 }}起施行。原文号：{{ 原文号 or '无' }}。")
    _signed(document)
    document.add_page_break()
    _line(document, "{{ 全文 }}", indent=False)
    return document


def _abolition() -> Any:
    document = _page("关于废止部分制度的通知", number="{{ 文号 }}")
    _line(document, "各专门委员会、机关各科室：", indent=False)
    _line(
        document,
        "经{{ 决定机关 }}{{ 决定日期 }}审议决定（{{ 会议依据 }}），自{{ 施行日期 }}起废止下列{{ 制度|length }}件制度：",
    )
    _table(document, ABOLISHED, (14, 60, 40, 42))
    _signed(document)
    return document


def _cleanup_list() -> Any:
    document = _page("{{ 名称 }}目录", across=True)
    _line(document, "依据：{{ 依据 or '无' }}。清理范围为{{ 截止日期 }}施行的制度，共{{ 制度|length }}件。")
    _table(document, CLEANUP, (14, 55, 42, 24, 60, 26, 22))
    _line(document, "审核：　　　　　　　　　　　日期：　　　年　　月　　日　　（盖章）", indent=False)
    return document


def _page(title: str, number: str = "", across: bool = False) -> Any:
    """An A4 page with its headline, and the document's number under it."""
    document = Document()
    section = document.sections[0]
    sides = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    section.page_width, section.page_height = sides
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _set_font(document.styles["Normal"], BODY, SIZE)
    headline = document.add_paragraph()
    headline.alignment = CENTRE
    _set_font(headline.add_run(title), HEADLINE, 22)
    if number:
        document.add_paragraph(number).alignment = CENTRE
    return document


def _line(document: Any, words: str, indent: bool = True) -> None:
    paragraph = document.add_paragraph(words)
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(28)
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(SIZE * 2)


def _signed(document: Any) -> None:
    for words in ("", "{{ 印发机关 }}", "{{ 印发日期 }}", "（盖章）"):
        document.add_paragraph(words).alignment = RIGHT


def _set_font(where: Any, name: str, points: int) -> None:
    where.font.name, where.font.size = name, Pt(points)
    where.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _table(document: Any, rows: Sequence[tuple[str, ...]], widths: Sequence[int]) -> None:
    """A table with borders, in smaller type; a row with one cell steers the filling."""
    table = document.add_table(len(rows), len(widths), style="Table Grid")
    table.autofit = False
    for row, words in zip(table.rows, rows, strict=True):
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
        if len(words) == 1:
            row.cells[0].merge(row.cells[-1])
        for cell, text in zip(row.cells, words, strict=False):
            run = cell.paragraphs[0].add_run(text)
            run.font.size = Pt(12)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


if __name__ == "__main__":
    main()
