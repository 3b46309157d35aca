"""Dates and months as cells have them."""

from datetime import date, datetime

import pytest

from portal.office.sheets.parsed import Parsed
from tests.office.sheets.one_cell import parse, value_of

pytestmark = pytest.mark.once
MOMENT = datetime.fromisoformat("2026-06-30T09:30")


@pytest.mark.parametrize(
    "said",
    [
        "2026-06-30", "2026/6/30", "2026.6.30", "2026年6月30日", "20260630", 20260630, "2026-06-30 00:00:00",
        date(2026, 6, 30), MOMENT, "２０２６－６－３０",
    ],
)  # fmt: skip
def test_dates_are_read_in_each_of_their_forms(said):
    assert value_of("date", said) == date(2026, 6, 30)


@pytest.mark.parametrize("said", ["2026年6月底", "2026年6月底前", "2026.6末", "26.6.30", 46203])
def test_a_date_that_was_guessed_has_a_note(said):
    parsed = parse("date", said)
    assert (parsed.value, parsed.problem) == (date(2026, 6, 30), None)
    assert "2026-06-30" in parsed.note


@pytest.mark.parametrize(
    "said", ["2026-02-30", "2026年6月", "长期坚持", "0000-01-01", "99999999", 7, True, "2026-13-01"]
)
def test_what_is_no_date_is_told(said):
    assert parse("date", said).problem


@pytest.mark.parametrize(
    "said", ["1975.08", "1975年8月", "197508", 197508, "1975-8", "1975/08", 1975.08, "1975.8（51岁）", date(1975, 8, 1),
             "1975，08", "'1975.08", "1975年8月出生", "生于1975年8月", "1975. 8.", "１９７５．０８"],
)  # fmt: skip
def test_months_are_read_in_each_of_their_forms(said):
    assert value_of("month", said) == "1975-08"


@pytest.mark.parametrize(
    "said",
    ["75.08", "75年8月", "1975.8.3", 27607, date(1975, 8, 3), "1975年八月", "一九七五年八月", "七五年八月三日"],
)
def test_a_month_that_was_written_otherwise_has_a_note(said):
    parsed = parse("month", said)
    assert (parsed.value, parsed.problem) == ("1975-08", None)
    assert "1975-08" in parsed.note


def test_a_number_that_lost_its_nought_is_october():
    assert parse("month", 1975.1).value == "1975-10"
    assert "1975-10" in parse("month", 1975.1).note
    assert value_of("month", "1975.1") == "1975-01"


@pytest.mark.parametrize("said", ["1975", 1975, 1975.0, "1975年", "1975年生"])
def test_a_year_stands_where_no_more_is_known(said):
    assert value_of("month", said) == "1975"


@pytest.mark.parametrize("said", ["75", 75, "1875", "1975.13", "1975.00", "八月", 3.5])
def test_what_is_no_month_is_told(said):
    assert parse("month", said).problem


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2027年底前", (2027, 12, 31)), ("2027年年末", (2027, 12, 31)), ("2027年上半年", (2027, 6, 30)),
        ("2027年下半年", (2027, 12, 31)), ("2027年第二季度末", (2027, 6, 30)), ("2028年1季度", (2028, 3, 31)),
    ],
)  # fmt: skip
def test_a_part_of_a_year_is_its_last_day_and_told(said, day):
    parsed = parse("date", said)
    assert (parsed.value, parsed.problem) == (date(*day), None)
    assert parsed.note


def test_words_that_may_stand_in_place_of_a_day_are_the_importer_s():
    words = ("长期坚持",)
    assert parse("date", "长期坚持", instead=words, aside="horizon") == Parsed(aside="长期坚持")
    assert parse("date", "长期", instead=words, aside="horizon").problem


@pytest.mark.parametrize(("said", "month"), [(f"二〇二六年{word}月", number) for number, word in enumerate(
    ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"), 1)])  # fmt: skip
def test_months_are_read_in_words(said, month):
    assert parse("month", said).value == f"2026-{month:02}"


@pytest.mark.parametrize(
    ("word", "day"), [("三", 3), ("十", 10), ("十九", 19), ("二十", 20), ("二十八", 28), ("三十一", 31)]
)
def test_days_are_read_in_words(word, day):
    assert parse("date", f"二〇二六年十二月{word}日").value == date(2026, 12, day)
