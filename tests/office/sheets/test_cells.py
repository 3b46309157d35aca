"""What cells say, read as their column wants it."""

from datetime import date, datetime
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from portal.office.sheets.cells import parse_cell
from portal.office.sheets.columns import Column
from portal.office.sheets.parsed import Parsed
from portal.office.sheets.shown import shown

pytestmark = pytest.mark.once
MOMENT = datetime.fromisoformat("2026-06-30T09:30")
KINDS = ("text", "long_text", "name", "number", "whole", "date", "month", "yes_no", "choice", "phone", "gender")
SECTORS = ("农业", "教育", "特邀人士")
slowly = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def parse(kind, value, **more):
    return parse_cell(Column("key", "界别", kind=kind, **more), value)


def value_of(kind, value, **more):
    parsed = parse(kind, value, **more)
    assert (parsed.problem, parsed.note) == (None, None)
    return parsed.value


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
    ("said", "name"),
    [
        ("周　鹏", "周鹏"),
        ("欧 阳 锋", "欧阳锋"),
        ("买买提•吐尔逊", "买买提·吐尔逊"),
        ("买买提.吐尔逊", "买买提·吐尔逊"),
        ("买买提 ・ 吐尔逊", "买买提·吐尔逊"),
        ("阿卜杜拉 买买提江", "阿卜杜拉 买买提江"),
        ("John  Smith", "John Smith"),
        ("买买提·\n吐尔逊", "买买提·吐尔逊"),
        ("艾力˙买买提", "艾力·买买提"),
        ("张\n三", "张三"),
        ("丁\u200b浩", "丁浩"),
        ("𠮷田", "𠮷田"),
        ("（暂缺）", "暂缺"),
        ("Mary-Jane O'Neil", "Mary-Jane O'Neil"),
    ],
)
def test_names_are_written_in_one_way(said, name):
    assert value_of("name", said) == name


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("李智\n（赵银史）", "（赵银史）"), ("李智（女）", "（女）"), ("李智\n男", "男"), ("李智 女", "女"),
        ("1.李智", "1."), ("李智*", "*"), ("★李智①", "★ ①"),
    ],
)  # fmt: skip
def test_what_stands_behind_a_name_is_told(said, rest):
    parsed = parse("name", said)
    assert (parsed.value, parsed.problem) == ("李智", None)
    assert rest in parsed.note


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


def test_what_stands_beside_a_name_is_the_importer_s_where_it_asks_for_it():
    parsed = parse("name", "马兰（女，回族）", aside="beside")
    assert parsed == Parsed("马兰", aside="（女，回族）")


@pytest.mark.parametrize("said", ["王五、李六", "王五/李六", "王五等3人", "—", "□□", "（无）", "1", "12.5"])
def test_several_names_or_none_are_no_name(said):
    assert parse("name", said).problem


@pytest.mark.parametrize(("said", "sign"), [("张3", "3"), ("艾山－吐尔逊", "-"), ("库尔班*江", "*")])
def test_a_sign_that_no_name_has_is_told(said, sign):
    assert parse("name", said).problem is None
    assert f"“{sign}”" in parse("name", said).note


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


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        (13800000000, "13800000000"), ("138 0000 0000", "13800000000"), ("138-0000-0000", "13800000000"),
        ("+86 13800000000", "13800000000"), ("0571-88880000", "0571-88880000"),
        ("(0571)88880000-12", "0571-88880000-12"),
        ("88880000", "88880000"), ("661234", "661234"), (13800000000.0, "13800000000"),
    ],
)  # fmt: skip
def test_telephone_numbers_are_written_in_one_way(said, phone):
    assert value_of("phone", said) == phone


def test_of_several_telephone_numbers_the_first_counts_and_is_told():
    parsed = parse("phone", "13800000000/88880000")
    assert (parsed.value, parsed.problem) == ("13800000000", None)
    assert parsed.note


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("手机：13800000000", "13800000000"), ("13800000000（微信同号）", "13800000000"),
        ("'13800000000", "13800000000"), ("电话0571-88880000转801", "0571-88880000-801"),
        ("办 88880000 手机 13800000000", "88880000"),
    ],
)  # fmt: skip
def test_words_beside_a_telephone_number_are_told(said, phone):
    parsed = parse("phone", said)
    assert (parsed.value, parsed.problem) == (phone, None)
    assert bool(parsed.note) is (said != "'13800000000")


@pytest.mark.parametrize("said", ["1.38E+10", "手机：1380000000", "138000000000", "手机：13800000000 或 12"])
def test_a_telephone_number_that_lacks_or_has_a_digit_too_many_is_told(said):
    assert parse("phone", said).problem


@pytest.mark.parametrize("kind", ["phone", "month", "date", "number"])
def test_what_is_said_to_be_unknown_is_empty_and_told(kind):
    assert parse(kind, "不详").value is None
    assert "不详" in parse(kind, "不详").note
    assert parse(kind, "不详", required=True).problem


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


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sign", ["*", "·", "1", "(", " ", "（", "十", "、"])
def test_a_long_cell_is_read_quickly(kind, sign):
    begin = process_time()
    parse(kind, f"张{sign * 100_000}三", choices=SECTORS)
    assert process_time() - begin < 1


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
