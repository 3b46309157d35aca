"""The rule on finance: what is read out of it, and what the checks find."""

import pytest

from plugins.rules_finance.checks import CHECKS
from plugins.rules_finance.parameters import parameters
from plugins.rules_finance.textual import limit_tables, second_signatures
from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.checks import CHECKS as OF_EVERY_RULE
from plugins.rules_revision.engine.checks import Severity, check

from .making import TEXT

pytestmark = pytest.mark.once


def found(text):
    return check(read_text(text), checks=CHECKS)


def codes(text):
    return {it.code for it in found(text)}


def test_the_model_stands_before_every_check(app):
    assert check(read_text(TEXT), checks=(*OF_EVERY_RULE, *CHECKS)) == []


def test_the_limits_of_the_model_are_one_table(app):
    (table,) = limit_tables(read_text(TEXT))
    assert table.expense == "单笔支出"
    assert [(it.first, it.last, it.who) for it in table.bands] == [
        (0, 500_000, "办公室主任"),
        (500_001, 2_000_000, "分管机关工作的副秘书长"),
        (2_000_001, 5_000_000, "秘书长"),
        (5_000_001, None, "党组会议、秘书长"),
    ]
    assert [said.place for said, _band in table.rows][:2] == ["第九条第（一）项", "第九条第（二）项"]


def test_the_second_signature_is_no_limit_of_its_own(app):
    ((said, band),) = second_signatures(read_text(TEXT))
    assert (band.first, band.who, said.place) == (2_000_001, "会计审核人和秘书长", "第十条")


def test_terms_are_read_with_their_articles(app):
    told = {(it.unit, it.amount, it.place) for it in parameters(read_text(TEXT))}
    assert {("workday", 5, "第十九条"), ("workday", 5, "第二十条"), ("workday", 15, "第十六条")} <= told


def test_each_kind_of_expense_has_its_own_table(app):
    text = (
        "财务管理规定\n一、审批权限\n（一）日常支出5000元以下的，由办公室主任审批；超过5000元的，由秘书长审批。\n"
        "（二）接待费1000元以下的，由办公室主任审批；超过1000元的，由秘书长审批。"
    )
    assert [it.expense for it in limit_tables(read_text(text))] == ["日常支出", "接待费"]
    assert not {it for it in codes(text) if it.startswith("limits_")}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("超过五千元、二万元以下的", "超过六千元、二万元以下的", "limits_gap"),
        ("超过五千元、二万元以下的", "超过四千元、二万元以下的", "limits_overlap"),
        ("超过五千元、二万元以下的", "五千元以上二万元以下的", "limits_both"),
        ("五千元以下的", "不满五千元的", "limits_nobody"),
        ("五千元以下的", "超过一千元、五千元以下的", "limits_no_bottom"),
        ("超过五万元的，经党组会议集体研究后，由秘书长签批", "其他支出按照规定办理", "limits_no_top"),
        ("超过五千元、二万元以下的", "超过二万元、五千元以下的", "limits_empty"),
        ("由会计审核人和秘书长联签", "按照规定办理", "finance_no_second"),
        ("每季度终了后十五日内", "每年终了后十五日内", "finance_no_quarter"),
        ("在机关内部公示", "公示", "finance_not_inside"),
        ("公示期不少于五个工作日", "公示期为三个工作日", "finance_too_short"),
        ("拆分", "登记", "finance_no_split"),
        ("会计和出纳不得由一人兼任", "会计由主任指定", "finance_no_separation"),
        (
            "本制度所称以下包括本数，所称超过不包括本数",
            "本制度与上级规定不一致的，按上级规定执行",
            "finance_no_meaning",
        ),
        ("由秘书长审批", "由有关领导审批", "vague_approval"),
    ],
)
def test_a_fault_that_is_planted_is_found(app, old, new, code):
    text = TEXT.replace(old, new)
    assert text != TEXT
    assert code in codes(text)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("会计和出纳不得由一人兼任", "会计和出纳由两人分别担任", "finance_no_separation"),
        ("会计和出纳不得由一人兼任", "出纳与会计岗位分设", "finance_no_separation"),
        ("会计和出纳不得由一人兼任", "会计、出纳属于不相容岗位", "finance_no_separation"),
        ("在机关内部公示", "在机关内公示", "finance_not_inside"),
    ],
)
def test_other_words_for_the_same_are_no_fault(app, old, new, code):
    text = TEXT.replace(old, new)
    assert text != TEXT
    assert code not in codes(text)


def test_a_rule_without_amounts_lacks_limits(app):
    assert "finance_no_limits" in codes("财务管理制度\n第一条 为规范财务，制定本制度。\n第二条 支出由秘书长审批。")


def test_a_gap_is_an_error_and_names_both_articles(app):
    (gap,) = [it for it in found(TEXT.replace("超过五千元、二万元", "超过六千元、二万元")) if it.code == "limits_gap"]
    assert gap.severity is Severity.ERROR
    assert "第九条第（一）项" in gap.english
    assert "第九条第（二）项" in gap.english


def test_a_limit_that_stands_alone_is_a_hint(app):
    text = "规定\n第一条 预付款超过二万元的，由秘书长审批。"
    assert {it.severity for it in found(text) if it.code.startswith("limits_")} == {Severity.HINT}
