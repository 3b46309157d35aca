"""Official papers as Word files, opened with another program's eyes: python-docx."""

import io
import re
import subprocess
import sys
import zipfile
from datetime import date

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given
from hypothesis import strategies as st

from portal.office.official.blocks import (
    Annexes,
    Body,
    Column,
    Contents,
    Heading,
    Landscape,
    Number,
    OfficialDocument,
    PageBreak,
    Run,
    Signature,
    TableBlock,
    Title,
)
from portal.office.official.writing import write_official

pytestmark = pytest.mark.once
TABLE = TableBlock((Column("序号"), Column("修改后条文", 4)), (("1", (Run("每"), Run("季度\n第二款", "inserted"))),))


def written(*blocks, title="某办法", dated=None):
    target = io.BytesIO()
    write_official(OfficialDocument(title, blocks, dated), target)
    return target


def opened(*blocks, **properties):
    return docx.Document(written(*blocks, **properties))


def fonts(paragraph):
    return paragraph.style.element.find(qn("w:rPr")).find(qn("w:rFonts"))


def test_the_page_is_that_of_the_standard():
    (section,) = opened(Body("甲")).sections
    size = (section.page_width, section.page_height)
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(it.mm) for it in (*size, *margins)] == [210, 297, 37, 28, 26, 35]


@pytest.mark.parametrize(
    ("block", "font", "size"),
    [
        (Title("办法"), "方正小标宋简体", 22),
        (Heading("一、总体要求", 1), "黑体", 16),
        (Heading("（一）原则", 2), "楷体", 16),
        (Heading("1. 从严", 3), "仿宋", 16),
        (Body("第一条"), "仿宋", 16),
    ],
)
def test_each_layer_has_its_font(block, font, size):
    (paragraph,) = opened(block).paragraphs
    assert fonts(paragraph).get(qn("w:eastAsia")) == font
    assert paragraph.style.font.size == Pt(size)
    assert paragraph.style.font.name == "Times New Roman"


def test_the_body_has_its_pitch_and_its_indent():
    form = opened(Body("第一条")).paragraphs[0].style.paragraph_format
    assert (form.line_spacing, form.first_line_indent) == (Pt(28.95), Pt(32))


