"""The table in a sheet, as clerks draw it."""

from datetime import date
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.office.sheets.columns import EXAMPLE_SHEET, Column, match_headers
from portal.office.sheets.reading import read_sheets
from portal.office.sheets.tables import find_table
from portal.office.sheets.workbook import Merge, Sheet
from tests.office.sheets.files import SAMPLES, sheet

pytestmark = pytest.mark.once
NAME = Column("name", "姓名", ("委员姓名",), kind="name", required=True)
COLUMNS = (
    NAME,
    Column("sector", "界别"),
    Column("phone", "联系电话", ("电话", "手机"), kind="phone"),
    Column("post", "工作单位及职务", ("单位及职务",)),
)
BY_SECTION = (NAME, Column("sector", "界别", from_section=True))
HEAD = ("序号", "姓名", "界别", "单位及职务")


def rows_of(*rows, columns=COLUMNS, merges=()):
    return [
        (row.number, list(dict(sorted(row.cells.items())).values()))
        for row in table(*rows, columns=columns, merges=merges).rows
    ]


def table(*rows, columns=COLUMNS, merges=()):
    return find_table(sheet(*rows, merges=merges), columns)


def test_headings_are_found_below_titles():
    found = table(
        ("某县政协委员名单",), (), ("", "", "", "2026年6月"), HEAD, (1, "张三", "农业", "某局"), merges=[(0, 0, 0, 3)]
    )
    assert (found.header_rows, found.headers) == ((4,), HEAD)
    assert [(row.number, row.cells) for row in found.rows] == [(5, {0: 1, 1: "张三", 2: "农业", 3: "某局"})]


def test_headings_of_two_rows_are_joined():
    found = table(
        ("姓名", "联系方式", "", "界别"), ("", "电话", "地址", ""), ("张三", "13800000000", "城关镇", "农业"),
        merges=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3)],
    )  # fmt: skip
    assert (found.header_rows, found.headers) == ((1, 2), ("姓名", "联系方式 › 电话", "联系方式 › 地址", "界别"))
    assert match_headers(found.headers, COLUMNS).places == {"name": 0, "sector": 3, "phone": 1}
    assert len(found.rows) == 1


def test_a_heading_of_three_rows_is_one_too():
    found = table(
        ("姓名", "单位"), ("", "党政"), ("", "单位及职务"), ("张三", "某局"),
        merges=[(0, 0, 2, 0)],
    )  # fmt: skip
    assert (found.header_rows, len(found.rows)) == ((1, 2, 3), 1)


def test_without_known_headings_the_first_row_that_looks_like_some_counts():
    found = table(("某表",), ("甲", "乙", "丙"), ("1", "2", "3"))
    assert (found.header_rows, found.headers, len(found.rows)) == ((2,), ("甲", "乙", "丙"), 1)
    assert table(("一段话",), ("1", "2")) is None


def test_what_is_merged_downwards_is_said_of_each_row():
    rows = [HEAD, (1, "张三", "农业", "某局"), (2, "李四", "", ""), (3, "王五", "教育", "")]
    assert rows_of(*rows, merges=[(1, 2, 2, 2), (1, 3, 3, 3)]) == [
        (2, [1, "张三", "农业", "某局"]), (3, [2, "李四", "农业", "某局"]), (4, [3, "王五", "教育", "某局"]),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["同上", "同 上", "〃", "″", '"', "”", "ditto"])
def test_ditto_marks_mean_the_cell_above(mark):
    rows = rows_of(HEAD, (1, "张三", "农业", "某局"), (2, "李四", mark, mark), (3, "王五", mark, "某校"))
    assert [cells[2:] for _number, cells in rows] == [["农业", "某局"], ["农业", "某局"], ["农业", "某校"]]


@pytest.mark.parametrize("word", ["合计", "合　计", "小计", "总计：", "共计2人", "本页小计", "Total"])
def test_totals_are_no_rows(word):
    found = table(HEAD, (1, "张三", "农业", ""), (word, "", 2, ""), ("", word, 2, ""), (2, "李四", "农业", ""))
    assert ([row.number for row in found.rows], found.dropped) == ([2, 5], {"totals": 2})


