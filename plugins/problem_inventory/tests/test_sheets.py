"""A ledger as a clerk keeps it comes in as a tree, and goes out so that it can come in again."""

import re
from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from sqlalchemy import select

from plugins.problem_inventory.lights import Lights
from plugins.problem_inventory.models import Problem, RectificationItem, RectificationPlan, Stage
from plugins.problem_inventory.reading import on_paper
from plugins.problem_inventory.sheets.making import LEDGER, Listed, ledger_page
from plugins.problem_inventory.sheets.taking_in import IMPORTER
from plugins.problem_inventory.tests.making import everything, later, make_item
from portal.clock import now
from portal.extensions import db
from portal.items import Change
from portal.office.importing import ImportRow, import_file
from portal.office.importing.models import StagedImport
from portal.office.sheets.reading import read_sheets
from portal.office.sheets.writing import Book, write_csv, write_xlsx
from portal.records.writing import record, writing
from portal.testing import submit

from .conftest import HOME

pytestmark = pytest.mark.usefixtures("plan", "in_charge")
HEADS = (
    "序号",
    "问题来源",
    "问题类别",
    "存在问题/具体表现",
    "整改事项",
    "整改目标",
    "整改措施",
    "责任领导",
    "责任单位",
    "责任人",
    "完成时限",
    "备注",
)


@pytest.fixture
def stage(plan):
    """The last stage of the plan, as the option of an import."""
    return {"stage": db.session.scalar(select(Stage.id).order_by(Stage.end.desc()).limit(1))}


def messy(path, late=None):
    """Titles, a head of two rows, merges, 同上, a ghost row, a sum; two problems, three items, five measures."""
    day = f"{later(20):%Y.%-m.%-d}"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("台账")
        sheet.merge_range(0, 0, 0, 11, "县政协机关问题整改台账")
        sheet.write_row(1, 0, ["填报单位：县政协办公室"])
        for place, head in enumerate(HEADS[:7]):
            sheet.merge_range(2, place, 3, place, head)
        sheet.merge_range(2, 7, 2, 9, "责任落实")
        sheet.write_row(3, 7, HEADS[7:10])
        for place in (10, 11):
            sheet.merge_range(2, place, 3, place, HEADS[place])
        for place, value in enumerate(("1", "自查", "机关效能", "印刷费用高。2025年比上年多三成。")):
            sheet.merge_range(4, place, 6, place, value)
        for place, value in ((4, "降低印刷费用"), (5, "费用降低3成。"), (7, "副主席"), (8, "办公室")):
            sheet.merge_range(4, place, 5, place, value)
        sheet.write_row(4, 6, ["每月登记1次"])
        sheet.write_row(4, 9, ["张某", day])
        sheet.write_row(5, 6, ["双面印刷"])
        sheet.write_row(5, 9, ["〃", "同上"])
        sheet.write_row(
            6, 4, ["公开印刷费用", "", "1.每季度公布1次\n2.接受查询", "副主席", "办公室", "李某", late or day]
        )
        sheet.write_row(7, 0, ["2"])  # a ghost: a number and nothing else
        sheet.write_row(
            8,
            0,
            [
                "3",
                "同上",
                "机关效能建设",
                "会议过多",
                "少开会议",
                "减少2成。",
                "合并会议",
                "主席",
                "办公室",
                "王某",
                day,
                "略",
            ],
        )
        sheet.merge_range(9, 0, 9, 3, "合计")
        sheet.write_row(9, 4, ["3项"])
    return path


def tree(items):
    """Problem, item and measures of drafts."""
    return {
        (it.problems[0].title, it.title): [(step.text, step.owner, step.deadline) for step in it.measures]
        for it in items
    }


def drafts():
    """The drafts that came in."""
    return db.session.scalars(select(RectificationItem).where(RectificationItem.state == "draft")).all()


