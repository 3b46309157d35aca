"""Whatever the words: references and findings lie inside their text, and nothing is renumbered without a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.checks import check, in_words, vague_approval
from plugins.rules_revision.engine.labels import Number
from plugins.rules_revision.engine.references import Places, find, resolve, shifted
from plugins.rules_revision.engine.references.model import Whose

pytestmark = pytest.mark.once
PIECES = st.sampled_from(
    [
        "第",
        "一",
        "三",
        "十",
        "百",
        "千",
        "零",
        "〇",
        "九九九九九",
        "2",
        "（",
        "）",
        "(",
        ")",
        "条",
        "款",
        "项",
        "目",
        "点",
        "章",
        "节",
        "编",
        "部分",
        "之",
        "、",
        "和",
        "至",
        "到",
        "或者",
        "，",
        "。",
        "的",
        "规定",
        "本",
        "本办法",
        "本条例",
        "前款",
        "前两款",
        "前条",
        "前项",
        "该条",
        "同条",
        "民法典",
        "《会计法》",
        "《办法》",
        "“",
        "”",
        "依照",
        "有关领导批准",
        "第一条",
        "第二条",
        "第一章",
        "（一）",
        "1.",
        "一、",
        "办法",
    ]
) | st.sampled_from([" ", "\n", "　"])
TEXTS = st.lists(PIECES | st.text(max_size=2), max_size=40).map("".join)


@given(TEXTS)
def test_references_lie_one_after_the_other_in_their_text(text):
    position = 0
    for reference in find(text):
        assert reference.start < reference.end <= len(text)
        assert reference.end > position
        position = reference.end
        for steps in (steps for target in reference.targets for steps in target.ends):
            assert all(reference.start <= step.span[0] < step.span[1] <= reference.end for step in steps if step.span)


@given(TEXTS)
def test_numbers_that_stay_leave_the_text_as_it_is(text):
    assert shifted(text, {}) == text
    assert shifted(text, {Number(number): Number(number) for number in range(1, 50)}) == text


@given(TEXTS, st.integers(1, 20))
def test_there_and_back_is_the_same_text(text, by):
    """Where every number is written as it would be written anew."""
    there = {Number(number): Number(number + by) for number in range(1, 100)}
    back = {new: old for old, new in there.items()}
    once = shifted(text, there)
    if all(reference.whose is not Whose.OTHER for reference in find(text)):
        assert shifted(shifted(once, back), there) == once


@given(TEXTS)
def test_every_text_can_be_checked(text):
    tree = read_text(text)
    places = Places(tree)
    for reference in find(tree):
        assert all(node.id in places.nodes for node in resolve(places, reference).nodes)
    for finding in (*check(tree), *check(tree, None, (vague_approval,))):
        assert finding.english
        assert finding.place == in_words(places, finding.node)
        if finding.span:
            assert 0 <= finding.span[0] < finding.span[1] <= len(places.nodes[finding.node].text)
