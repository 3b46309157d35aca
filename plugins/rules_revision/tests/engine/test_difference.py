from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.rules_revision.engine.difference import difference

pytestmark = pytest.mark.once
TEXT = st.lists(st.sampled_from(["第三条", "《办法》", "2026", "GB", "二千", "，", "。", "\n", "（", "(", "　"]) | st.text("甲乙丙丁", max_size=4), max_size=15).map("".join)  # fmt: skip


def marked(old, new):
    return "".join(
        run.new if run.op == "same" else f"[{run.old}]" * bool(run.old) + f"{{{run.new}}}" * bool(run.new)
        for run in difference(old, new)
    )


@settings(deadline=None)
@given(TEXT | st.text(max_size=30), TEXT | st.text(max_size=30))
def test_the_runs_give_back_both_texts_exactly(old, new):
    runs = difference(old, new)
    assert ("".join(run.old for run in runs), "".join(run.new for run in runs)) == (old, new)
    assert all(one.op == "same" or other.op == "same" for one, other in pairwise(runs))


@settings(deadline=None)
@given(TEXT)
def test_a_text_does_not_differ_from_itself(text):
    assert [run for run in difference(text, text) if run.op != "same"] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("费用超过2500元的", "费用超过2000元的", "费用超过[2500]{2000}元的"),
        ("依照第二十五条处理", "依照第三十五条处理", "依照[第二十五条]{第三十五条}处理"),
        ("按照《公务用车办法》执行", "按照《公务车辆办法》执行", "按照[《公务用车办法》]{《公务车辆办法》}执行"),
        ("安装GPS设备", "安装GIS设备", "安装[GPS]{GIS}设备"),
        ("报主任审批。", "报分管副秘书长审批。", "报[主任]{分管副秘书长}审批。"),
        ("用车应当审批。", "用车应当事先登记、审批。", "用车应当{事先登记、}审批。"),
    ],
)
def test_numbers_titles_and_words_change_as_a_whole(old, new, expected):
    assert marked(old, new) == expected


def test_one_word_that_stayed_between_two_changes_is_part_of_the_change():
    assert marked("由甲乙的丙丁负责", "由子丑的寅卯负责") == "由[甲乙的丙丁]{子丑的寅卯}负责"


def test_a_new_sentence_is_shown_whole():
    assert (
        marked("车辆归办公室管理。", "车辆归办公室管理。\n司机归办公室管理。")
        == "车辆归办公室管理。{\n司机归办公室管理。}"
    )
    assert marked("一是甲，二是丙。", "一是甲，二是乙，三是丙。").count("{") == 1


def test_what_differs_in_width_alone_is_no_change():
    assert marked("车辆（含租用）：轿车", "车辆(含租用):轿车") == "车辆(含租用):轿车"


def test_texts_far_longer_than_any_clause_are_told_in_no_time():
    runs = difference("甲" + "乙丙" * 20_000, "甲" + "丙乙" * 20_000 + "丁")
    assert [run.op.value for run in runs] == ["same", "replaced"]
