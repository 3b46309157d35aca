import pytest

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.labels import Number
from plugins.rules_revision.engine.references import Places, Whose, find, resolve

pytestmark = pytest.mark.once

RULE = """车辆管理办法
第一章 总则
第一条 为了甲，制定本办法。
第二条 下列两种：
（一）甲：
1.子；
2.丑；
（二）乙。
前款所列按第四条办理。
第二章 用车
第三条 派车。
违反前款规定的，改正。
有前两款情形的，适用本章规定。
第四条 依照本办法第二条第一款第一项、第二条第二款办理。
"""


def said(reference):
    """Write what was read: 3.1-3.4 is 第三条第一款至第四款, * stands before what was taken over."""
    return [" ".join("".join(_step(step) for step in steps) for steps in target.ends) for target in reference.targets]


def _step(step):
    return f"{'' if step.span else '*'}{step.number}{'编章节条款项目点'[list(_KINDS).index(step.kind.value)]}"


_KINDS = ("part", "chapter", "section", "article", "paragraph", "item", "subitem", "point")


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("本办法第三条第二款第一项", ["三条二款一项"]),
        ("第五条至第七条", ["五条 七条"]),
        ("第五至七条", ["五条 七条"]),
        ("第三条、第五条和第七条", ["三条", "五条", "七条"]),
        ("第三条第一款、第二款或者第五条", ["三条一款", "*三条二款", "五条"]),
        ("第三条第一款至第三款", ["三条一款 *三条三款"]),
        ("第九条第（一）、（二）、(三)项", ["九条一项", "*九条二项", "*九条三项"]),
        ("第二条第一、二项", ["二条一项", "*二条二项"]),
        ("第三条（二）项", ["三条二项"]),
        ("第十条之一第二款", ["十之一条二款"]),
        ("第12条第3款", ["十二条三款"]),
        ("本法第二章第三节、第四章", ["二章三节", "四章"]),
        ("第三条第一款第二项第一目", ["三条一款二项一目"]),
        ("本制度第三项第（一）点、第（二）点", ["三项一点", "*三项二点"]),
    ],
)
def test_what_offices_write_is_read(text, targets):
    (reference,) = find(f"违反{text}规定的，改正。")
    assert said(reference) == targets


@pytest.mark.parametrize(
    ("text", "whose", "head"),
    [
        ("本办法第三条", Whose.OWN, "本办法"),
        ("本实施细则第三条", Whose.OWN, "本实施细则"),
        ("本守则第三条", Whose.OWN, "本守则"),
        ("依照第三条", Whose.BARE, ""),
        ("依照民事诉讼法第三十四条", Whose.OTHER, "民事诉讼法"),
        ("《会计法》第三条", Whose.OTHER, "会计法"),
        ("《会计法》（2024年修正）第三条", Whose.OTHER, "会计法"),
        ("依照宪法第三条", Whose.OTHER, "宪法"),
        ("该法第三条", Whose.OTHER, "该法"),
        ("国务院令第600号第三条", Whose.OTHER, "令第600号"),
        ("按照清协发〔2026〕5号文件第三条", Whose.OTHER, "〔2026〕5号文件"),
        ("前述办法第三条", Whose.OTHER, "前述办法"),
        ("同条第二款", Whose.OTHER, "同条"),
        ("前款第一项", Whose.NEAR, "前款"),
        ("前两款", Whose.NEAR, "前两款"),
        ("本条第二款", Whose.NEAR, "本条"),
    ],
)
def test_it_is_told_to_which_text_a_reference_points(text, whose, head):
    (reference,) = find(text)
    assert (reference.whose, reference.head) == (whose, head)


def test_a_list_that_goes_on_belongs_to_the_text_named_first():
    text = "依照刑法第三条、第五条和本办法第七条、第九条"
    first, second = find(text)
    assert (said(first), first.whose) == (["三条", "五条"], Whose.OTHER)
    assert (said(second), second.whose) == (["七条", "九条"], Whose.OWN)


