"""Rosters as county offices keep them: what is odd in one is read rightly or named, never dropped without a word."""

import pytest
from sqlalchemy import select
from xlsxwriter import Workbook

from plugins.member_roster.models import Term
from plugins.member_roster.sheets.taking_in import NAME
from plugins.member_roster.tests.making import make_term
from portal.errors import PortalError
from portal.extensions import db
from portal.office.importing import find_importer, import_file

TITLES = ("序号", "姓名", "界别", "单位及职务")


@pytest.fixture
def take(app, tmp_path):
    """Take in a workbook of named sheets."""
    make_term(seats=90)

    def taken(dry_run=False, **sheets):
        path = tmp_path / "名单.xlsx"
        with Workbook(path) as book:
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
        term = db.session.scalar(select(Term.id))
        return import_file(find_importer(NAME), path, {"term_id": term, "add_missing": True}, dry_run)

    return taken


def test_sheets_that_were_not_read_are_named(take):
    report = take(农业=[TITLES, (1, "丁浩", "农业", "某站")], 教育=[TITLES, (1, "马强", "教育")], 说明=[("请核对",)])
    assert report.new == 1
    assert report.unread == (
        "另有工作表未读取：教育。请按工作表名称分别导入，或并到一张工作表里。",
        "没有表格的工作表，未读取：说明。",
    )


def test_lists_side_by_side_are_refused_with_their_columns(take):
    with pytest.raises(PortalError, match="“姓名”同时出现在B、F列"):
        take(名单=[(*TITLES, *TITLES), (1, "丁浩", "农业", "某站", 2, "马强", "教育", "某校")])


def test_a_file_without_names_says_which_headings_it_has(take):
    with pytest.raises(PortalError, match="没有这些列：姓名。现有的表头是：序号、人员、界别"):
        take(名单=[("序号", "人员", "界别"), (1, "丁浩", "农业")])


def test_sums_notes_and_columns_that_came_twice_are_named(take):
    rows = [(*TITLES, "单位及职务"), (1, "丁浩", "农业", "某站", "常委"), ("小计", "1人"), ("填表人：甲",)]
    assert take(名单=rows).unread == (
        "表头“单位及职务”在E列重复出现，该列未读取；该列自第2行起有内容，请核对。",
        "合计行，未读取：第3行“小计　1人”。",
        "说明或落款，未读取：第4行“填表人：甲”。",
    )


def test_a_filled_column_without_a_heading_is_named(take):
    assert take(名单=[TITLES, (1, "丁浩", "农业", "某站", "二月离任")]).ignored == ("序号", "E列（没有列名）")


def test_dashes_are_empty_cells_and_failed_formulas_are_told(take):
    report = take(
        名单=[(*TITLES, "电话"), (1, "丁浩", "农业", "—", "/"), (2, "马强", "#REF!", "某校"), (3, "—", "农业")]
    )
    assert [(it.row, it.column) for it in report.errors] == [(3, "界别"), (4, "姓名")]
    assert report.new == 1