def test_a_messy_ledger_comes_in_as_a_tree_of_drafts(stage, tmp_path):
    report = import_file(IMPORTER, messy(tmp_path / "台账.xlsx"), stage)
    assert (report.errors, report.new, report.imported) == ((), 4, True)
    day = later(20)
    assert tree(drafts()) == {
        ("印刷费用高。2025年比上年多三成。", "降低印刷费用"): [("每月登记1次", "张某", day), ("双面印刷", "张某", day)],
        ("印刷费用高。2025年比上年多三成。", "公开印刷费用"): [
            ("每季度公布1次", "李某", day),
            ("接受查询", "李某", day),
        ],
        ("会议过多", "少开会议"): [("合并会议", "王某", day)],
    }
    assert {it.published_at for it in drafts()} == {None}
    assert report.notices == (
        "问题：新增 2，变更 0，不变 0。",
        "整改事项：新增 3，变更 0，不变 0。",
        "整改措施：新增 5，变更 0，不变 0。",
    )


def test_the_same_ledger_again_changes_nothing(stage, tmp_path):
    path = messy(tmp_path / "台账.xlsx")
    import_file(IMPORTER, path, stage)
    before = [(it.id, it.version) for it in drafts()]
    report = import_file(IMPORTER, path, stage)
    assert (report.unchanged, report.new, report.changed) == (4, 0, 0)
    assert [(it.id, it.version) for it in drafts()] == before


def test_a_row_says_what_is_missing_or_cannot_be(stage, tmp_path):
    report = import_file(IMPORTER, messy(tmp_path / "台账.xlsx", late="2099.1.1"), stage)
    late = next(it for it in report.errors if it.column == "整改时限")
    assert (late.row, late.column, report.imported, drafts()) == (7, "整改时限", False, [])


def test_warnings_name_the_goal_and_the_nearest_aspect(stage, tmp_path):
    rows = [values(problem="印刷费用高", aspect="机关效能", item="降低印刷费用")]
    (outcome,) = checked(rows, stage).outcomes
    assert outcome.status == "new"
    said = {message.column: message.suggestion for message in outcome.messages}
    assert said == {"source": "", "aspect": "机关效能建设", "goal": ""}


def test_a_measure_without_an_item_is_refused(stage):
    (outcome,) = checked([values(problem="印刷费用高", measure="双面印刷")], stage).outcomes
    assert (outcome.status, outcome.messages[0].column) == ("wrong", "item")


def test_cells_left_empty_go_on_with_the_row_directly_above(stage):
    rows = [
        values(problem="印刷费用高", item="降低", measure="登记"),
        values(measure="双面印刷"),
        values(7, measure="停印"),
    ]
    outcomes = checked(rows, stage).outcomes
    assert [it.status for it in outcomes] == ["new", "new", "wrong"]
    (plan,) = outcomes[0].data.items.values()
    assert [step.text for step in plan.texts.measures] == ["登记", "双面印刷"]


def test_a_draft_changes_and_what_is_published_does_not(stage):
    problem = db.session.scalars(select(Problem).order_by(Problem.number)).first()
    make_item("draft", title="起草中")
    make_item("published", title="已公布")
    rows = [values(problem=problem.title, item=title, goal="新目标2件。") for title in ("起草中", "已公布")]
    outcomes = checked(rows, stage).outcomes
    assert [it.status for it in outcomes] == ["changed", "skipped"]
    assert [(it.column, it.new) for it in outcomes[0].changes] == [("goal", "新目标2件。")]
    with writing():
        IMPORTER.apply(checked(rows, stage), stage)
    goals = dict(db.session.execute(select(RectificationItem.title, RectificationItem.goal)).all())
    assert (goals["起草中"], goals["已公布"]) == ("新目标2件。", "每月公开1次。")


