import pytest

from plugins.rules_revision.engine.labels import Number
from plugins.rules_revision.engine.references import Standing, only_shifted, shifted
from plugins.rules_revision.engine.tree import Kind

pytestmark = pytest.mark.once


def numbers(pairs):
    return {Number(old): Number(new) for old, new in pairs.items()}


def path(clause, paragraph=None, item=None):
    steps = ((Kind.ARTICLE, clause), (Kind.PARAGRAPH, paragraph), (Kind.ITEM, item))
    return tuple((kind, Number(number)) for kind, number in steps if number)


ONE_ON = numbers({number: number + 1 for number in range(3, 30)})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("依照本办法第三条、第五条和第九条", "依照本办法第四条、第六条和第十条"),
        ("第三条至第五条", "第四条至第六条"),
        ("第三至五条", "第四至六条"),
        ("第二条、第三条第二款第一项", "第二条、第四条第二款第一项"),
        ("第十九条第一款、第二款", "第二十条第一款、第二款"),
        ("第9条", "第10条"),
        ("民法典第三条、第五条和本办法第三条", "民法典第三条、第五条和本办法第四条"),
        ("《会计法》第三条", "《会计法》第三条"),
        ("前条和本条第三款", "前条和本条第三款"),
    ],
)
def test_references_to_the_own_rule_are_renumbered(old, new):
    assert shifted(old, ONE_ON) == new


def test_an_article_between_two_others_gets_a_number_of_its_own():
    assert shifted("第十条之一和第十条", {Number(10, 1): Number(11), Number(10): Number(9)}) == "第十一条和第九条"
    assert shifted("第十一条第二款", {Number(11): Number(10, 1)}) == "第十条之一第二款"


def test_paragraphs_and_items_follow_their_own_numbers():
    inner = {path(3, 2): path(4, 3), path(3, 1, 2): path(3, 1, 3)}
    assert shifted("第三条第二款、第三条第一款第（二）项", {}, inner) == "第四条第三款、第三条第一款第（三）项"
    assert shifted("第三条第二项", {}, inner) == "第三条第三项"


def test_a_paragraph_of_the_same_clause_counts_from_where_the_text_stands():
    inner = {path(3, 2): path(4, 3), path(3, 1, 2): path(4, 1, 3)}
    standing = Standing(path(3, 2))
    assert shifted("本条第二款、前款第二项", ONE_ON, inner, standing) == "本条第三款、前款第三项"


def test_chapters_are_renumbered_where_their_numbers_are_given():
    inner = {((Kind.CHAPTER, Number(2)),): ((Kind.CHAPTER, Number(3)),)}
    assert shifted("本规则第二章第一节", {}, inner) == "本规则第三章第一节"


def test_in_a_rule_of_points_an_item_is_a_clause():
    standing = Standing(is_outline=True)
    assert shifted("本制度第三项第（三）点", ONE_ON, None, standing) == "本制度第四项第（三）点"


def test_only_shifted_tells_renumbering_from_a_change():
    assert only_shifted("依照第三条办理。", "依照第四条办理。", ONE_ON)
    assert not only_shifted("依照第三条办理。", "应当依照第四条办理。", ONE_ON)
    assert not only_shifted("依照第二条办理。", "依照第二条办理。", ONE_ON)
