"""What a drafter would say of changes that could also be said as deletions and insertions."""

import re

import pytest

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.decision import apply, decide, read_decision, write_decision
from plugins.rules_revision.engine.numerals import to_chinese
from plugins.rules_revision.tests.engine.decision.test_deciding import OUTLINE, items

pytestmark = pytest.mark.once
RULE = """车辆守则
第一章 总则
第一条 为了规范用车，制定本守则。
第二章 用车
第二条 用车应当登记。
第三条 下列人员可以派车：
（一）办公室主任；
（二）分管副秘书长；
（三）秘书长。
紧急情况可以先派车，再补办登记手续。
第四条 车辆应当停放在机关院内。
第三章 费用
第五条 维修费用由秘书长审批。
第六条 每季度公示一次油耗。
第四章 附则
第七条 本守则由办公室解释。
第八条 本守则自印发之日起施行。
"""


def without(*lines):
    """The rule without some lines, its articles and chapters counted again."""
    kept = [line for line in RULE.splitlines(keepends=True) if not line.startswith(lines)]
    return counted("".join(kept))


def counted(text):
    counts = {"条": 0, "章": 0}

    def next_one(found):
        counts[found[1]] += 1
        return f"第{to_chinese(counts[found[1]])}{found[1]}"

    return re.sub("^第.([条章])", next_one, text, flags=re.MULTILINE)


@pytest.mark.parametrize("old", ["用车应当登记。", "车辆应当停放在机关院内。"])
def test_a_clause_in_all_other_words_is_changed_and_not_deleted(old):
    new = "驾驶员不得饮酒，也不得把钥匙交给他人。"
    number = RULE[: RULE.index(old)].rsplit("\n", 1)[1].strip()
    assert items(RULE, RULE.replace(old, new)) == f"将{number}修改为：“{new}”"


def test_a_clause_in_all_other_words_beside_one_that_goes_is_changed_too():
    new = without("第五条").replace("每季度公示一次油耗", "驾驶员不得饮酒")
    assert items(RULE, new) == "一、将第五条修改为：“驾驶员不得饮酒。”\n二、删去第六条。"


def test_references_to_a_clause_in_all_other_words_follow_it():
    old = RULE.replace("本守则由办公室解释", "违反第六条的，由办公室处理")
    new = old.replace("第二条 用车应当登记。\n", "").replace("每季度公示一次油耗", "驾驶员不得饮酒")
    said = "一、删去第二条。\n二、将第六条改为第五条，修改为：“驾驶员不得饮酒。”"
    assert items(old, counted(new.replace("违反第六条", "违反第五条"))) == said


def test_a_clause_of_another_chapter_is_no_other_wording():
    new = counted(
        RULE.replace("第六条 每季度公示一次油耗。\n", "").replace(
            "第四章 附则\n", "第四章 附则\n第六条 驾驶员不得饮酒。\n"
        )
    )
    assert items(RULE, new) == "一、删去第六条。\n二、在第四章增加一条，作为第六条：“驾驶员不得饮酒。”"


def test_a_paragraph_in_all_other_words_is_changed_and_not_deleted():
    new = RULE.replace("紧急情况可以先派车，再补办登记手续。", "驾驶员不得饮酒。")
    assert items(RULE, new) == "将第三条第二款修改为：“驾驶员不得饮酒。”"


def test_an_item_that_moves_gets_another_number():
    new = RULE.replace("（三）秘书长。\n", "").replace("（二）", "（三）").replace("（一）", "（一）秘书长。\n（二）")
    assert items(RULE, new) == "将第三条第一款第三项改为第一项。"
    new = OUTLINE.replace("（一）早班；\n（二）晚班。", "（一）晚班。\n（二）早班；")
    assert items(OUTLINE, new) == "将第一项第二点改为第一点。"


def test_an_item_quoted_with_its_new_number_is_said_to_get_it():
    listed = "（一）拟订全县年度公务用车更新计划的；\n（二）拟订机关年度费用预算并报送县财政局的；\n（三）处置旧车。"
    old = RULE.replace("用车应当登记。", f"下列事项由办公室办理：\n{listed}")
    new = old.replace("（三）处置旧车", "（四）处置报废车").replace("（二）拟订", "（二）保管钥匙；\n（三）拟订")
    said = (
        "一、将第二条第三项改为第四项，修改为：“（四）处置报废车。”\n二、第二条增加一项，作为第二项：“（二）保管钥匙；”"
    )
    assert items(old, new) == said


