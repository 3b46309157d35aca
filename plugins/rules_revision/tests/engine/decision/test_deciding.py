import re

import pytest

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.decision import DecisionRefused, decide, prove, prove_text, write_decision

pytestmark = pytest.mark.once
RULE = """财务守则
第一章 总则
第一条 为了规范支出，制定本守则。
第二条 费用超过二千元的，由秘书长审批；超过五千元的，由主席审批。
第三条 下列支出须附清单：
（一）会议费；
（二）差旅费。
第二章 附则
第四条 违反第三条的，不予报销。
第五条 本守则自印发之日起施行。
"""
OUTLINE = (
    "值班制度\n一、值班分两班：\n（一）早班；\n（二）晚班。\n二、值班人员不得离岗。\n三、本制度自印发之日起执行。\n"
)


def items(old, new):
    """Tell what a decision says between its head and its closing sentences; it must prove."""
    before, after = read_text(old), read_text(new)
    text = write_decision(decide(before, after))
    assert prove_text(before, after, text)
    return text.split("作如下修改：\n")[1].split("此外")[0].split("本决定")[0].rstrip("\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("二千元", "三千元", "第二条中的“二千元”修改为“三千元”。"),
        (
            "（一）会议费；\n（二）",
            "（一）会议费；\n（二）培训费；\n（三）",
            "第三条增加一项，作为第二项：“（二）培训费；”",
        ),
        ("第一章 总则", "第一章 通则", "第一章章名“总则”修改为“通则”。"),
        ("财务守则", "财务管理守则", "将名称修改为：“财务管理守则”"),
        ("审批；超过五千元的，由主席审批。", "审批。", "删去第二条中的“；超过五千元的，由主席审批”。"),
    ],
)
def test_a_small_change_is_said_in_few_words(old, new, said):
    assert items(RULE, RULE.replace(old, new, 1)) == said


def test_one_change_in_several_clauses_is_said_once():
    new = RULE.replace("支出", "开支")
    assert items(RULE, new) == "第一条、第三条中的“支出”修改为“开支”。"


def test_wide_brackets_are_said_sign_by_sign():
    narrow = RULE.replace("（", "(").replace("）", ")")
    assert items(narrow, RULE) == "第三条中的“(”修改为“（”，“)”修改为“）”。"


def test_references_that_follow_are_not_spoken_of():
    new = RULE.replace("第一条 为了规范支出，制定本守则。\n", "").replace("第二条", "第一条")
    new = (
        new.replace("第三条 下", "第二条 下")
        .replace("第四条 违反第三条", "第三条 违反第二条")
        .replace("第五条", "第四条")
    )
    assert items(RULE, new) == "删去第一条。"


def test_rules_of_points_are_spoken_of_as_items_and_points():
    assert items(OUTLINE, OUTLINE.replace("晚班", "夜班")) == "第一项中的“晚班”修改为“夜班”。"
    new = OUTLINE.replace("（二）晚班。", "（二）中班；\n（三）晚班。")
    assert items(OUTLINE, new) == "第一项增加一点，作为第二点：“（二）中班；”"


def test_words_before_a_list_change_without_the_list():
    old = OUTLINE.replace("（一）早班；", "（一）早班，自上午八时起至下午四时止，不得迟到早退；\n（二）中班；").replace(
        "（二）晚班", "（三）晚班"
    )
    new = old.replace("值班分", "排班分").replace("（二）中班；\n（三）", "（二）")
    assert items(old, new) == "一、第一项中的“值班分两班”修改为“排班分两班”。\n二、删去第一项第二点。"


def test_a_clause_between_two_is_said_to_come_after_the_first():
    new = RULE.replace("第三条 下", "第二条之一 票据应当真实。\n第三条 下")
    assert items(RULE, new) == "在第二条后增加一条，作为第二条之一：“票据应当真实。”"


