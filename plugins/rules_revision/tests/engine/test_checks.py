import re
from collections import Counter
from pathlib import Path

import pytest

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.checks import CHECKS, Context, Severity, check, sentence, vague_approval, word_check
from plugins.rules_revision.engine.tree import write_text

pytestmark = pytest.mark.once
RULES = Path(__file__).parents[5] / "shared" / "data" / "rules"
OFFICIAL = sorted([*RULES.glob("domain/*.txt"), *RULES.glob("pairs/*.txt")])

SOUND = """车辆管理办法
第一章 总则
第一条 为了节约，根据《预算法》，制定本办法。
第二条 用车分下列两种：
（一）公务；
（二）调研。
前款所列由办公室主任批准。
第二章 附则
第三条 违反第二条规定的，改正。
第四条 本办法由县政协办公室负责解释，自印发之日起施行。
"""


def codes(text, context=None, checks=CHECKS):
    return [(finding.code, finding.place) for finding in check(read_text(text), context, checks)]


def without(words, instead=""):
    assert words in SOUND
    return SOUND.replace(words, instead, 1)


def test_a_sound_rule_raises_nothing():
    assert codes(SOUND) == []


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (without("，自印发之日起施行"), "no_effective_date", "第四条"),
        (without("为了节约，根据《预算法》，制定本办法。", "车辆归办公室管。"), "no_purpose", "第一条"),
        (without("由县政协办公室负责解释，"), "no_interpretation", "第四条"),
        (without("车辆管理办法", "车辆管理办法（试行）"), "no_trial_end", "第四条"),
        (without("第三条 违反", "第五条 违反"), "number_gap", "第五条"),
        (without("第二章", "第三章"), "number_gap", "第三章"),
        (without("第二章", "第一章"), "number_repeated", "第一章"),
        (without("第一条", "第二条"), "number_first", "第二条"),
        (without("（二）", "（三）"), "number_gap", "第二条第一款第（三）项"),
        (without("（一）公务；\n"), "items_first", "第二条第一款第（二）项"),
        (without("违反第二条", "违反第九条"), "reference_missing", "第三条"),
        (without("违反第二条", "违反第二条第三款"), "reference_missing", "第三条"),
        (without("违反第二条", "违反第二条第三项"), "reference_missing", "第三条"),
        (without("违反第二条", "违反第零条"), "reference_missing", "第三条"),
        (without("违反第二条", "违反第九九九九九条"), "reference_missing", "第三条"),
        (without("违反第二条", "违反前款"), "reference_nowhere", "第三条"),
        (without("第四条 本办法", "第四条 本规定"), "wrong_own_word", "第四条"),
        (without("违反第二条规定的，改正。"), "empty_clause", "第三条"),
        (without("前款所列", "前款（所列"), "bracket_open", "第二条第二款"),
        (without("前款所列", "前款所列”"), "bracket_closed", "第二条第二款"),
        (without("，改正", ",改正"), "half_width", "第三条"),
        (without("第二章 附则", "第二章 附则\n第三章 补则"), "empty_group", "第二章"),
    ],
)
def test_a_fault_is_found_and_said_where(text, code, place):
    assert (code, place) in codes(text)


@pytest.mark.parametrize(
    "said",
    [
        "自印发之日起执行", "自2027年1月1日起施行", "自二〇二七年三月起试行", "从即日起执行", "于2027年3月1日起生效",
        "经主席会议通过后施行", "自党组会议研究同意之日起实行", "施行日期，由县委另行规定",
        "公布施行后，原办法同时废止",
    ],
)  # fmt: skip
def test_a_rule_may_say_in_many_ways_from_when_it_applies(said):
    assert ("no_effective_date", "第四条") not in codes(without("自印发之日起施行", f"本办法{said}"))


@pytest.mark.parametrize(
    "said",
    [
        "自收到通知之日起三十日内执行", "由办公室组织实施", "对上一年度预算执行情况进行审查", "经批准后实施维修",
        "自处分决定作出之日起生效",
    ],
)  # fmt: skip
def test_when_something_else_begins_is_not_from_when_the_rule_applies(said):
    assert ("no_effective_date", "第四条") in codes(without("自印发之日起施行", said))


def test_two_clauses_that_say_the_same_are_found():
    text = without(
        "违反第二条规定的，改正。", "用车须事先登记，并由办公室派车。\n第四条 用车须事先登记，并由办公室派车。"
    )
    assert ("duplicate_clause", "第四条") in codes(text.replace("第四条 本办法", "第五条 本办法"))


def test_a_list_may_go_on_after_a_paragraph():
    assert (
        codes(without("前款所列由", "（三）接待。\n前款所列由").replace("（三）接待", "另有规定的除外。\n（三）接待"))
        == []
    )


def test_an_earlier_rule_of_the_name_is_to_be_repealed():
    context = Context(earlier=frozenset({"车辆管理办法（试行）"}))
    assert codes(SOUND, context) == [("no_repeal", "第四条")]
    assert codes(without("施行。", "施行，原办法同时废止。"), context) == []


def test_a_rule_of_points_is_checked_as_well():
    text = "车辆管理制度\n为了节约，制定本制度。\n一、用车：\n（一）公务；\n（三）调研。\n三、本制度第五项由办公室解释。\n四、自发布之日起执行。\n"
    assert codes(text) == [("number_gap", "一、（三）"), ("number_gap", "三、"), ("reference_missing", "三、")]


def test_a_finding_has_its_sentence_in_any_language():
    (finding,) = check(read_text(without("第四条 本办法", "第四条 本规定")))
    assert finding.severity is Severity.WARNING
    assert finding.english == "The rule calls itself “本规定”; by its title it is “本办法”."
    assert sentence(finding, lambda _: "%(words)s→%(right)s") == "本规定→本办法"


def test_the_span_shows_the_words():
    tree = read_text(without("违反第二条", "违反第九条"))
    (finding,) = check(tree)
    (node,) = [node for node in tree.walk() if node.id == finding.node]
    assert node.text[slice(*finding.span)] == "第九条"


def test_a_plugin_brings_checks_of_its_own():
    hurried = word_check("hurried", re.compile("尽快|适时"), "“%(words)s” names no date.")
    text = without("由办公室主任批准", "尽快报有关领导批准")
    tree = read_text(text)
    found = check(tree, None, (*CHECKS, vague_approval, hurried))
    assert [(it.code, it.english) for it in found] == [
        ("hurried", "“尽快” names no date."),
        ("vague_approval", "“有关领导批准” leaves open who decides. Name the post or the meeting."),
    ]
    assert write_text(tree) == text


@pytest.mark.parametrize("words", ["相关负责人同意", "有关领导审批", "有关部门负责人签字"])
def test_vague_approval_is_found(words):
    assert codes(without("前款所列", f"前款所列经{words}后"), None, (vague_approval,)) == [
        ("vague_approval", "第二条第二款")
    ]


@pytest.mark.skipif(not OFFICIAL, reason="the official texts are not beside this checkout")
def test_official_texts_raise_hardly_a_finding():
    found = [it for path in OFFICIAL for it in check(read_text(path.read_bytes().decode()))]
    counted = Counter(finding.severity for finding in found)
    assert counted[Severity.ERROR] <= 0.08 * len(OFFICIAL)
    assert counted[Severity.WARNING] <= 0.15 * len(OFFICIAL)
    assert Counter(finding.code for finding in found)["wrong_own_word"] == 0
