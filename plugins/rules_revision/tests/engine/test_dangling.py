"""Alarms on official texts, and how many seeded faults are found. The texts lie beside the checkout."""

import random
import re
from pathlib import Path

import pytest

from plugins.rules_revision.engine import Kind, read_text, write_text
from plugins.rules_revision.engine.references import Places, Whose, find, resolve

RULES = Path(__file__).parents[5] / "shared" / "data" / "rules"
OFFICIAL = sorted([*RULES.glob("domain/*.txt"), *RULES.glob("pairs/*.txt")])
pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(not OFFICIAL, reason="the official texts are not beside this checkout"),
]
MOST_ALARMS = 0.003
LEAST_FOUND = 0.95
BEYOND = "九百九十"


def alarms(text):
    """Tell the references of a text that lead nowhere, with what they say."""
    tree = read_text(text)
    places = Places(tree)
    return [places.nodes[it.node].text[it.start : it.end] for it in find(tree) if not resolve(places, it).is_whole]


def read(path):
    return path.read_bytes().decode()


def test_official_texts_raise_hardly_an_alarm():
    texts = [read(path) for path in OFFICIAL]
    told = [alarm for text in texts for alarm in alarms(text)]
    named = sum(_named(text) for text in texts)
    assert named > 1000
    assert len(told) <= MOST_ALARMS * named, told


def _named(text):
    own = [reference for reference in find(read_text(text)) if reference.is_own]
    return sum(max(1, sum(len(target.ends) for target in reference.targets)) for reference in own)


@pytest.mark.parametrize("kind", [Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM])
def test_what_is_deleted_is_missed_where_it_is_referred_to(kind):
    seeded = [pair for path in OFFICIAL for pair in _without_one(read(path), kind)]
    found = [len(alarms(faulty)) > before for faulty, before in seeded]
    assert len(found) >= 20
    assert sum(found) >= LEAST_FOUND * len(found)


def test_a_number_beyond_the_end_is_found():
    seeded = [pair for path in OFFICIAL for pair in _with_number_beyond(read(path))]
    found = [len(alarms(faulty)) > before for faulty, before in seeded]
    assert len(found) >= 100
    assert sum(found) >= LEAST_FOUND * len(found)


def _without_one(text, kind):
    """Delete one node that is referred to; of paragraphs the last, for after any other the next takes its number."""
    tree = read_text(text)
    places = Places(tree)
    named = [node for node in _named_nodes(tree, places) if node.kind is kind and _is_last(places, node)]
    if named:
        node = random.Random(len(text)).choice(named)
        places.above[node.id].children.remove(node)
        yield write_text(tree), len(alarms(text))


def _named_nodes(tree, places):
    for reference in find(tree):
        explicit = reference.is_own and reference.targets
        nodes = resolve(places, reference).found if explicit else []
        inside = {node.id for group in nodes for node in group for node in node.walk()}
        if reference.node not in inside:
            yield from (end for group in nodes if group for end in (group[0], group[-1]))


def _is_last(places, node):
    return node.kind is not Kind.PARAGRAPH or (places.siblings(node)[-1] is node and len(places.siblings(node)) > 1)


def _with_number_beyond(text):
    """Change one number that a reference to the own rule says to one that no clause has."""
    spans = []
    offset = 0
    for node in read_text(text).walk():
        start = offset + len(node.before + node.label + node.gap)
        for reference in find(node.text) if node.kind in (Kind.PARAGRAPH, Kind.ITEM) else []:
            if reference.whose in (Whose.OWN, Whose.NEAR):
                steps = [step for target in reference.targets for end in target.ends for step in end if step.span]
                spans += [(start + step.span[0], start + step.span[1]) for step in steps]
        offset += len(node.own)
    for first, last in random.Random(len(text)).sample(spans, min(2, len(spans))):
        assert re.fullmatch(r"[\d一二三四五六七八九十百零〇]+", text[first:last])
        yield text[:first] + BEYOND + text[last:], len(alarms(text))