def test_a_chapter_that_moved_takes_its_number_along():
    old = RULE.replace("第三条 下列", "第二章 清单\n第三条 下列").replace("第二章 附则", "第三章 罚则")
    head, one, two, three = re.split("(?=第[一二三]章)", old)
    three, last = three.split("第五条")
    new = head + one + three.replace("三章", "二章").replace("四条 违反第三条", "三条 违反第四条")
    new += two.replace("二章", "三章").replace("三条 下", "四条 下") + "第五条" + last
    assert items(old, new) == "一、将第三章章名移至第三条之前。\n二、将第四条改为第三条。"


def test_a_new_chapter_is_told_by_the_clause_it_begins_with():
    new = RULE.replace("第三条 下列", "第二章 清单\n第三条 下列").replace("第二章 附则", "第三章 附则")
    assert items(RULE, new) == "在第三条之前增加一章，作为第二章“清单”。"


def test_the_history_under_the_title_stands_in_the_closing_sentence():
    new = RULE.replace("财务守则\n", "财务守则\n（2024年1月1日主席会议通过）\n")
    assert "题注为“（2024年1月1日主席会议通过）”，重新公布。" in write_decision(decide(read_text(RULE), read_text(new)))
    assert prove(read_text(RULE), read_text(new), decide(read_text(RULE), read_text(new)))


def test_blank_lines_are_told_of_the_layout():
    new = RULE.replace("第二章", "\n第二章")
    assert "对版式作相应调整：第二章之前为换行。" in write_decision(decide(read_text(RULE), read_text(new)))


def test_other_line_ends_are_told_once():
    new = RULE.replace("\n", "\r\n")
    assert "对版式作相应调整：全文的换行为回车换行。" in write_decision(decide(read_text(RULE), read_text(new)))


@pytest.mark.parametrize(
    "lost", ["财务守则\n", "第一章 总则\n", "第二条 费用超过二千元的，由秘书长审批；超过五千元的，由主席审批。\n"]
)
def test_what_is_lost_or_added_proves(lost):
    fewer = RULE.replace(lost, "")
    for old, new in ((RULE, fewer), (fewer, RULE)):
        assert prove(read_text(old), read_text(new), decide(read_text(old), read_text(new)))


def test_a_decision_that_says_something_else_does_not_prove():
    old, new = read_text(RULE), read_text(RULE.replace("二千元", "三千元"))
    text = write_decision(decide(old, new))
    assert not prove_text(old, new, text.replace("三千元", "四千元"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“五个一”制度\n一、参加一次培训。\n二、完。\n", "“五个一”制度\n一、参加两次培训。\n二、完。\n"),
        ("办法\n第一条 甲。\n第二条 乙。\n第二条之一 丙。\n", "办法\n第一条之一 丙。\n"),
        ("办法\n一、甲：\n（一）乙：\n1.丙：\n（1）丁。\n", "办法\n一、甲：\n（一）乙：\n1.丙：\n  （1）丁。\n"),
        ("办法\r第一条 甲。\v第二条 乙。\f", "办法\r第一条 丙。\v\u2028第二条 乙。\f"),
    ],
    ids=["quotation in the name", "之一 comes first", "blank before a detail", "ends of lines"],
)
def test_what_offices_seldom_write_proves_too(old, new):
    assert prove(read_text(old), read_text(new), decide(read_text(old), read_text(new)))


def test_a_text_longer_than_any_rule_is_refused():
    long = read_text("".join(f"第{number}章 甲{number}\n" for number in range(1, 3_000)))
    with pytest.raises(DecisionRefused) as refused:
        decide(read_text(RULE), long)
    assert refused.value.code == "too_long"


def test_a_text_of_more_lines_than_can_be_numbered_is_refused():
    long = read_text(RULE + "附件\n" + "甲\n" * 10_000)
    with pytest.raises(DecisionRefused) as refused:
        decide(read_text(RULE), long)
    assert refused.value.code == "too_many_lines"