def test_text_with_separated_values_in_gb18030_comes_in(stage, tmp_path):
    path = tmp_path / "台账.csv"
    lines = ["整改台账,,,", "存在问题,整改任务,具体措施,牵头单位", "印刷费用高,降低费用,每月登记,办公室", ",,双面印刷,"]
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    assert import_file(IMPORTER, path, stage).imported
    assert tree(drafts()) == {("印刷费用高", "降低费用"): [("每月登记", "", None), ("双面印刷", "", None)]}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_was_exported_comes_in_again(stage, tmp_path, kind):
    path = exported(tmp_path / f"台账.{kind}")
    report = import_file(IMPORTER, path, stage)
    assert (report.errors, report.new, report.changed, report.skipped) == ((), 0, 0, 0)
    published = db.session.scalars(select(RectificationItem)).all()
    import_file(IMPORTER, path, {"stage": another_plan()})
    assert tree(drafts()) == tree(published)
    assert {it.title: cured(it) for it in drafts()} == {it.title: cured(it) for it in published}


def test_the_list_goes_out_with_its_filters_in_the_form_of_the_office(sign_in_as, tmp_path):
    make_item("in_progress", deadline=later(-2), title="逾期的事")
    clerk = sign_in_as("staff")
    assert f"{HOME}/staff/?light=red&amp;export=xlsx" in clerk.get(f"{HOME}/staff/?light=red").text
    sent = clerk.get(f"{HOME}/staff/?light=red&export=xlsx")
    path = tmp_path / "sent.xlsx"
    path.write_bytes(sent.data)
    (sheet,) = read_sheets(path).sheets
    assert str(sheet.rows[0][0]).startswith("整改台账（截至")
    assert list(sheet.rows[1]) == [column.title for column in LEDGER]
    assert [row[9] for row in sheet.rows[2:]] == ["登记1次", "登记1次"]
    assert {(2, 3)} == {(it.top, it.bottom) for it in sheet.merges if it.top > 1}
    assert sheet.rows[2][27] == "红灯"


def test_a_clerk_chooses_the_stage_sees_the_tree_and_confirms(stage, sign_in_as, tmp_path):
    clerk = sign_in_as("staff")
    assert "/import/problem_inventory.ledger" in clerk.get(f"{HOME}/staff/drafts").text
    content = messy(tmp_path / "台账.xlsx").read_bytes()
    at = submit(clerk, "/import/problem_inventory.ledger", file=(BytesIO(content), "台账.xlsx")).headers["Location"]
    assert "整改落实阶段" in clerk.get(at).text
    places = db.session.scalars(select(StagedImport.places)).one()
    fields = {f"place-{key}": str(place) for key, place in places.items()} | {"option-stage": str(stage["stage"])}
    submit(clerk, at, to=f"{at}/columns", **fields)
    page = clerk.get(at).text
    assert "整改事项：新增 3，变更 0，不变 0。" in page
    submit(clerk, at, to=f"{at}/confirm", digest=re.search('name="digest" value="([^"]+)"', page)[1])
    assert len(drafts()) == 3


def exported(path):
    """The published items as a file."""
    ids = db.session.scalars(select(RectificationItem.id)).all()
    page = ledger_page(Listed(on_paper(everything(), ids), None, False), Lights())
    path.write_bytes(write_xlsx(Book((page,))) if path.suffix == ".xlsx" else write_csv(page, "gb18030"))
    return path


def cured(item):
    """The titles of the problems of an item, its goal and posts."""
    return sorted(it.title for it in item.problems), item.goal, item.owner, item.deadline, item.horizon, item.commitment


def another_plan():
    """A further plan without problems; the number of its stage."""
    texts = dict.fromkeys(("basis", "goal", "findings", "responsibility", "time_limit", "commitment"), "略")
    with writing() as tx:
        plan = RectificationPlan(title="另一方案", published_at=now(), **texts)
        plan.stages = [Stage(number=1, title="整改", start=date(2020, 1, 1), end=later(500))]
        tx.session.add(plan)
        record(Change(plan, "made"))
        return plan.stages[0].id


def values(number=None, **said):
    """A row as check() gets it; rows are numbered one after the other unless they say otherwise."""
    return number, said


def checked(rows, stage):
    """The preview of rows."""
    return IMPORTER.check([ImportRow(number or place, said) for place, (number, said) in enumerate(rows, 2)], stage)
