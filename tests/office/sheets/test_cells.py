"""What cells say, read as their column wants it."""

from datetime import date
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from portal.office.sheets.cells import parse_cell
from portal.office.sheets.columns import Column
from portal.office.sheets.parsed import Parsed
from portal.office.sheets.shown import shown
from tests.office.sheets.one_cell import parse, value_of

pytestmark = pytest.mark.once
KINDS = ("text", "long_text", "name", "number", "whole", "date", "month", "yes_no", "choice", "phone", "gender")
SECTORS = ("农业", "教育", "特邀人士")
slowly = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@pytest.mark.parametrize("empty", [None, "", " ", "\u3000\n"])
def test_an_empty_cell_is_nothing_unless_it_must_be_filled_in(empty):
    assert parse("text", empty) == Parsed()
    assert "界别" in parse("text", empty, required=True).problem


def test_texts_are_one_line_and_long_texts_keep_theirs():
    assert value_of("text", " 某局\n主任_x000D_ ") == "某局 主任"
    assert value_of("long_text", "一、\r\n 二、\n") == "一、\n二、"
    assert value_of("text", 12.0) == "12"


def test_a_text_that_is_too_long_is_told():
    assert value_of("text", "甲" * 5, maximum=5) == "甲" * 5
    assert "5" in parse("text", "甲" * 6, maximum=5).problem
    assert parse("long_text", "甲" * 2_000_000).problem


@pytest.mark.parametrize(
    ("said", "number"),
    [(3, "3"), (2.5, "2.5"), ("1,234.50", "1234.50"), ("１２", "12"), (" -7 ", "-7"), (1e-7, "0.0000001")],
)
def test_numbers_are_exact(said, number):
    assert value_of("number", said) == Decimal(number)


@pytest.mark.parametrize("said", ["三", "1,23", "NaN", "1e5", True, float("inf"), "9" * 40, "1.2.3", date(2026, 1, 1)])
def test_what_is_no_number_is_told(said):
    assert parse("number", said).problem


def test_whole_numbers_are_whole_and_not_above_the_greatest():
    assert value_of("whole", "12.0") == 12
    assert parse("whole", 1.5).problem
    assert "9" in parse("whole", 10, maximum=9).problem


@pytest.mark.parametrize(
    ("said", "meant"),
    [("是", True), ("√", True), ("Ｙ", True), (1, True), ("否", False), ("无", False), (False, False)],
)
def test_yes_and_no_have_many_words(said, meant):
    assert value_of("yes_no", said) is meant


def test_genders_are_two_words():
    assert (value_of("gender", "男"), value_of("gender", " 女性")) == ("male", "female")
    assert parse("gender", "不详").problem
    assert parse("yes_no", "不详").problem


def test_a_choice_that_is_not_known_names_the_nearest():
    assert value_of("choice", "特邀 人士", choices=SECTORS) == "特邀人士"
    assert "农业”" in parse("choice", "农业界", choices=SECTORS).problem
    assert "xyz" in parse("choice", "xyz", choices=SECTORS).problem


@pytest.mark.parametrize("kind", ["phone", "month", "date", "number"])
def test_what_is_said_to_be_unknown_is_empty_and_told(kind):
    assert parse(kind, "不详").value is None
    assert "不详" in parse(kind, "不详").note
    assert parse(kind, "不详", required=True).problem


def test_private_values_are_not_repeated_in_sentences():
    assert "1380" not in parse("phone", "1380x").problem + parse("number", "1380x", private=True).problem


ANYTHING = st.none() | st.text(max_size=40) | st.integers() | st.floats() | st.booleans() | st.dates() | st.datetimes()


LIKELY = st.text("0123456789.-/年月日底前（）()·　 男女是否√\n'=", max_size=14)


@slowly
@given(st.sampled_from(KINDS), ANYTHING | LIKELY)
@example("month", 1e300)
@example("date", "٢٠٢٦-٠٦-٣٠")
@example("number", "²")
@example("text", "\ud800")
def test_nothing_that_stands_in_a_cell_is_too_much(kind, value):
    parsed = parse(kind, value, choices=SECTORS)
    assert parsed.problem is None or parsed.value is None


def seconds(kind, length, sign):
    """The processor time that one cell takes, the best of three."""
    best = float("inf")
    for _ in range(3):
        begin = process_time()
        parse(kind, f"张{sign * length}三", choices=SECTORS)
        best = min(best, process_time() - begin)
    return best


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sign", ["*", "·", "1", "(", " ", "（", "十", "、"])
def test_a_cell_takes_time_by_its_length_and_not_by_its_square(kind, sign):
    least = 0.002  # of very little time nothing can be told
    assert seconds(kind, 100_000, sign) < 40 * max(seconds(kind, 10_000, sign), least)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)


WRITTEN = {
    "text": WORDS,
    "long_text": st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
    "name": st.text("张王李赵买提", min_size=2, max_size=6),
    "number": st.decimals(-(10**6), 10**6, places=2),
    "whole": st.integers(-(10**6), 10**9),
    "date": st.dates(date(1900, 1, 1), date(2150, 12, 31)),
    "month": st.dates(date(1900, 1, 1), date(2150, 12, 31)).map(lambda day: day.isoformat()[:7]),
    "yes_no": st.booleans(),
    "choice": st.sampled_from(SECTORS),
    "phone": st.from_regex(r"1[3-9]\d{9}", fullmatch=True).filter(str.isascii),
    "gender": st.sampled_from(["male", "female"]),
}


@slowly
@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), WRITTEN[kind])))
def test_what_is_written_is_read_again_as_the_same(pair):
    kind, value = pair
    column = Column("key", "列", kind=kind, choices=SECTORS)
    assert parse_cell(column, shown(column, value)) == Parsed(value)
    text = shown(column, value)
    assert parse_cell(column, str(text)) == Parsed(value)
