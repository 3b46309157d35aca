import pytest

from plugins.rules_revision.engine import read_text, write_text
from plugins.rules_revision.engine.decision import DecisionRefused, apply, choose, read_decision, read_decisions
from plugins.rules_revision.engine.tree import clauses

pytestmark = pytest.mark.once
RULE = """工作守则
第一章 总则
第一条 为了规范工作，制定本守则。
第二条 工作人员应当：
(一)守时；
(二)守信。
以上由秘书长检查。
第二章 附则
第三条 违反第二条的，依照本守则第四条处理。
第四条 由主席会议处理。
第五条 本守则自印发之日起施行。
"""


def decided(*items, closing="此外，对条文顺序作相应调整。\n", title="工作守则"):
    numbered = "".join(f"{sign}、{item}\n" for sign, item in zip("一二三四五", items, strict=False))
    return f"关于修改《{title}》的决定\n\n对《{title}》作如下修改：\n{numbered}{closing}本决定自公布之日起施行。\n"


def amended(*items, **how):
    return write_text(apply(read_text(RULE), read_decision(decided(*items, **how))))


def refusal(*items, **how):
    with pytest.raises(DecisionRefused) as refused:
        amended(*items, **how)
    return refused.value


def test_clauses_that_are_not_named_are_counted_again_and_their_references_follow():
    text = amended("删去第一条。")
    assert "第一条 工作人员应当：" in text
    assert "第二条 违反第一条的，依照本守则第三条处理。" in text


def test_without_the_closing_sentence_no_other_number_changes():
    assert "第三条 违反第二条的" in amended("删去第一条。", closing="")


def test_a_new_clause_stands_in_the_chapter_that_is_named():
    text = amended("在第二章增加一条，作为第三条：“新的一条。”")
    assert "第二章 附则\n第三条 新的一条。\n第四条 违反第二条的，依照本守则第五条处理。" in text


def test_a_clause_between_two_others_changes_no_number():
    text = amended("在第三条后增加一条，作为第三条之一：“新的一条。”", closing="")
    assert "处理。\n第三条之一 新的一条。\n第四条" in text


def test_an_item_is_written_as_the_list_writes_and_keeps_its_mark():
    assert "(二)守信（含守密）。\n" not in amended("将第二条第二项修改为：“（二）守信（含守密）”")
    assert "(二)守信(含守密)。\n" in amended("将第二条第二项修改为：“（二）守信（含守密）”")


def test_items_are_counted_after_one_came():
    assert "(一)守时；\n(二)守密；\n(三)守信。\n" in amended("第二条第一款增加一项，作为第二项：“（二）守密；”")


def test_a_clause_that_moves_keeps_its_id():
    tree = read_text(RULE)
    moved = apply(tree, read_decision(decided("将第四条改为第三条。")))
    assert [one.id for one in clauses(moved)] == [clauses(tree)[at].id for at in (0, 1, 3, 2, 4)]


def test_the_old_text_is_left_as_it_was():
    tree = read_text(RULE)
    apply(tree, read_decision(decided("删去第一条。")))
    assert write_text(tree) == RULE


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("将第九条修改为：“甲。”", "no_place"),
        ("将第二条第三款修改为：“甲。”", "no_place"),
        ("删去第二条第三项。", "no_place"),
        ("第一条中的“副主席”修改为“主席”。", "no_words"),
        ("增加一条，作为第九条：“甲。”", "number_too_high"),
        ("第二条增加一款，作为第五款：“甲。”", "number_too_high"),
        ("第一章章名“通则”修改为“总纲”。", "other_name"),
    ],
)
def test_a_decision_that_does_not_fit_is_refused_with_the_sentence(item, code):
    refused = refusal("删去第四条。", item)
    assert refused.code == code
    if code != "number_too_high":
        assert refused.sentence == item


def test_what_is_changed_twice_is_refused():
    assert refusal("将第一条修改为：“甲。”", "删去第二条第一款。", "将第二条第一款修改为：“甲。”").code == "twice"


def test_a_decision_on_another_rule_is_refused():
    refused = refusal("删去第一条。", title="车辆管理办法")
    assert (refused.code, refused.facts["named"]) == ("other_rule", "车辆管理办法")


def test_from_a_decision_on_several_rules_the_one_on_this_rule_is_chosen():
    text = (
        "关于修改《车辆管理办法》等两件制度的决定\n对两件制度作如下修改：\n一、修改《车辆管理办法》\n1.删去第二条。\n"
        "二、修改《工作守则》\n1.删去第一条。\n2.条文顺序作相应调整。\n本决定自公布之日起施行。\n"
    )
    tree = read_text(RULE)
    assert len(clauses(apply(tree, choose(read_decisions(text), tree)))) == 4


def test_a_new_clause_may_be_quoted_with_its_number():
    text = amended("增加一条，作为第三条：“第三条　不得早退。”")
    assert "\n第三条 不得早退。\n" in text


def test_a_new_name_may_stand_as_a_title():
    assert amended("将名称修改为《工作准则》。").startswith("工作准则\n第一章")
