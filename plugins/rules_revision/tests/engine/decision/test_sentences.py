import pytest

from plugins.rules_revision.engine.decision import DecisionRefused
from plugins.rules_revision.engine.decision.operations import (
    Delete,
    DeleteHeading,
    Insert,
    InsertGroup,
    Merge,
    MoveGroup,
    RenameGroup,
    Renumber,
    Replace,
    ReplaceWords,
    SingleOut,
)
from plugins.rules_revision.engine.decision.places import Place
from plugins.rules_revision.engine.decision.sentences import read_item
from plugins.rules_revision.engine.decision.writing import write_operation
from plugins.rules_revision.engine.labels import Number
from plugins.rules_revision.engine.tree import Kind

pytestmark = pytest.mark.once


def article(number, paragraph=0, item=0):
    place = Place().inside(Kind.ARTICLE, Number(number))
    place = place.inside(Kind.PARAGRAPH, Number(paragraph)) if paragraph else place
    return place.inside(Kind.ITEM, Number(item)) if item else place


def point(number, item=0):
    place = Place().inside(Kind.POINT, Number(number))
    return place.inside(Kind.ITEM, Number(item)) if item else place


CHAPTER = Place().inside(Kind.CHAPTER, Number(3))
OURS = [
    ("将第三条修改为：“甲。\n“乙。”", Replace((article(3),), "甲。\n乙。")),
    ("将第三条改为第四条，修改为：“甲。”", Replace((article(3),), "甲。", (Number(4),))),
    ("将第三条第二款第一项修改为：“（一）甲；”", Replace((article(3, 2, 1),), "（一）甲；")),
    ("将第三条改为第五条。", Renumber((article(3),), (Number(5),))),
    ("第三条第二款中的“甲”修改为“乙”，“丙”修改为“丁”。", ReplaceWords((article(3, 2),), (("甲", "乙"), ("丙", "丁")))),
    (
        "第三条、第五条第一款、第二款中的“甲”修改为“乙”。",
        ReplaceWords((article(3), article(5, 1), article(5, 2)), (("甲", "乙"),)),
    ),
    ("删去第三条第二款中的“‘甲’”。", ReplaceWords((article(3, 2),), (("“甲”", ""),))),
    ("删去第三条至第五条、第八条。", Delete((article(3), article(4), article(5), article(8)))),
    ("增加一条，作为第五条：“甲。”", Insert(Kind.ARTICLE, (Number(5),), "甲。")),
    ("在第五条后增加一条，作为第五条之一：“甲。”", Insert(Kind.ARTICLE, (Number(5, 1),), "甲。", after=article(5))),
    (
        "第三条增加两款，作为第二款、第三款：“甲。\n“乙。”",
        Insert(Kind.PARAGRAPH, (Number(2), Number(3)), "甲。\n乙。", article(3)),
    ),
    ("第三条第一款增加一项，作为第二项：“（二）甲；”", Insert(Kind.ITEM, (Number(2),), "（二）甲；", article(3, 1))),
    ("将第三条第二款单列一条，作为第四条，修改为：“甲。”", SingleOut(article(3, 2), Number(4), "甲。")),
    ("将第三条、第四条合并，作为第三条，修改为：“甲。”", Merge((article(3), article(4)), Number(3), "甲。")),
    ("在第九条之前增加一章，作为第三章“监督”。", InsertGroup(Kind.CHAPTER, Number(3), "监督", article(9))),
    ("将第三章章名移至第九条之前。", MoveGroup(CHAPTER, article(9))),
    ("删去第三章章名。", DeleteHeading(CHAPTER)),
    ("第三章章名“监督”修改为“检查”。", RenameGroup(CHAPTER, "监督", "检查")),
    ("将第三项第一点修改为：“（一）甲；”", Replace((point(3, 1),), "（一）甲；")),
    ("增加一项，作为第四项：“甲。”", Insert(Kind.POINT, (Number(4),), "甲。")),
    ("将名称修改为：“守则”", Replace((Place("名称"),), "守则")),
    ("将附件第二自然段修改为：“甲”", Replace((Place("附件").inside(Kind.LINE, Number(2)),), "甲")),
]


@pytest.mark.parametrize(("sentence", "operation"), OURS)
def test_what_we_write_is_what_we_read(sentence, operation):
    assert write_operation(operation) == sentence
    assert read_item(sentence) == [operation]


