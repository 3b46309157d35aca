"""Tracked changes: the text with all of them, or the one before them."""

import pytest

from plugins.rules_revision.engine.word.reading import read_word
from plugins.rules_revision.tests.word.files import level, numbers, p, run, scheme, table, word

pytestmark = pytest.mark.once
INS, DEL = '<w:ins w:id="1" w:author="a">{}</w:ins>', '<w:del w:id="2" w:author="a">{}</w:del>'


def inserted(text):
    return INS.format(run(text))


def deleted(text):
    return DEL.format(f"<w:r><w:delText>{text}</w:delText></w:r>")


def both(body, **parts):
    ways = [read_word(word(body, **parts), tracked=it) for it in ("accepted", "original")]
    assert all(text.has_tracked_changes for text in ways)
    return tuple([line.text for line in text.lines] for text in ways)


def test_insertions_and_deletions_are_accepted_or_rejected():
    assert both(p("每年", deleted("一"), inserted("两"), "次")) == (["每年两次"], ["每年一次"])


def test_what_was_inserted_and_deleted_again_stands_in_neither():
    assert both(p("甲", INS.format(deleted("乙")), "丙")) == (["甲丙"], ["甲丙"])


def test_what_was_moved_stands_in_one_place():
    moved = p("<w:moveFrom>" + run("乙") + "</w:moveFrom>", properties="<w:rPr><w:moveFrom/></w:rPr>")
    there = p("<w:moveTo>" + run("乙") + "</w:moveTo>", properties="<w:rPr><w:moveTo/></w:rPr>")
    assert both(moved + p("甲") + there + p("丙")) == (["甲", "乙", "丙"], ["乙", "甲", "丙"])


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next():
    body = p("第一款", properties="<w:rPr><w:del/></w:rPr>") + p("第二款")
    assert both(body) == (["第一款第二款"], ["第一款", "第二款"])


def test_an_inserted_end_of_a_paragraph_divides_it():
    body = p("第一款", properties="<w:rPr><w:ins/></w:rPr>") + p("第二款")
    assert both(body) == (["第一款", "第二款"], ["第一款第二款"])


def test_three_joined_paragraphs_are_one():
    gone = "<w:rPr><w:del/></w:rPr>"
    assert both(p("甲", properties=gone) + p("乙", properties=gone) + p("丙"))[0] == ["甲乙丙"]


def test_bookmarks_between_paragraphs_do_not_keep_them_apart():
    gone = "<w:rPr><w:del/></w:rPr>"
    body = p("甲", properties=gone) + "<w:bookmarkStart/>" + p("", properties=gone) + p("丙")
    assert both(body)[0] == ["甲丙"]


def test_a_table_keeps_paragraphs_apart():
    assert both(p("甲", properties="<w:rPr><w:del/></w:rPr>") + table(["乙", "丙"]) + p("丁"))[0] == [
        "甲",
        "乙\t丙",
        "丁",
    ]


def test_a_deleted_article_gives_its_automatic_number_to_the_next():
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = p(deleted("旧"), properties=listed + "<w:rPr><w:del/></w:rPr>")
    body = p("甲", properties=listed) + gone + p("乙", properties=listed)
    assert both(body, numbering=scheme(level("第%1条")) + numbers()) == (
        ["第一条甲", "第二条乙"],
        ["第一条甲", "第二条旧", "第三条乙"],
    )


def test_a_paragraph_had_the_number_that_its_old_properties_say():
    old = '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    body = p("甲", inserted("乙"), properties=old)
    assert both(body, numbering=scheme(level("第%1条")) + numbers()) == (["甲乙"], ["第一条甲"])


def test_rows_and_cells_come_and_go():
    def with_mark(row, mark):
        return row.replace("<w:tr>", f"<w:tr><w:trPr>{mark}</w:trPr>")

    rows = table(["甲", "乙"], ["丙", "丁"]).split("</w:tr>")
    body = "</w:tr>".join([with_mark(rows[0], "<w:del/>"), with_mark(rows[1], "<w:ins/>"), rows[2]])
    assert both(body) == (["丙\t丁"], ["甲\t乙"])


def test_a_document_without_tracked_changes_says_so():
    assert not read_word(word(p("甲"))).has_tracked_changes
