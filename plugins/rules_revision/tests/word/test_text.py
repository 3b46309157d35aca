"""What the printed page shows is text, and nothing else."""

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules_revision.engine.word.reading import read_word
from plugins.rules_revision.tests.word.files import W, archive, cell, p, run, table, word

pytestmark = pytest.mark.once


def lines(body, **parts):
    return [(line.kind, line.text) for line in read_word(word(body, **parts)).lines]


def texts(body, **parts):
    return [text for _, text in lines(body, **parts)]


def test_breaks_by_hand_make_lines():
    broken = "<w:t>第一条</w:t><w:br/><w:t>第二条</w:t><w:cr/><w:t>第三条</w:t><w:br w:type='page'/><w:t>第四条</w:t>"
    body = p(f"<w:r>{broken}</w:r>")
    assert texts(body) == ["第一条", "第二条", "第三条", "第四条"]


def test_tabs_hyphens_and_signs_are_text():
    body = p('<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>')
    assert texts(body) == ["甲\t乙-☑"]


def test_full_width_blanks_stay_and_others_go_as_in_word():
    body = p("\u3000\u3000第一条\u3000总则") + p("<w:r><w:t> 甲\n乙 </w:t></w:r>")
    assert texts(body) == ["\u3000\u3000第一条\u3000总则", "甲 乙"]


def test_text_is_composed():
    assert texts(p("cafe\u0301条")) == ["caf\u00e9条"]


def test_hidden_text_is_not_printed():
    styles = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r>"
    by_style = '<w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>乙</w:t></w:r>'
    shown = '<w:r><w:rPr><w:rStyle w:val="H"/><w:vanish w:val="0"/></w:rPr><w:t>丙</w:t></w:r>'
    assert texts(p(hidden, by_style, shown), styles=styles) == ["丙"]


@pytest.mark.parametrize(
    "around",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        '<w:fldSimple w:instr="DATE">{}</w:fldSimple>',
        "<w:unheardOf>{}</w:unheardOf>",
    ],
)
def test_text_is_found_in_whatever_is_around_it(around):
    assert texts(p("第一条", around.format(run("为了")), "规范")) == ["第一条为了规范"]


def test_controls_around_paragraphs_and_rows_are_transparent():
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    rows = (
        table(["甲", "乙"])
        .replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>")
        .replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>")
    )
    assert texts(control.format(control.format(p("第一条"))) + rows) == ["第一条", "甲\t乙"]


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text):
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_the_code_of_a_field_is_no_text():
    inner = mark("begin") + code("PAGE") + mark("separate") + run("内层") + mark("end")
    field = mark("begin") + code(" REF x ") + inner + mark("separate") + run("第三条") + mark("end")
    assert texts(p("依照", field, "的规定")) == ["依照第三条的规定"]


def test_a_field_without_end_swallows_nothing():
    assert texts(p("第一条", mark("begin"), code("REF")) + p("第二条")) == ["第一条", "第二条"]


def test_circled_numbers_made_by_a_field_are_numbers():
    assert texts(p(mark("begin"), code(r"eq \o\ac(○,3)"), mark("end"), "丙")) == ["③丙"]


def test_a_table_of_contents_is_told_from_the_text():
    toc = p(mark("begin"), code(r' TOC \o "1-2" '), mark("separate"), "第一章 总则", "<w:r><w:tab/></w:r>", "1")
    more = p("第二章 附则") + p(mark("end"), "县政协办公室")
    assert lines(p("目　录") + toc + more + p("第一章 总则")) == [
        ("toc", "目　录"),
        ("toc", "第一章 总则\t1"),
        ("toc", "第二章 附则"),
        ("text", "县政协办公室"),
        ("text", "第一章 总则"),
    ]


def test_contents_in_a_control_or_in_their_styles_are_told_too():
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{p('目录')}{p('第一章')}</w:sdtContent></w:sdt>"
    styles = '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    by_style = p("第二章", properties='<w:pStyle w:val="11"/>')
    assert [kind for kind, _ in lines(control + by_style + p("第一章"), styles=styles)] == ["toc", "toc", "toc", "text"]


def test_notes_stand_apart_without_their_mark():
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{it}">{p(text)}</w:footnote>' for it, text in (("0", "线"), ("2", "乙注"), ("1", "甲注"))
    )
    text = read_word(word(p("甲", reference.format(1)) + p("乙", reference.format(2)), footnotes=notes))
    assert ([line.text for line in text.lines], text.notes) == (["甲", "乙"], ["甲注", "乙注"])


def box(*paragraphs):
    return f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"


def test_a_text_box_in_two_forms_is_read_once():
    new = (
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box(p('抄送'), p('各委'))}</wps:txbx></w:drawing></mc:Choice>"
    )
    old = f"<mc:Fallback><w:pict><v:textbox>{box(p('抄送'), p('各委'))}</v:textbox></w:pict></mc:Fallback>"
    body = p("第一条", f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>", "为了")
    assert lines(body) == [("text", "第一条为了"), ("box", "抄送"), ("box", "各委")]


def test_a_text_box_that_only_the_old_form_holds_is_read():
    old = f"<mc:Fallback><w:pict><v:textbox>{box(p('抄送'))}</v:textbox></w:pict></mc:Fallback>"
    choice = "<mc:Choice Requires='wps'><w:drawing/></mc:Choice>"
    assert texts(p("<w:r><mc:AlternateContent>" + choice + old + "</mc:AlternateContent></w:r>")) == ["抄送"]


def test_a_row_is_one_line_with_its_cells():
    text = read_word(word(table(["序号", "内容"], ["1", p("甲") + p("乙")])))
    assert [(line.kind, line.text, line.cells) for line in text.lines] == [
        ("table", "序号\t内容", ("序号", "内容")),
        ("table", "1\t甲 乙", ("1", "甲\n乙")),
    ]


def test_merged_cells_are_read_once():
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table([cell("类别", start), "甲"], [cell("类别", on), "乙"], [cell("合计", '<w:gridSpan w:val="2"/>')])
    assert texts(body) == ["类别\t甲", "\t乙", "合计"]


def test_a_table_in_a_cell_loses_nothing():
    assert texts(table(["甲", table(["一", "二"], ["三", "四"]) + p("乙")])) == ["甲\t一 二 三 四 乙"]


def test_a_frame_around_text_is_no_table():
    assert lines(table([p("第一条") + p("第二条")])) == [("text", "第一条"), ("text", "第二条")]


def test_headers_and_footers_are_left_out():
    assert texts(p("第一条"), header1=p("页眉"), footer1=p("— 1 —")) == ["第一条"]


def test_the_strict_form_is_read_as_the_usual_one():
    usual = zipfile.ZipFile(word(p("第一条", "<w:r><w:br/><w:t>第二条</w:t></w:r>"))).read("word/document.xml")
    strict = usual.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert strict != usual
    assert [line.text for line in read_word(archive({"word/document.xml": strict})).lines] == ["第一条", "第二条"]


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="<>&"), min_size=1),
        min_size=1,
    )
)
def test_every_paragraph_is_a_line(paragraphs):
    first = ["第一条", *paragraphs]
    read = [line.text for line in read_word(word("".join(map(p, first)))).lines]
    assert len(read) == len(first)
