import pytest

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.decision import decide, prove_text, write_decision

pytestmark = pytest.mark.once
RULE = """公务用车管理办法
第一条 为了规范公务用车管理，制定本办法。
第二条 办公室负责公务用车的调度、维修和保险，区、县公务用车主管部门予以配合，推动市场主体活力释放。
第三条 违反本办法和公务员法第五十九条第一款规定的，由市、县主管机关依照公务员法第六十二条处理。
第四条 驾驶员应当于2026年3月1日前登记，并报办公室备案；逾期不登记的，处二百元以上五百元以下罚款。主管机关应当通报。
第五条 考核实行百分制：登记30分，停放30分，主管部门可以加分，其他部门不得加分。
"""


def said(old, new):
    """Tell what the decision says when some words of the rule change; it must prove."""
    before, after = read_text(RULE), read_text(RULE.replace(old, new, 1))
    text = write_decision(decide(before, after))
    assert prove_text(before, after, text)
    return text.split("作如下修改：\n")[1].split("本决定")[0].rstrip("\n")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2026年3月1日", "2027年3月5日", "第四条中的“2026年3月1日”修改为“2027年3月5日”。"),
        ("二百元", "三百元", "第四条中的“二百元以上”修改为“三百元以上”。"),
        ("第六十二条", "第六十三条", "第三条中的“公务员法第六十二条”修改为“公务员法第六十三条”。"),
        ("备案；", "备案，并于三日内公开；", "第四条中的“办公室备案”修改为“办公室备案，并于三日内公开”。"),
        ("通报。", "通报。通报应当公开。", "第四条中的“通报”修改为“通报。通报应当公开”。"),
        ("主管机关应当通报。", "", "删去第四条中的“主管机关应当通报。”。"),
        ("、维修和保险", "和保险", "删去第二条中的“、维修”。"),
        ("逾期不登记的，", "", "删去第四条中的“逾期不登记的，”。"),
        ("登记30分", "登记20分", "第五条中的“登记30分”修改为“登记20分”。"),
        ("部门可以", "机构可以", "第五条中的“主管部门”修改为“主管机构”。"),
    ],
    ids=[
        "date",
        "amount",
        "law",
        "half sentence",
        "whole sentence",
        "struck sentence",
        "struck of a list",
        "struck at the beginning of a sentence",
        "points",
        "a word of all rules",
    ],
)
def test_words_are_quoted_whole(old, new, words):
    assert said(old, new) == words


@pytest.mark.parametrize(
    ("old", "new"),
    [("的调度", "和停放、调度"), ("的调度", "和调度"), ("，推动", "。推动"), ("、县公务", "公务"), ("调度、", "调度")],
)
def test_no_quotation_is_a_particle_or_a_comma(old, new):
    quoted = said(old, new).split("“")[1:]
    assert all(len(one.split("”")[0]) > 2 and one[0] not in "，。；、的和" for one in quoted)


def test_a_clause_of_which_little_stays_is_said_anew():
    new = "办公室统一调配公务用车，维修、保险实行定点，市、县、乡各单位不得自行安排，推动市场主体活力释放。"
    old = "办公室负责公务用车的调度、维修和保险，区、县公务用车主管部门予以配合，推动市场主体活力释放。"
    assert said(old, new) == f"将第二条修改为：“{new}”"
