"""Ledgers as offices keep them: sections, numbered measures in one line, words in place of days, lost merges."""

import pytest
from sqlalchemy import select
from xlsxwriter import Workbook

from plugins.problem_inventory.models import Problem, RectificationItem, Stage
from plugins.problem_inventory.sheets.gathering import gather
from plugins.problem_inventory.sheets.nodes import ItemNode, Line
from plugins.problem_inventory.sheets.taking_in import IMPORTER
from portal.extensions import db
from portal.office.importing import ImportRow, import_file

pytestmark = pytest.mark.usefixtures("plan", "in_charge")
HEADS = ("序号", "存在问题", "具体表现", "整改事项", "整改措施", "完成时限")


@pytest.fixture
def take(tmp_path):
    """Write rows into a sheet and take them in under the last stage."""
    stage = db.session.scalar(select(Stage.id).order_by(Stage.end.desc()).limit(1))

    def taken(*rows, merge=()):
        path = tmp_path / "台账.xlsx"
        with Workbook(path) as book:
            sheet = book.add_worksheet("台账")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            for corners in merge:
                sheet.merge_range(*corners)
        return import_file(IMPORTER, path, {"stage": stage})

    return taken


def problems():
    """The problems that came in."""
    return db.session.scalars(select(Problem).where(Problem.published_at.is_(None)).order_by(Problem.id)).all()


def drafts():
    """The drafts that came in."""
    return db.session.scalars(select(RectificationItem).where(RectificationItem.state == "draft")).all()


def test_a_section_across_the_table_is_the_aspect_of_its_problems(take):
    report = take(
        HEADS, ("",), (1, "会议多"), ("二、作风建设",), (2, "文件多"), merge=[(1, 0, 1, 5, "一、政治建设（1项）")]
    )
    assert (report.errors, report.new) == ((), 2)
    assert [it.aspect for it in problems()] == ["政治建设", "作风建设"]
    assert report.unread == ("按分组标题读取，不作为数据行：第2行“一、政治建设（1项）”、第4行“二、作风建设”。",)


def test_a_measure_that_stands_alone_is_no_section(take):
    report = take(HEADS[1:], ("会议多", "", "少开会", "合并会议"), ("", "", "", "取消会议3项"))
    assert report.errors == ()
    assert [step.text for step in drafts()[0].measures] == ["合并会议", "取消会议3项"]


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ("1.登记；2.双面印刷；3.公布", ["登记", "双面印刷", "公布"]),
        ("（1）登记（2）双面印刷", ["登记", "双面印刷"]),
        ("①登记②双面印刷", ["登记", "双面印刷"]),
        ("1.登记\n2.双面印刷", ["登记", "双面印刷"]),
        ("费用降低1.5成，2.5成更好", ["费用降低1.5成，2.5成更好"]),
        ("按第（1）（2）项办理", ["按第（1）（2）项办理"]),
        ("1.登记", ["1.登记"]),
    ],
)
def test_numbered_measures_of_one_cell_are_one_each(written, steps):
    line = Line(ImportRow(2, {"measure": written}))
    node = ItemNode("降低费用", line, [])
    gather(line, node)
    assert [step.text for step, _line in node.steps] == steps


def test_a_horizon_in_place_of_a_deadline_is_read_as_one_and_told(take):
    report = take(
        HEADS, (1, "会议多", "", "少开会", "合并", "长期坚持"), (2, "文件多", "", "少发文", "合并", "立行立改")
    )
    assert [it.horizon for it in drafts()] == ["long_term", "immediate"]
    assert [(it.row, it.column) for it in report.remarks if "期限类别" in it.message] == [
        (2, "整改时限"),
        (3, "整改时限"),
    ]


def test_a_further_sign_of_a_problem_and_one_over_the_page_belong_to_it(take):
    report = take(HEADS, (1, "费用高", "多3成"), ("", "", "多2成"), (2, "费用高（续）", "", "降低费用", "登记"))
    (problem,) = problems()
    assert (problem.title, problem.text, drafts()[0].problems) == ("费用高", "多3成\n多2成", [problem])
    assert (3, "具体表现") in [(it.row, it.column) for it in report.remarks]


def test_a_measure_under_a_problem_that_is_merged_goes_on_with_the_item_above(take):
    rows = (HEADS, (1, "", "", "降低费用", "登记"), (2, "", "", "", "双面印刷"))
    report = take(*rows, merge=[(1, 1, 2, 1, "费用高")])
    assert (report.errors, [step.text for step in drafts()[0].measures]) == ((), ["登记", "双面印刷"])
    assert "又一项措施" in "".join(it.message for it in report.remarks)
