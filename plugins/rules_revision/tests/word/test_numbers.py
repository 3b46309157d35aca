"""Automatic numbers stand in front of the text, as they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules_revision.engine.word.numerals import chinese, circled, counting, letters, roman, written
from plugins.rules_revision.engine.word.reading import read_word
from plugins.rules_revision.tests.word.files import level, listed, numbers, p, scheme, word

pytestmark = pytest.mark.once
CHAPTERS = scheme(level("第%1章", more=""), level("第%2条"), level("（%3）"))


def texts(*paragraphs, numbering="", styles=""):
    return [line.text for line in read_word(word("".join(paragraphs), numbering=numbering, styles=styles)).lines]


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 12, "十二"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCounting", 99, "九十九"),
        ("chineseCounting", 101, "一〇一"),
        ("japaneseCounting", 101, "一百零一"),
        ("ideographDigital", 10, "一〇"),
        ("decimalEnclosedCircle", 1, "①"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircleChinese", 51, "51"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("chineseLegalSimplified", 23, "贰拾叁"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 61, "甲子"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("lowerLetter", 28, "bb"),
        ("none", 5, ""),
        ("someFutureFormat", 5, "5"),
        ("ideographTraditional", 11, "11"),
        ("chineseCounting", 0, "〇"),
        ("upperRoman", -3, "-3"),
    ],
)
def test_numbers_are_written_as_word_prints_them(form, number, printed):
    assert written(number, form) == printed


DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
UNITS = {"十": 10, "百": 100, "千": 1000}


def value_of(text):
    total = digit = above = 0
    for sign in text:
        if sign == "万":
            above, total, digit = (total + digit) * 10_000, 0, 0
        elif sign in UNITS:
            total, digit = total + (digit or 1) * UNITS[sign], 0
        else:
            digit = DIGITS[sign]
    return above + total + digit


@given(st.integers(1, 99_999_999))
def test_a_chinese_number_says_its_value(number):
    assert value_of(chinese(number)) == number


@given(st.integers(1, 9_999))
def test_a_chinese_number_has_single_zeros_only_inside(number):
    text = chinese(number)
    assert "零零" not in text
    assert not text.startswith(("零", "一十"))
    assert not text.endswith("零")


@given(st.integers(1, 99))
def test_both_ways_of_counting_agree_below_a_hundred(number):
    assert counting(number) == chinese(number)


@given(st.integers(1, 3_999), st.integers(1, 3_999))
def test_different_numbers_look_different(one, other):
    for form in (chinese, roman, letters, circled, counting):
        assert (form(one) == form(other)) == (one == other)


def test_levels_are_counted_each_below_the_one_above():
    paragraphs = [
        listed("总则"),
        listed("目的", 1),
        listed("范围", 1),
        listed("甲", 2),
        listed("乙", 2),
        listed("附则"),
        listed("施行", 1),
    ]
    assert texts(*paragraphs, numbering=CHAPTERS + numbers()) == [
        "第一章\u3000总则",
        "第一条目的",
        "第二条范围",
        "（一）甲",
        "（二）乙",
        "第二章\u3000附则",
        "第一条施行",
    ]


def test_articles_run_through_where_the_scheme_never_restarts_them():
    through = level("第%2条", more='<w:lvlRestart w:val="0"/><w:suff w:val="space"/>')
    paragraphs = [listed("总则"), listed("目的", 1), listed("附则"), listed("施行", 1)]
    printed = texts(*paragraphs, numbering=scheme(level("第%1章"), through) + numbers())
    assert printed == ["第一章总则", "第一条 目的", "第二章附则", "第二条 施行"]


def test_a_level_restarts_only_after_the_level_that_is_named():
    deep = level("%3.", "decimal", '<w:lvlRestart w:val="1"/><w:suff w:val="nothing"/>')
    paragraphs = [
        listed("a"),
        listed("b", 1),
        listed("c", 2),
        listed("d", 1),
        listed("e", 2),
        listed("f"),
        listed("g", 2),
    ]
    numbering = scheme(level("%1、"), level("（%2）"), deep) + numbers()
    assert [it[:2] for it in texts(*paragraphs, numbering=numbering)][2::2] == ["1.", "2.", "1."]


def test_a_level_that_was_passed_over_counts_as_if_it_had_been_there():
    numbering = scheme(level("%1、"), level("（%2）"), level("%3.", "decimal")) + numbers()
    printed = texts(listed("a"), listed("b", 2), listed("c", 1), numbering=numbering)
    assert printed == ["一、a", "1.b", "（二）c"]


def test_a_list_with_a_start_of_its_own_begins_there():
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = scheme(level("%1、")) + numbers() + numbers(again, number=2)
    assert texts(listed("a"), listed("b"), listed("c", number=2), listed("d", number=2), numbering=numbering) == [
        "一、a",
        "二、b",
        "五、c",
        "六、d",
    ]


def test_lists_of_one_scheme_count_on_from_each_other():
    numbering = scheme(level("%1、")) + numbers() + numbers(number=2)
    assert texts(listed("a"), listed("b", number=2), listed("c"), numbering=numbering) == ["一、a", "二、b", "三、c"]


def test_a_level_may_be_replaced_for_one_list():
    own = level("（%1）", "decimal").replace("<w:lvl>", '<w:lvl w:ilvl="0">')
    override = f'<w:lvlOverride w:ilvl="0">{own}</w:lvlOverride>'
    assert texts(listed("a"), numbering=scheme(level("%1、")) + numbers(override)) == ["（1）a"]


def test_a_level_shows_the_numbers_above_it():
    legal = level("%1.%2", "decimal", '<w:isLgl/><w:suff w:val="space"/>')
    assert texts(listed("a"), listed("b", 1), numbering=scheme(level("%1、"), legal) + numbers()) == ["一、a", "1.1 b"]


STYLE = '<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{more}</w:style>'
NUMBERED = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'


def styled(text, style, more=""):
    return p(text, properties=f'<w:pStyle w:val="{style}"/>{more}')


def test_numbers_come_through_styles_and_what_they_are_based_on():
    styles = STYLE.format(name="Base", more=NUMBERED) + STYLE.format(name="Tiao", more='<w:basedOn w:val="Base"/>')
    assert texts(styled("a", "Tiao"), numbering=scheme(level("第%1条")) + numbers(), styles=styles) == ["第一条a"]


def test_a_style_has_the_level_that_is_tied_to_it():
    tied = level("（%2）", more='<w:pStyle w:val="Xiang"/><w:suff w:val="nothing"/>')
    styles = STYLE.format(name="Xiang", more=NUMBERED)
    numbering = scheme(level("第%1条"), tied) + numbers()
    assert texts(listed("a"), styled("b", "Xiang"), numbering=numbering, styles=styles) == ["第一条a", "（一）b"]


def test_list_number_zero_takes_a_paragraph_out_of_its_style_s_list():
    styles = STYLE.format(name="Tiao", more=NUMBERED)
    out = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    numbering = scheme(level("第%1条")) + numbers()
    assert texts(styled("a", "Tiao", out), styled("b", "Tiao"), numbering=numbering, styles=styles) == ["a", "第一条b"]


def test_a_scheme_may_be_a_style_of_lists():
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Liste"/></w:abstractNum>'
    styles = (
        '<w:style w:type="numbering" w:styleId="Liste"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = scheme(level("第%1条")) + linked + numbers() + numbers(number=2, of=2)
    assert texts(listed("a", number=2), numbering=numbering, styles=styles) == ["第一条a"]


def test_styles_and_schemes_that_name_themselves_end():
    styles = STYLE.format(name="A", more='<w:basedOn w:val="A"/>') + (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    assert texts(styled("a", "A"), listed("b"), numbering=linked + numbers(), styles=styles) == ["a", "b"]


def test_bullets_of_fonts_of_signs_become_a_plain_bullet():
    numbering = scheme(level("\uf0b7", "bullet", '<w:suff w:val="space"/>')) + numbers()
    assert texts(listed("a"), numbering=numbering) == ["• a"]


def test_a_paragraph_without_text_still_counts():
    assert texts(listed("a"), listed(""), listed("b"), numbering=scheme(level("%1、")) + numbers()) == [
        "一、a",
        "二、",
        "三、b",
    ]


@pytest.mark.parametrize("listing", [listed("a", 3), listed("a", number=9), listed("a", 99)])
def test_a_list_or_level_that_is_not_there_has_no_number(listing):
    assert texts(listing, numbering=scheme(level("%1、")) + numbers()) == ["a"]


def test_a_file_without_numbering_part_has_no_numbers():
    assert [line.text for line in read_word(word(listed("第一条"))).lines] == ["第一条"]
