from pathlib import Path

import pytest

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.comparison import compare
from plugins.rules_revision.engine.tree import clauses

pytestmark = pytest.mark.once
OFFICIAL = Path(__file__).parents[1] / "fixtures" / "official"
FIRST = "第一章 总则\n第一条 为加强公务用车管理，制定本办法。\n"
SECOND = "第二章 用车\n第二条 公务用车由办公室统一管理。使用人应当提前一日申请，填写派车单。\n第三条 维修费用超过二千元的，由秘书长审批。\n"
LAST = "第三章 附则\n第四条 本办法自印发之日起施行。\n"
OLD = "办法\n" + FIRST + SECOND + LAST


def side_by_side(old, new, **how):
    """Rows as text: [deleted], {inserted}."""
    marks = {"": "{}", "deleted": "[{}]", "inserted": "{{{}}}"}
    return [
        (
            row.number,
            *("".join(marks[piece.mark].format(piece.text) for piece in cell) for cell in (row.old, row.new)),
            row.explanation,
        )
        for row in compare(read_text(old), read_text(new), **how)
    ]


def test_an_edited_clause_stands_under_its_chapter_with_marks_on_both_sides():
    assert side_by_side(OLD, OLD.replace("二千", "五千")) == [
        (None, "第二章　用车", "第二章　用车", ""),
        (1, "第三条　维修费用超过[二千]元的，由秘书长审批。", "第三条　维修费用超过{五千}元的，由秘书长审批。", "修改"),
    ]


def test_what_did_not_change_is_left_out_or_said_to_be_unchanged():
    assert side_by_side(OLD, OLD) == []
    assert side_by_side(OLD, OLD, with_unchanged=True)[1] == (
        1,
        "第一条　为加强公务用车管理，制定本办法。",
        "第一条　（未修改）",
        "",
    )


def test_a_new_clause_and_a_deleted_one_say_so():
    new = OLD.replace("第三条 维修费用超过二千元的，由秘书长审批。", "第三条 车辆应当投保交强险。")
    assert side_by_side(OLD, new)[1:] == [
        (1, "第三条　[维修费用超过二千元的，由秘书长审批。]", "（删去）", "删去"),
        (2, "（新增）", "第三条　{车辆应当投保交强险。}", "新增"),
    ]


def test_the_first_clause_of_a_chapter_is_deleted_under_its_own_heading():
    new = (
        OLD.replace("第二条 公务用车由办公室统一管理。使用人应当提前一日申请，填写派车单。\n", "")
        .replace("第三条", "第二条")
        .replace("第四条", "第三条")
    )
    assert [row[1][:3] for row in side_by_side(OLD, new)] == ["第二章", "第二条"]


def test_a_clause_that_was_split_has_a_row_for_each_part():
    new = OLD.replace("第四条", "第五条").replace("第三条", "第四条").replace("管理。使用人", "管理。\n第三条 使用人")
    _, first, second = side_by_side(OLD, new)
    assert first[1:] == ("（原第二条的部分内容）", "第二条　公务用车由办公室统一管理。", "由原第二条单列")
    assert second[2:] == ("第三条　使用人应当提前一日申请，填写派车单。", "原第二条分为第二条、第三条")


def test_merged_clauses_stand_together_with_their_numbers():
    new = OLD.replace("第四条", "第三条").replace("派车单。\n第三条 ", "派车单。")
    row = side_by_side(OLD, new)[1]
    assert row[1].count("第三条　") == row[1].count("第二条　") == 1
    assert row[3] == "由原第二条、第三条合并"


def test_only_shifted_references_are_explained_as_such():
    old = OLD.replace("由秘书长审批", "依照第二条办理")
    new = (
        old.replace("第四条", "第五条")
        .replace("第三条", "第四条")
        .replace("第二条 ", "第二条 车辆应当投保交强险。\n第三条 ")
        .replace("依照第二条", "依照第三条")
    )
    rows = side_by_side(old, new, same=lambda before, after: before.replace("依照第二条", "依照第三条") == after)
    assert rows[-1] == (
        2,
        "第三条　维修费用超过二千元的，依照[第二条]办理。",
        "第四条　维修费用超过二千元的，依照{第三条}办理。",
        "仅因条文顺序调整",
    )


def test_a_clerk_explains_a_row_in_own_words():
    new = OLD.replace("二千", "五千")
    key = clauses(read_text(new))[2].id
    assert side_by_side(OLD, new, explanations={key: "依据财政部门的新标准"})[1][3] == "依据财政部门的新标准"


def test_every_clause_of_an_official_revision_stands_in_a_row():
    old, new = (read_text((OFFICIAL / f"state_council_{year}.txt").read_text()) for year in (1982, 2024))
    rows = compare(old, new, with_unchanged=True)
    for tree, side in ((old, "old"), (new, "new")):
        said = "\n".join("".join(piece.text for piece in getattr(row, side)) for row in rows)
        assert [clause.label for clause in clauses(tree) if f"{clause.label}　" not in said] == []
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