def test_numbers_are_no_headings():
    assert table((1, "张三", "男"), (2, "李四", "女")) is None


def test_a_unit_whose_name_begins_like_a_total_stays():
    assert len(rows_of(HEAD, (1, "合计会计师事务所", "经济", ""))) == 1


def test_empty_rows_and_those_with_a_number_only_are_ghosts():
    found = table(HEAD, (1, "张三", "", ""), (2,), (" ",), (), ("", "李四"))
    assert ([row.number for row in found.rows], found.dropped) == ([2, 6], {"ghosts": 3})


def test_footnotes_and_signatures_are_notes():
    found = table(HEAD, (1, "张三"), ("注：以姓氏笔画为序",), ("2. 另有一人待定",), ("填表人：甲", "", "审核人：乙"))
    assert found.notes == ("注：以姓氏笔画为序", "2. 另有一人待定", "填表人：甲　审核人：乙")
    assert (len(found.rows), found.dropped) == (1, {"notes": 3})


def test_headings_that_come_again_on_each_page_are_no_rows():
    found = table(("名单",), HEAD, (1, "张三"), ("名单",), HEAD, (2, "李四"))
    assert ([row.number for row in found.rows], found.dropped) == ([3, 6], {"headers": 2})


def test_the_rows_of_a_section_say_its_name():
    found = table(
        ("序号", "姓名"), ("一、农业界（2人）",), (1, "张三"), (2, "李四"), ("教育界 共1人",), (1, "王五"),
        columns=BY_SECTION, merges=[(1, 0, 1, 1)],
    )  # fmt: skip
    place = match_headers(found.headers, BY_SECTION).places["sector"]
    assert [row.cells[place] for row in found.rows] == ["农业界", "农业界", "教育界"]
    assert found.dropped == {"sections": 2}


def test_a_section_leaves_a_value_of_the_row_s_own():
    found = table(HEAD, ("农业",), (1, "张三", "", ""), (2, "李四", "特邀", ""), columns=BY_SECTION)
    assert [row.cells[2] for row in found.rows] == ["农业", "特邀"]


def test_a_row_across_the_table_is_no_row_where_nobody_asks_for_sections():
    assert table(HEAD, ("农业",), (1, "张三"), merges=[(1, 0, 1, 3)]).dropped == {"sections": 1}


def test_a_column_that_is_filled_and_has_no_heading_gets_one():
    found = table(("", "姓名", "界别"), (1, "张三", "农业", "", "二月离任"), (2, "李四", "教育"))
    assert found.headers == ("A列（没有列名）", "姓名", "界别", "", "E列（没有列名）")
    assert found.rows[0].cells[4] == "二月离任"


def test_whatever_is_left_out_is_told_with_its_row_and_words():
    rows = (HEAD, (1, "张三", "农业"), ("小计", "", 1), (2,), HEAD, (3, "李四", "教育"), ("注：按笔画",))
    assert table(*rows).left_out == (
        (3, "totals", "小计　1"), (4, "ghosts", "2"), (5, "headers", "　".join(HEAD)), (7, "notes", "注：按笔画"),
    )  # fmt: skip


def test_another_table_below_ends_this_one_until_its_headings_come_again():
    found = table(HEAD, (1, "张三"), ("序号", "姓名", "工作单位及职务"), (1, "李四", "某局"), HEAD, (2, "王五"))
    assert [row.number for row in found.rows] == [2, 6]
    assert [(it.number, it.why) for it in found.left_out] == [(3, "tables"), (4, "tables"), (5, "headers")]


@pytest.mark.parametrize("word", ["农业界小计", "共 2 名", "总人数", "合计："])
def test_sums_are_no_rows_in_whatever_words(word):
    assert len(table(HEAD, (1, "张三", "农业"), (word, "", 2)).rows) == 1


def test_the_words_that_nothing_follows_are_no_row():
    assert len(table(HEAD, (1, "张三", "农业"), ("", "以下空白")).rows) == 1


def test_seals_days_and_signatures_are_notes_where_nobody_is_named():
    tail = (("", "", "", "县政协办公室（盖章）"), ("", "", "", "2026年6月30日"), ("", "", "", "审核人：甲"))
    found = table(HEAD, (1, "张三", "农业", "某局"), *tail)
    assert ([it.number for it in found.left_out], found.dropped) == ([3, 4, 5], {"notes": 3})


