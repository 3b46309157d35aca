"""Makes the template that is shipped: python -m plugins.rules_revision.word_forms.make

Run it after a change of the form; the .docx file beside it is kept as it comes out of it.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

HERE = Path(__file__).parent
HEADLINE, BODY = "方正小标宋简体", "仿宋_GB2312"
INDENT = "　　"
WORDS = (
    "各有关单位：",
    INDENT + "{{ 公告 }}",
    INDENT + "现将《{{ 制度名称 }}》（征求意见稿）送上，请研究提出修改意见，并于{{ 截止日期 }}前以书面形式反馈；"
    "没有意见的，也请函告。",
    INDENT + "联系方式：{{ 联系人 }}",
    INDENT + "附件：《{{ 制度名称 }}》（征求意见稿）",
)
ROWS = (
    ("序号", "征求意见单位", "反馈截止日期"),
    ("{%tr for 行 in 征求意见单位 %}", "", ""),
    ("{{ 行.序号 }}", "{{ 行.名称 }}", "{{ 行.截止日期 }}"),
    ("{%tr endfor %}", "", ""),
)


def main() -> None:
    """Write the file."""
    letter = Document()
    section = letter.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    _set_font(letter.styles["Normal"], BODY, 16)
    headline = letter.add_paragraph()
    headline.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set_font(headline.add_run("关于征求《{{ 制度名称 }}》修改意见的函"), HEADLINE, 22)
    for words in WORDS:
        letter.add_paragraph(words)
    for words in ("（盖章）", "{{ 发函日期 }}"):
        letter.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _table(letter)
    letter.save(str(HERE / "letter.docx"))


def _set_font(where: Any, name: str, points: int) -> None:
    where.font.name, where.font.size = name, Pt(points)
    where.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _table(letter: Any) -> None:
    table = letter.add_table(len(ROWS), len(ROWS[0]), style="Table Grid")
    for row, words in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text


if __name__ == "__main__":
    main()