def test_a_paragraph_that_became_a_clause_is_singled_out():
    new = counted(RULE.replace("紧急情况可以", "第四条 紧急情况可以"))
    assert items(RULE, new) == "将第三条第二款单列一条，作为第四条。"
    new = new.replace("再补办登记手续", "次日补办登记手续")
    said = "将第三条第二款单列一条，作为第四条，修改为：“紧急情况可以先派车，次日补办登记手续。”"
    assert items(RULE, new) == said


def test_a_chapter_that_goes_with_its_clauses_goes_as_a_whole():
    assert items(RULE, without("第三章", "第五条", "第六条")) == "删去第三章。"


def test_a_chapter_that_goes_without_its_clauses_loses_its_name():
    assert items(RULE, without("第三章")) == "删去第三章章名。"


def test_of_two_clauses_that_change_places_the_one_with_another_number_moves():
    new = RULE.replace("第五条 维修费用由秘书长审批。\n第六条", "第五条 驾驶员不得饮酒。\n第六条")
    new = counted(new.replace("第四章", "第六条 维修费用由秘书长审批。\n第四章"))
    assert items(RULE, new) == "一、在第三章增加一条，作为第五条：“驾驶员不得饮酒。”\n二、将第五条改为第七条。"


def test_clauses_that_move_together_are_said_together():
    head, use, costs, end = re.split("(?=第[二三四]章)", RULE)
    said = "一、将第三章章名移至第二条之前。\n二、将第五条、第六条改为第二条、第三条。"
    assert items(RULE, counted(head + costs + use + end)) == said
    costs += "第七条 加油使用专用卡。\n"
    said = "一、将第三章章名移至第二条之前。\n二、将第五条至第七条改为第二条至第四条。"
    assert items(counted(head + use + costs + end), counted(head + costs + use + end)) == said


def test_clauses_that_come_side_by_side_are_said_together():
    new = counted(RULE.replace("第五条", "第五条 驾驶员不得饮酒。\n第五条 钥匙由专人保管。\n第五条"))
    quoted = "“第五条\u3000驾驶员不得饮酒。\n“第六条\u3000钥匙由专人保管。”"
    assert items(RULE, new) == f"在第三章增加两条，作为第五条、第六条：{quoted}"


def test_more_than_two_numbers_are_said_from_first_to_last():
    added = "第五条 驾驶员不得饮酒。\n第五条 钥匙由专人保管。\n第五条 车辆定点维修。\n"
    said = items(RULE, counted(RULE.replace("第五条", f"{added}第五条")))
    assert said.startswith("在第三章增加三条，作为第五条至第七条：“第五条\u3000驾驶员")


def test_a_new_chapter_is_said_before_its_clauses():
    new = counted(RULE.replace("第四章", "第四章 监督\n第七条 驾驶员不得饮酒。\n第四章"))
    said = "一、在第七条之前增加一章，作为第四章“监督”。\n二、增加一条，作为第七条：“驾驶员不得饮酒。”"
    assert items(RULE, new) == said


def test_a_section_that_begins_elsewhere_is_not_called_a_chapter():
    old = RULE.replace("第二条", "第一节 登记\n第二条").replace("第三条", "第二节 审批\n第三条")
    new = RULE.replace("第二条", "第一节 登记\n第二条").replace("第四条", "第二节 审批\n第四条")
    assert items(old, new) == "将第二章第二节节名移至第四条之前。"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("“三公”和“会议”经费", "第六条中的“‘三公’”修改为“‘三公’和‘会议’”。"),
        ('"三公"经费', '将第六条修改为：“每季度公示一次"三公"经费。”'),
    ],
)
def test_quotation_marks_are_quoted_in_pairs(new, said):
    old = RULE.replace("油耗", "“三公”经费")
    assert items(old, RULE.replace("油耗", new)) == said


def test_a_blank_without_width_is_a_matter_of_layout():
    new = RULE.replace("第四条 ", "第四条 \u200b")
    assert "条文不变" in write_decision(decide(read_text(RULE), read_text(new)))
    assert items(new, new.replace("院内", "院外")) == "第四条中的“机关院内”修改为“机关院外”。"


def test_ids_of_a_clause_in_all_other_words_stay():
    old, new = (read_text(text) for text in (RULE, RULE.replace("用车应当登记。", "驾驶员不得饮酒。")))
    amended = apply(old, read_decision(write_decision(decide(old, new))))
    assert [node.id for node in amended.walk()] == [node.id for node in old.walk()]