def test_twenty_eight_characters_fit_into_a_line():
    style = opened(Body("第一条")).paragraphs[0].style
    closer = int(style.element.find(qn("w:rPr")).find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert 27 * Mm(156).pt / 28 < 28 * (16 + closer) <= Mm(156).pt


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages():
    section = opened(Body("甲")).sections[0]
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        (paragraph,) = footer.paragraphs
        assert (paragraph.text, paragraph.alignment.name) == ("— 1 —", side)
        assert paragraph._p.xpath("string(.//w:instrText)").strip() == "PAGE"
    assert opened(Body("甲")).settings.odd_and_even_pages_header_footer


@pytest.mark.parametrize("text", ["政协发[2026]1号", "政协发（2026）1号", "政协发【2026】1号", "政协发〔2026〕1号"])
def test_the_year_of_a_number_stands_in_its_own_brackets(text):
    assert opened(Number(text)).paragraphs[0].text == "政协发〔2026〕1号"


def test_insertions_and_deletions_are_marked():
    words = (Run("每"), Run("月", "deleted"), Run("季度", "inserted"), Run("第一条", "strong"))
    plain, gone, new, strong = opened(Body(words)).paragraphs[0].runs
    assert (plain.bold, gone.font.strike, new.bold, new.underline) == (None, True, True, True)
    assert strong._r.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"


def test_quotation_marks_are_printed_in_the_chinese_font():
    assert opened(Body("“三定”")).paragraphs[0].runs[0]._r.rPr.rFonts.get(qn("w:hint")) == "eastAsia"


def test_a_table_fills_the_width_and_repeats_its_head():
    (table,) = opened(TABLE).tables
    assert [cell.text for row in table.rows for cell in row.cells] == ["序号", "修改后条文", "1", "每季度\n第二款"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert 155 < sum(cell.width.mm for cell in table.rows[0].cells) < 156.1
    assert table.cell(1, 1).paragraphs[1].runs[0].bold


def test_a_row_with_a_cell_too_few_is_refused():
    with pytest.raises(ValueError, match="cells"):
        TableBlock((Column("甲"), Column("乙")), (("1",),))


def test_wide_tables_lie_on_pages_of_their_own():
    paper = opened(Body("甲"), Landscape((TABLE,)), Body("乙"))
    upright, across, again = paper.sections
    assert [it.orientation for it in (upright, across, again)] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert (round(across.page_width.mm), round(across.top_margin.mm), round(across.left_margin.mm)) == (297, 28, 35)
    assert 223 < sum(cell.width.mm for cell in paper.tables[0].rows[0].cells) < 225.1


def test_a_paper_may_lie_across_from_the_first_page_to_the_last():
    assert [it.orientation for it in opened(Landscape((TABLE,))).sections] == [WD_ORIENT.LANDSCAPE]


def test_the_signature_is_centred_on_its_longest_line_at_the_right():
    name, day = opened(Signature(("某县政协", "2026年11月26日"))).paragraphs
    assert (name.alignment.name, day.alignment.name) == ("RIGHT", "RIGHT")
    assert day.paragraph_format.right_indent == Pt(4 * 16)
    assert name.paragraph_format.right_indent == Pt((4 + (7 - 4) / 2) * 16)  # the day is as wide as seven characters


def test_one_annex_has_no_number_and_several_have():
    assert [it.text for it in opened(Annexes(("办法",))).paragraphs] == ["附件：办法"]
    assert [it.text.strip() for it in opened(Annexes(("甲", "乙"))).paragraphs] == ["附件：1. 甲", "2. 乙"]


def test_contents_are_a_field_and_written_out():
    collection = (Contents(1), PageBreak(), Title("甲办法", listed=True), Heading("一、总则"), Heading("（一）目的", 2))
    heading, first, second, *_ = opened(*collection).paragraphs
    assert [it.text for it in (heading, first, second)] == ["目　录", "甲办法", "一、总则"]
    assert first._p.xpath("string(.//w:instrText)") == ' TOC \\o "1-1" \\t "Listed Title,1" '
    assert second._p.xpath(".//w:fldChar/@w:fldCharType") == ["end"]


def test_contents_of_nothing_are_not_there():
    assert [it.text for it in opened(Contents(), Body("甲")).paragraphs] == ["甲"]


def test_the_same_paper_gives_the_same_bytes_and_names_nobody():
    blocks = (Title("办法"), Contents(), Heading("一、总则"), TABLE)
    first, second = (written(*blocks, dated=date(2026, 11, 26)).getvalue() for _ in range(2))
    assert first == second
    properties = docx.Document(io.BytesIO(first)).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("某办法", "", "")
    assert properties.created.date() == date(2026, 11, 26)
    assert {it.date_time[0] for it in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {1980}


def test_each_style_that_is_used_is_there():
    target = written(Title("办法"), TABLE, Landscape((TABLE,)), Contents(), Heading("一、"), Annexes(("甲",)))
    parts = zipfile.ZipFile(target)
    used = set(re.findall(r'<w:(?:p|tbl)Style w:val="(\w+)"', parts.read("word/document.xml").decode()))
    assert used <= set(re.findall(r'w:styleId="(\w+)"', parts.read("word/styles.xml").decode()))


@given(st.text(min_size=1))
def test_any_text_makes_a_file_that_opens(text):
    assert len(opened(Body("甲" + text), title=text).paragraphs) == 1


def test_the_writer_needs_neither_flask_nor_a_database():
    code = "import sys, portal.office.official.writing; print({'flask', 'sqlalchemy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