@pytest.mark.parametrize("sign", ["1", "（", "共", "人", " ", "：", "小计"])
def test_a_long_text_alone_is_looked_at_quickly(sign):
    begin = process_time()
    table(HEAD, (f"农业{sign * 50_000}。",), (1, "张三"), columns=BY_SECTION)
    assert process_time() - begin < 1


def test_a_name_alone_in_the_first_column_is_no_section():
    found = table(("姓名", "界别"), ("张三", "农业"), ("李四",), ("教育界（3人）",), ("王五",), columns=BY_SECTION)
    assert [tuple(row.cells.values()) for row in found.rows] == [("张三", "农业"), ("李四",), ("王五", "教育界")]


@pytest.mark.parametrize(
    "title", ["一、农业界", "农业界（12人）", "（二）农业界　　2人", "农业界（续）", "农业界：", "农业界:十二名"]
)
def test_a_title_that_names_a_section_is_that_of_the_whole_table(title):
    found = table((title,), ("序号", "姓名"), (1, "张三"), columns=BY_SECTION)
    assert found.rows[0].cells == {0: 1, 1: "张三", 2: "农业界"}


def test_the_example_of_a_template_is_never_read():
    assert find_table(Sheet(EXAMPLE_SHEET, (HEAD, (1, "张三"))), COLUMNS) is None


def test_a_ledger_in_xls_comes_in_with_its_problem_beside_each_measure():
    ledger = read_sheets(SAMPLES / "ledger.xls").sheets[0]
    found = find_table(ledger, (Column("problem", "问题"), Column("measure", "措施")))
    assert [(row.number, row.cells[1], row.cells[2]) for row in found.rows] == [
        (3, "会议过多", "压减会议"), (4, "会议过多", "限定时长"), (5, "会议过多", "改进文风"),
    ]  # fmt: skip
    assert found.rows[0].cells[3] == date(2026, 6, 30)


def test_the_roster_has_its_members_in_each_of_three_sheets():
    book = read_sheets(SAMPLES / "members_messy.xlsx")
    found = [find_table(it, COLUMNS) for it in book.sheets]
    assert [len(it.rows) for it in found] == [339, 330, 339]
    assert all(row.cells[1] for it in found for row in it.rows)


def test_a_heading_is_known_by_title_then_alias_and_given_once():
    columns = (Column("phone", "电话", ("联系方式",)), Column("mobile", "手机", ("电话",)))
    assert match_headers(("联系方式", "电 话*", "手机（必填）"), columns).places == {"phone": 1, "mobile": 2}
    assert match_headers(("电话",), columns).places == {"phone": 0}


def test_a_heading_that_comes_twice_is_told():
    assert match_headers(("姓名", "界别", "姓 名"), COLUMNS).twice == ("姓 名",)


VALUES = st.sampled_from(
    [None, "姓名", "界别", "同上", "合计", "注：", "甲", "", " ", 1, 2.5, True, date(2026, 1, 1)]
) | st.text("甲注合计：1. ", max_size=5)
MERGES = st.builds(lambda top, left, down, right: Merge(top, left, top + down, left + right), *[st.integers(0, 6)] * 4)


def test_a_merge_beside_the_headings_is_none_of_the_table():
    assert rows_of(("", "", "", "说明"), ("姓名", "界别"), ("张三", "农业"), merges=[(0, 3, 2, 3)]) == [
        (3, ["张三", "农业"])
    ]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.lists(VALUES, max_size=6).map(tuple), max_size=12), st.lists(MERGES, max_size=4))
def test_any_sheet_is_read_and_each_row_lies_below_the_headings(rows, merges):
    found = find_table(Sheet("名单", tuple(rows), tuple(merges)), BY_SECTION)
    if found:
        numbers = [row.number for row in found.rows]
        assert numbers == sorted(set(numbers))
        assert all(found.header_rows[-1] < number <= len(rows) for number in numbers)
        assert len(numbers) + sum(found.dropped.values()) == len(rows) - found.header_rows[-1]
        assert all(found.headers[place] for row in found.rows for place in row.cells)