def test_a_second_number_right_after_another_text_is_of_that_text():
    references = find("符合民事诉讼法第三条的规定，且不属于第五条规定情形的，依照第七条办理。")
    assert [reference.whose for reference in references] == [Whose.OTHER, Whose.OTHER, Whose.BARE]


@pytest.mark.parametrize(
    "text", ["第一条件", "第三项目", "本条例", "本章程", "目前条件", "第二款项", "第一目标", "该项工作", "第一章程草案"]
)
def test_words_that_only_look_like_a_reference_are_none(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("clause", "labels"),
    [
        (1, [["四条"], ["二条一款"]]),
        (2, [["三条一款"], ["三条一款", "三条二款"], ["二章"]]),
        (3, [["二条一款一项"], ["二条二款"]]),
    ],
)
def test_references_lead_to_their_nodes(clause, labels):
    tree = read_text(RULE)
    assert sorted(_led_to(tree, clause)) == sorted(labels)


def _led_to(tree, clause):
    places = Places(tree)
    node = places.clauses[clause]
    inside = {it.id for it in node.walk()}
    for reference in find(tree):
        if reference.node in inside:
            yield from (_names(places, nodes) for nodes in _grouped(resolve(places, reference)))


def _grouped(resolution):
    assert resolution.is_whole
    return resolution.found


def _names(places, nodes):
    signs = dict(zip(_KINDS, "编章节条款项目点", strict=True))
    return ["".join(f"{number}{signs[kind.value]}" for kind, number in places.path(node)) for node in nodes]


@pytest.mark.parametrize(
    "text", ["第五条", "第三条第四款", "第二条第三项", "第二条第一款第三项", "第二条至第五条", "第三章"]
)
def test_what_is_not_there_is_missing(text):
    tree = read_text(RULE + f"第五条之一 依照{text}办理。\n")
    (reference,) = [it for it in find(tree) if it.node == list(tree.walk())[-1].id]
    assert not resolve(tree, reference).is_whole


@pytest.mark.parametrize("words", ["第一项议程", "第三部分", "第二点意见"])
def test_things_that_are_counted_are_not_missed(words):
    tree = read_text(f"办法\n第一条 会议审议{words}。\n")
    assert all(resolve(tree, reference).is_whole for reference in find(tree))


def test_previous_paragraph_and_clause_can_be_missing():
    tree = read_text("办法\n第一条 依照前条、前款办理。\n第二条 依照前两款办理。\n")
    assert [resolve(tree, reference).is_nowhere for reference in find(tree)] == [True, True, True]


def test_a_rule_of_points_is_referred_to_by_items_points_and_articles():
    tree = read_text(
        "制度\n一、甲：\n（一）子；\n（二）丑。\n二、依照本制度第一项第（二）点、第一条第二项、第一条办理。\n"
    )
    (reference,) = find(tree)
    found = resolve(tree, reference).nodes
    assert [node.label for node in found] == ["（二）", "（二）", "一、"]


def test_in_a_rule_of_brackets_an_item_is_a_clause():
    tree = read_text("制度\n（一）甲。\n（二）按第（一）项办理。\n（三）按第（五）项办理。\n")
    first, beyond = (resolve(tree, reference) for reference in find(tree))
    assert [node.label for node in first.nodes] == ["（一）"]
    assert not beyond.is_whole


def test_the_own_name_points_to_the_rule_itself():
    tree = read_text("车辆管理办法\n第一条 甲。\n第二条 依照《车辆管理办法》第一条、《财务办法》第九条办理。\n")
    own, other = find(tree)
    assert [node.number for node in resolve(tree, own).nodes] == [Number(1)]
    assert resolve(tree, other).is_whole
    assert resolve(tree, other).nodes == []


def test_a_decision_speaks_of_another_rule():
    tree = read_text("关于修改《办法》的决定\n一、将第九条修改为：“依照第八条办理。”\n二、删去第七条。\n")
    assert {reference.whose for reference in find(tree)} == {Whose.OTHER}
