"""Layouts of real offices: heads of papers, names over several lines, imprints, ends of lines."""

import pytest

from plugins.rules_revision.engine import Kind, read_text, write_text
from plugins.rules_revision.engine.tree import clauses, title_of

pytestmark = pytest.mark.once
BODY = "第一条 甲。\n第二条 乙。\n"


def kinds(text):
    return [node.kind for node in read_text(text).children]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("附件\n\n机关车辆管理办法\n", "机关车辆管理办法"),
        ("附件1：\n机关车辆管理办法\n（讨论稿）\n", "机关车辆管理办法（讨论稿）"),
        ("中国人民政治协商会议\n清河县委员会\n专门委员会通则\n", "中国人民政治协商会议清河县委员会专门委员会通则"),
        ("目　录\n第一章　总则\n第二章　附则\n机关车辆管理办法\n", "机关车辆管理办法"),
        ("关于" + "委员联系界别群众" * 8 + "的规定（试行）（2026年修订）\n",) * 2,
    ],
)
def test_the_name_is_found_under_the_head_of_the_paper(head, name):
    assert title_of(read_text(head + BODY)) == name.strip()


@pytest.mark.parametrize("named", ["《委员履职管理办法》", "委员履职管理办法"])
def test_a_notice_with_head_and_number_is_the_cover(named):
    head = (
        f"政协清河县委员会文件\n清协发〔2026〕5号\n政协清河县委员会\n关于印发{named}的通知\n各委室：\n现印发给你们。\n"
    )
    text = f"{head}附件\n委员履职\n管理办法\n{BODY}"
    assert kinds(text) == [Kind.COVER] * 7 + [Kind.TITLE] * 2 + [Kind.ARTICLE] * 2


@pytest.mark.parametrize(
    "imprint",
    [
        "清河县政协办公室\n2026年3月1日\n抄送：县委办公室。\n清河县政协办公室　　2026年3月1日印发\n",
        "（此件公开发布）\n",
        "清河县政协办公室　2026年3月1日\n",
    ],
)
def test_an_imprint_is_not_part_of_the_last_article(imprint):
    lines = imprint.count("\n")
    assert kinds("办法\n" + BODY + imprint) == [Kind.TITLE, *[Kind.ARTICLE] * 2, *[Kind.LINE] * lines]


@pytest.mark.parametrize("end", ["\r", "\v", "\f", "\u2028", "\n\f"])
def test_a_line_ends_where_another_program_ended_it(end):
    text = f"办法\n{BODY}".replace("\n", end)
    assert len(clauses(read_text(text))) == 2
    assert write_text(read_text(text)) == text
