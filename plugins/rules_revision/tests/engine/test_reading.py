import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules_revision.engine import Kind, Number, read_text, write_text
from plugins.rules_revision.engine.json_form import from_json, to_json
from plugins.rules_revision.engine.tree import clauses, title_of, words_of

pytestmark = pytest.mark.once
ROOT = Path(__file__).parents[4]
RULES = ROOT.parent / "shared" / "data" / "rules"
OFFICIAL = sorted([*RULES.glob("domain/*.txt"), *RULES.glob("pairs/*.txt")])
PIECES = st.sampled_from(
    [
        "第一条",
        "第二条",
        "第三条之一",
        "第一章",
        "一、",
        "（一）",
        "(二)",
        "1.",
        "①",
        " ",
        "　",
        "\n",
        "\r\n",
        "。",
        "：",
        "“",
        "”",
        "为了",
        "附件",
        "目录",
        "2026年3月1日",
        "\u200b",
    ]
)


def kinds(tree):
    return [(node.kind, node.label, node.text) for node in tree.walk() if node.kind is not Kind.RULE]


@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_no_character_of_any_text_is_lost(text):
    tree = read_text(text)
    assert write_text(tree) == text
    assert from_json(json.loads(json.dumps(to_json(tree)))) == tree


@pytest.mark.skipif(not OFFICIAL, reason="the official texts are not beside this checkout")
def test_official_texts_are_read_as_articles_1_to_n_without_loss():
    trees = {path.name: (path.read_bytes().decode(), read_text(path.read_bytes().decode())) for path in OFFICIAL}
    assert [name for name, (text, tree) in trees.items() if write_text(tree) != text] == []
    odd = [name for name, (_, tree) in trees.items() if not _is_counted(tree)]
    assert odd == []


def _is_counted(tree):
    numbers = [clause.number for clause in clauses(tree)]
    return bool(numbers) and numbers == [Number(place) for place in range(1, len(numbers) + 1)]


def test_paragraphs_items_and_subitems_stand_where_they_belong():
    tree = read_text("守则\n第一条 下列三种：\n（一）甲：\n1.子；\n2.丑；\n（二）乙。\n以上都算。\n第二条 完。\n")
    first, second = clauses(tree)
    paragraph, after = first.children
    assert [node.label for node in paragraph.children] == ["（一）", "（二）"]
    assert [node.label for node in paragraph.children[0].children] == ["1.", "2."]
    assert after.text == "以上都算。"
    assert words_of(second) == "完。"


@pytest.mark.parametrize(
    "line", ["第三条、第五条同样适用。", "第三条规定的车辆除外。", "第三条和第四条不适用。", "第三条第二款另有规定。"]
)
def test_a_line_that_begins_with_a_reference_is_no_heading(line):
    tree = read_text(f"办法\n第一条 甲。\n第二条 乙。\n{line}\n第三条 丙。\n")
    assert [str(clause.number) for clause in clauses(tree)] == ["一", "二", "三"]
    assert clauses(tree)[1].children[1].text == line


def test_articles_in_one_paragraph_are_parted():
    text = "办法\n　　第一条　为了甲，制定本办法。　　第二条　依照第一条办理。　　第三条　违反第二条的，改正。\n"
    assert [words_of(clause) for clause in clauses(read_text(text))] == [
        "为了甲，制定本办法。",
        "依照第一条办理。",
        "违反第二条的，改正。",
    ]
    assert write_text(read_text(text)) == text


def test_headings_without_a_blank_are_read_when_they_follow():
    tree = read_text("办法\n第一章总则\n第一条为了甲。\n第二条本办法适用于乙。\n第二章附则\n第三条自印发之日起施行。")
    assert [str(clause.number) for clause in clauses(tree)] == ["一", "二", "三"]
    assert [node.text for node in tree.of(Kind.CHAPTER)] == ["总则", "附则"]


def test_a_colon_or_comma_after_the_number_parts_it_from_the_words():
    tree = read_text("考勤制度\n第一条：甲。\n第二条、乙。\n第一条、第二条规定的除外。\n第三条：丙。\n")
    assert [words_of(clause) for clause in clauses(tree)] == ["甲。", "乙。\n第一条、第二条规定的除外。", "丙。"]


def test_an_article_between_two_others_keeps_its_double_number():
    tree = read_text("办法\n第十条 甲。\n第十条之一 乙。\n第十一条 丙。\n")
    assert [clause.number for clause in clauses(tree)] == [Number(10), Number(10, 1), Number(11)]


def test_a_rule_without_articles_is_read_by_its_points():
    tree = read_text(
        "××县政协公务用车管理制度\n为加强管理，制定本制度。\n一、用车范围\n（一）公务接待。\n（二）下乡调研。\n1.事先登记。\n二、用车审批\n由办公室主任批准。\n"
    )
    first, second = clauses(tree)
    assert (first.kind, first.label, first.children[0].text) == (Kind.POINT, "一、", "用车范围")
    assert [node.label for node in first.children[0].children] == ["（一）", "（二）"]
    assert second.children[1].text == "由办公室主任批准。"
    assert tree.of(Kind.PREAMBLE)[0].text == "为加强管理，制定本制度。"


def test_name_history_and_contents_are_told_apart():
    text = "××县政协\n车辆管理办法\n（2020年1月1日主席会议通过）\n目　录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n"
    tree = read_text(text)
    assert title_of(tree) == "××县政协车辆管理办法"
    assert [node.text for node in tree.of(Kind.NOTE)] == ["（2020年1月1日主席会议通过）"]
    assert [node.text for node in tree.of(Kind.CONTENTS)] == ["目　录", "第一章 总则", "第二章 附则"]
    assert len(tree.of(Kind.CHAPTER)) == 2


def test_a_notice_that_carries_the_rule_is_its_cover():
    text = "关于印发《财务管理制度》的通知\n各委室：\n现将《财务管理制度》印发给你们。\n县政协办公室\n2026年3月1日\n财务管理制度\n第一条 甲。\n"
    tree = read_text(text)
    assert title_of(tree) == "财务管理制度"
    assert [node.kind for node in tree.children] == [Kind.COVER] * 5 + [Kind.TITLE, Kind.ARTICLE]


def test_signature_and_annexes_are_not_part_of_the_last_article():
    text = "办法\n第一条 甲。\n第二条 自印发之日起施行。\n县政协办公室\n2026年3月1日\n附件：\n派车单\n第一条 样例\n"
    tree = read_text(text)
    assert words_of(clauses(tree)[-1]) == "自印发之日起施行。"
    assert [node.kind for node in tree.children][-3:] == [Kind.LINE, Kind.LINE, Kind.ANNEX]


def test_quoted_articles_of_a_decision_are_not_its_own():
    text = "关于修改《办法》的决定\n一、将第一条修改为：“甲。\n二、乙。”\n二、删去第三条。\n"
    assert [clause.label for clause in clauses(read_text(text))] == ["一、", "二、"]


def test_a_rule_whose_history_names_a_decision_is_none():
    note = "（2020年1月1日通过　根据2021年1月1日《关于修改〈办法〉的决定》修改）"
    tree = read_text(f"办法\n{note}\n第一条 严禁“公款吃喝。\n第二条 自印发之日起施行。\n")
    assert len(clauses(tree)) == 2


def test_the_engine_loads_without_flask_and_database():
    program = "import sys, plugins.rules_revision.engine; sys.exit(bool({'flask', 'sqlalchemy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
