import pytest

from plugins.rules_revision.engine.decision import DecisionRefused, apply, decide, read_decision, write_decision
from plugins.rules_revision.engine.reading import read_text
from plugins.rules_revision.tests.engine.decision.test_applying_decisions import RULE, amended, refusal

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("第四条 由", "第四条 情节严重的，由", "第四条"),
        ("守信。", "守信；\n(三)守密。", "第二条第一款"),
        ("秘书长检查。", "秘书长检查。\n检查结果在机关内部公示。", "第二条第三款"),
        ("第五条", "第四条之一 有关情况应当公开。\n第五条", "第四条之一"),
        ("第三条", "第二节 处理\n第三条", "第二节"),
        ("工作守则\n", "机关工作守则\n", "名称"),
        ("施行。\n", "施行。\n附件\n检查表\n", "附件"),
        ("由主席会议处理。", "驾驶员不得饮酒。", "第四条"),
    ],
)
def test_a_decision_fits_its_text_once(old, new, place):
    before, after = RULE, RULE.replace(old, new, 1)
    decision = read_decision(write_decision(decide(read_text(before), read_text(after))))
    with pytest.raises(DecisionRefused) as refused:
        apply(read_text(after), decision)
    assert refused.value.code == "carried_out"
    assert refused.value.facts == {"place": place}


def test_words_that_stand_elsewhere_as_well_can_still_be_added_to():
    text = "将第二条中的“守时”修改为“守时守约”。"
    assert "(一)守时守约；" in amended(text)


def test_the_same_words_under_another_number_are_no_reason_to_refuse():
    assert "第五条 由主席会议处理。" in amended("增加一条，作为第五条：“由主席会议处理。”")


def test_clauses_that_were_merged_are_not_merged_again():
    assert refusal("将第四条、第五条合并，作为第四条，修改为：“由主席会议处理。”").code == "carried_out"
