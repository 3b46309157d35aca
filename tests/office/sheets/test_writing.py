"""Files to take away: read again by the portal, and looked at as the program that opens them would."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.office.sheets import opening
from portal.office.sheets.cells import parse_cell
from portal.office.sheets.columns import EXAMPLE_SHEET, Column, match_headers
from portal.office.sheets.drawing import Groups
from portal.office.sheets.pages import Book, Page
from portal.office.sheets.tables import find_table
from portal.office.sheets.workbook import Merge, Sheet
from portal.office.sheets.writing import write_csv, write_template, write_xlsx

pytestmark = pytest.mark.once
DANGEROUS = ["=1+1", "+86", "-甲", "@SUM(A1)", "\t=1", "http://example.org", "'=1", "=HYPERLINK(1)", "{=1}", "＝1"]
TEXT = (Column("text", "内容"),)
MANY = tuple(f"第{number}界别" for number in range(60))
LEDGER = (Column("problem", "问题", group=True), Column("item", "任务", group=True), Column("measure", "措施"))
MEASURES = [
    ("甲", "一", "1"),
    ("甲", "一", "2"),
    ("甲", "二", "3"),
    ("乙", "二", "4"),
    ("乙", "二", "5"),
    ("丙", None, "6"),
    ("丙", None, "7"),
]


def sheets(content: bytes) -> list[Sheet]:
    found = opening.read(io.BytesIO(content))
    return [
        Sheet(it["name"], tuple(map(tuple, it["rows"])), tuple(Merge(*corners) for corners in it["merges"]))
        for it in found
    ]


def only(page: Page) -> Sheet:
    return sheets(write_xlsx(Book((page,))))[0]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_a_page_has_its_title_headings_rows_total_and_notes():
    columns = (Column("name", "姓名", kind="name"), Column("count", "次数", kind="whole"))
    page = Page("名单", columns, [("张三", 3), ("李四", 4)], "委员名单", ("合计", 7), ("注：截至六月",))
    found = only(page)
    assert found.rows == (("委员名单",), ("姓名", "次数"), ("张三", 3), ("李四", 4), ("合计", 7), ("注：截至六月",))
    assert found.merges == (Merge(0, 0, 0, 1), Merge(5, 0, 5, 1))
    table = find_table(found, columns)
    assert (len(table.rows), table.notes, table.dropped) == (2, ("注：截至六月",), {"totals": 1, "notes": 1})


def test_values_are_shown_as_the_office_writes_them():
    columns = tuple(Column(kind, kind, kind=kind) for kind in ("gender", "yes_no", "month", "date", "number", "text"))
    moment = datetime(2026, 6, 30, 1, 30, tzinfo=UTC)
    row = ("male", False, "1975-10", date(2026, 6, 30), Decimal("2.50"), moment)
    assert only(Page("表", columns, [row])).rows[1] == (
        "男",
        "否",
        "1975.10",
        ["2026-06-30"],
        2.5,
        ["2026-06-30T09:30:00"],
    )


def test_what_is_too_large_or_too_early_for_a_cell_is_a_text():
    values = [2**70, float("inf"), date(1850, 1, 1), "甲" * 40_000]
    found = [row[0] for row in only(Page("表", TEXT, [(it,) for it in values])).rows[1:]]
    assert found == [str(2**70), "inf", "1850-01-01", "甲" * 32_000]


@pytest.mark.parametrize("grouped", [True, False])
def test_no_text_becomes_a_formula_or_a_link(grouped):
    columns = (Column("text", "=标题", group=grouped),)
    content = write_xlsx(Book((Page("=表", columns, [(it,) for it in DANGEROUS], "=题", ("=1",), ("=2",)),)))
    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert [row[0] for row in sheets(content)[0].rows[2:-2]] == DANGEROUS


def test_equal_values_of_group_columns_are_merged_within_the_group_before_them():
    found = only(Page("台账", LEDGER, MEASURES))
    assert found.merges == (
        Merge(1, 0, 3, 0),
        Merge(1, 1, 2, 1),
        Merge(4, 0, 5, 0),
        Merge(4, 1, 5, 1),
        Merge(6, 0, 7, 0),
    )
    table = find_table(found, LEDGER)
    assert [tuple(row.cells.get(it) for it in range(3)) for row in table.rows] == MEASURES


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.just("")), max_size=12))
def test_groups_cover_equal_rows_and_nothing_else(rows):
    groups = Groups(LEDGER)
    runs = [run for number, row in enumerate([*rows, None]) for run in groups.next(number, row)]
    for place, top, bottom, value in runs:
        assert {row[place] for row in rows[top : bottom + 1]} == {value}
        assert len({row[: place + 1] for row in rows[top : bottom + 1]}) == 1
    joined = sum(bottom - top for place, top, bottom, _value in runs if place == 0)
    assert joined == sum(row[0] == below[0] for row, below in pairwise(rows))


def test_a_page_is_printed_across_with_its_headings_on_each_sheet_of_paper():
    content = write_xlsx(Book((Page("名单", TEXT, [("甲",)], "题"),)))
    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in sheet
    assert 'topLeftCell="A3"' in sheet
    assert "$2:$2" in part(content, "xl/workbook.xml")


def test_names_of_sheets_are_made_to_fit():
    assert sheets(write_xlsx(Book((Page("a/b:" + "甲" * 40, TEXT, []),))))[0].name == "a／b：" + "甲" * 27


def test_rows_are_taken_one_by_one():
    rows = ((f"第{number}行",) for number in range(3_000))
    assert len(only(Page("表", TEXT, rows)).rows) == 3_001


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_texts_with_commas_defuse_formulas_and_leave_numbers(encoding):
    columns = (Column("text", "内容"), Column("number", "数", kind="number"))
    content = write_csv(Page("表", columns, [(it, -1) for it in DANGEROUS]), encoding)
    rows = list(csv.reader(io.StringIO(content.decode(encoding))))
    assert rows[0] == ["内容", "数"]
    assert not [row for row in rows[1:] if row[0].lstrip().startswith(("=", "@", "-", "＝"))]
    assert {row[1] for row in rows[1:]} == {"-1"}
    assert content.startswith(b"\xef\xbb\xbf") == (encoding == "utf-8-sig")
    read = [parse_cell(TEXT[0], row[0]).value for row in opening.read(io.BytesIO(content))[0]["rows"][1:]]
    assert [it.lstrip("'") for it in read] == [it.strip().lstrip("'") for it in DANGEROUS]


def test_a_template_has_headings_hints_and_lists_and_its_example_apart():
    columns = (
        Column("name", "姓名", kind="name", required=True, hint="与身份证一致", example="张三"),
        Column("gender", "性别", kind="gender", example="女"),
        Column("sector", "界别", kind="choice", choices=MANY, example="第1界别"),
    )  # fmt: skip
    content = write_template("委员", columns)
    found = sheets(content)
    assert [(it.name, it.rows[0]) for it in found[:2]] == [
        ("委员", ("姓名*", "性别", "界别")),
        (EXAMPLE_SHEET, ("姓名", "性别", "界别")),
    ]
    assert found[1].rows[1] == ("张三", "女", "第1界别")
    assert set(match_headers(found[0].rows[0], columns).places) == {"name", "gender", "sector"}
    assert find_table(found[1], columns) is None
    assert "与身份证一致" in part(content, "xl/comments1.xml")
    assert '"男,女"' in part(content, "xl/worksheets/sheet1.xml").replace("&quot;", '"')
    assert "$A$1:$A$60" in part(content, "xl/worksheets/sheet1.xml")
