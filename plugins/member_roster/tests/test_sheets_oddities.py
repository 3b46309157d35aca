"""Rosters as county offices keep them: what is odd in one is read rightly or named, never dropped without a word."""

import pytest
from sqlalchemy import select
from xlsxwriter import Workbook

from plugins.member_roster.models import Member, OfficeHeld, Sector, Standing, Term, Township
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


def said(report):
    """The remarks of a report: row, column and words."""
    return [(it.row, it.column, it.message) for it in report.remarks]


def test_gender_ethnicity_and_party_beside_a_name_are_read(take):
    report = take(名单=[TITLES, (1, "马兰（女，回族）", "农业"), (2, "马强\n（民盟盟员、新任）", "教育")])
    (first, second) = db.session.scalars(select(Member).order_by(Member.id))
    assert (first.name, first.gender, first.ethnicity) == ("马兰", "female", "回族")
    assert db.session.scalar(select(Standing.party).where(Standing.name == second.name)) == "民盟"
    assert said(report) == [
        (2, "姓名", "已从姓名旁读取：女、回族。"),
        (3, "姓名", "已从姓名旁读取：民盟盟员。"),
        (3, "姓名", "单元格中另有：新任"),
    ]


def test_a_column_counts_more_than_what_stands_beside_the_name(take):
    report = take(名单=[("姓名", "界别", "性别", "民族"), ("马兰（女，回族）", "农业", "男", "回")])
    assert db.session.scalar(select(Member.gender)) == "male"
    assert [it[:2] for it in said(report)] == [(2, "性别"), (2, "姓名")]


@pytest.mark.parametrize("name", ["暂缺", "待定", "（空缺）", "空额", "缺额1名"])
def test_a_row_that_names_nobody_is_left_out_and_told(take, name):
    report = take(名单=[TITLES, (1, name, "农业"), (2, "丁浩", "农业")])
    assert (report.new, report.skipped, report.errors, report.imported) == (1, 1, (), True)
    assert report.remarks[0].row == 2


def test_sectors_under_other_names_are_one_sector(take):
    names = ("农业界", "农业和农村界", "农业农村", "农 业", "农业（3人）", "农业界（续）")
    report = take(
        名单=[
            TITLES,
            *((place, f"丁{sign}", name) for place, (sign, name) in enumerate(zip("一二三四五六", names, strict=True))),
        ]
    )
    assert (report.new, list(db.session.scalars(select(Sector.title)))) == (6, ["农业"])
    assert said(report) == [
        (3, "界别", "“农业和农村界”按“农业”读取。"), (4, "界别", "“农业农村”按“农业”读取。"),
    ]  # fmt: skip


def test_townships_without_their_kind_are_found_where_one_only_is_meant(take):
    head = ("姓名", "界别", "乡镇")
    rows = [
        ("丁一", "农业", "石桥镇"),
        ("丁二", "农业", "石桥"),
        ("丁三", "农业", "城东街道"),
        ("丁四", "农业", "城东街道办事处"),
    ]
    assert len(said(take(名单=[head, *rows]))) == 2
    assert list(db.session.scalars(select(Township.title).order_by(Township.id))) == ["石桥镇", "城东街道"]
    report = take(名单=[head, ("丁五", "农业", "石桥乡"), ("丁六", "农业", "石桥")])
    assert [(it.row, it.message) for it in report.errors] == [(3, "“石桥”可能是石桥乡、石桥镇，请写全称。")]


def test_posts_beside_offices_are_left_out_and_told(take):
    head = ("姓名", "界别", "政协职务")
    report = take(
        名单=[
            head,
            ("丁一", "农业", "党组成员、副主席"),
            ("丁二", "农业", "常　委"),
            ("丁三", "农业", "主席（党组书记）"),
        ]
    )
    assert sorted(db.session.scalars(select(OfficeHeld.office))) == ["chair", "standing_member", "vice_chair"]
    assert [it[:2] for it in said(report)] == [(2, "政协职务"), (4, "政协职务")]


def test_a_party_that_nobody_knows_and_a_name_of_odd_length_are_told(take):
    head = ("姓名", "界别", "党派")
    report = take(名单=[head, ("丁", "农业", "中共"), ("阿卜杜拉买买提", "农业", "群众"), ("丁三", "农业", "民主党派")])
    assert [it[:2] for it in said(report)] == [(2, "姓名"), (3, "姓名"), (4, "党派")]


def test_an_odd_list_again_changes_nothing(take):
    rows = [TITLES, ("一、农业界（2人）",), (1, "马兰（女，回族）"), (2, "暂缺"), ("教育界",), (3, "丁浩（汉族）")]
    assert take(名单=rows).new == 2
    again = take(名单=rows)
    assert (again.unchanged, again.skipped, again.new, again.changed) == (2, 1, 0, 0)


def test_a_report_says_what_changes_and_masks_telephones(take):
    head = ("姓名", "界别", "单位及职务", "电话")
    take(名单=[head, ("丁浩", "农业", "某站站长", "13812340001")])
    report = take(dry_run=True, 名单=[head, ("丁浩", "农业", "某局局长", "13812340002")])
    told = [(it.row, it.column, it.old, it.new) for it in report.changes]
    assert told[0] == (2, "单位及职务", "某站站长", "某局局长")
    assert told[1:] == [(2, "电话", "…", "138****0002")]
    assert "某局局长" in report.as_json()