@pytest.mark.parametrize(
    ("sentence", "operations"),
    [
        ("把第三条修改为:“甲。\n乙。”", [Replace((article(3),), "甲。\n乙。")]),
        ("将第二条修改为第六条：\n“甲。”", [Replace((article(2),), "甲。", (Number(6),))]),
        ("原第四条作为第五条。", [Renumber((article(4),), (Number(5),))]),
        ("增加一条作为第二条：\n“甲。”", [Insert(Kind.ARTICLE, (Number(2),), "甲。")]),
        ("将第三条第一款修改为：“甲”。", [Replace((article(3, 1),), "甲")]),
        ("删除第三条、第四条第二款。", [Delete((article(3), article(4, 2)))]),
        (
            "删去第三条第三项、第四项。",
            [Delete((article(3).inside(Kind.ITEM, Number(3)), article(3).inside(Kind.ITEM, Number(4))))],
        ),
        ("第三条第二款，其中的“甲”修改为“乙”。", [ReplaceWords((article(3, 2),), (("甲", "乙"),))]),
        (
            "将第三条改为第四条，其中的“甲”修改为“乙”，“丙”修改为“丁”。",
            [Renumber((article(3),), (Number(4),)), ReplaceWords((article(3),), (("甲", "乙"), ("丙", "丁")))],
        ),
        (
            "将第三条改为第四条，第一款修改为：“甲。”",
            [Renumber((article(3),), (Number(4),)), Replace((article(3, 1),), "甲。")],
        ),
        (
            "将第三条改为第四条，增加一款，作为第二款：“甲。”",
            [Renumber((article(3),), (Number(4),)), Insert(Kind.PARAGRAPH, (Number(2),), "甲。", article(3))],
        ),
        (
            "第三条第一款中的“甲”修改为“乙”，第二款修改为：“丙。”",
            [ReplaceWords((article(3, 1),), (("甲", "乙"),)), Replace((article(3, 2),), "丙。")],
        ),
        (
            "第三条、第四条中的“甲”，第五条中的“乙”修改为“丙”。",
            [
                ReplaceWords((article(3), article(4)), (("甲", "丙"),)),
                ReplaceWords((article(5),), (("乙", "丙"),)),
            ],
        ),
        (
            "删去第三条第二款，第三款改为第二款。",
            [Delete((article(3, 2),)), Renumber((article(3, 3),), (Number(2),))],
        ),
        (
            "增加一章，作为第三章：“第三章 监督\n第九条 甲。\n第十条 乙。”",
            [
                Insert(Kind.ARTICLE, (Number(9), Number(10)), "第九条 甲。\n第十条 乙。"),
                InsertGroup(Kind.CHAPTER, Number(3), "监督", article(9)),
            ],
        ),
        (
            "第三条第一款、第二款改为第二款、第三款，修改为：“甲。\n“乙。”",
            [Replace((article(3, 1), article(3, 2)), "甲。\n乙。", (Number(2), Number(3)))],
        ),
        ("将第三条第三款修改为两款，作为第三款、第四款：“甲。\n“乙。”", [Replace((article(3, 3),), "甲。\n乙。")]),
        ("第三条第一款中增加规定：“甲。”", [Insert(Kind.PARAGRAPH, (), "甲。", article(3, 1))]),
        (
            "第三条增加一项，作为第三项：“甲；”原第三项改为第四项。",
            [
                Insert(Kind.ITEM, (Number(3),), "甲；", article(3)),
                Renumber((article(3).inside(Kind.ITEM, Number(3)),), (Number(4),)),
            ],
        ),
        (
            "将名称、第一条、第三条中的“甲”修改为“乙”。",
            [ReplaceWords((Place("名称"), article(1), article(3)), (("甲", "乙"),))],
        ),
        ("刑法第三十条第一款“甲。”修改为：“乙。”", [ReplaceWords((article(30, 1),), (("甲。", "乙。"),))]),
        ("第三条第一款“甲。”后增写一句，内容为：“乙。”", [ReplaceWords((article(3, 1),), (("甲。", "甲。乙。"),))]),
    ],
)
def test_real_decisions_write_the_same_in_other_ways(sentence, operations):
    assert read_item(sentence) == operations


@pytest.mark.parametrize(
    "sentence", ["第三条写得更清楚些。", "将第三条修改为：“甲。", "将有关条款修改为：“甲。”", "第二款修改为：“甲。”"]
)
def test_a_sentence_of_no_known_form_is_refused_and_shown(sentence):
    with pytest.raises(DecisionRefused) as refused:
        read_item(sentence)
    assert refused.value.sentence == sentence
