"""A rule of 500 articles: two versions compared, what changed marked; an article inserted, all others renumbered."""

import random
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from plugins.rules_revision.engine import Node, read_text
from plugins.rules_revision.engine.comparison import compare
from plugins.rules_revision.engine.editing import insert_clause
from plugins.rules_revision.engine.tree import clauses

from .measure import fastest

ARTICLES = 500
_TEXTS = Path(__file__).parents[1] / "plugins" / "rules_revision" / "tests" / "fixtures" / "official"


def measure(_app: Flask) -> Iterator[str]:
    """A small revision and one that leaves hardly an article as it was."""
    for what, edited in (("a tenth", 0.1), ("nine tenths", 0.9)):
        old, new = versions(edited)
        best = fastest({"compare": lambda old=old, new=new: compare(old, new)}, batches=20, size=1)["compare"]
        yield f"| comparison of {ARTICLES} articles, {what} of them edited | {best / 1000:.0f} ms | | | ≤ 150 ms |"
    yield _edit()


def _edit() -> str:
    rule, _ = versions(0)
    first = clauses(rule)[0].id
    best = fastest({"insert": lambda: insert_clause(rule, "新的一条。", beside=first)}, batches=20, size=1)["insert"]
    said = f"article inserted after the first of {ARTICLES}, references follow"
    return f"| {said} | {best / 1000:.0f} ms | | | ≤ 20 ms |"


def versions(edited: float) -> tuple[Node, Node]:
    """Make two versions, 120 characters an article, out of official texts; some articles also come, go and move."""
    chance = random.Random(2026)
    said = "".join(path.read_text(encoding="utf-8") for path in sorted(_TEXTS.glob("*.txt"))).replace("\n", "")
    old = [_words(said, chance, 10) for _ in range(ARTICLES)]
    kept = [words for words in old if chance.random() > 0.03]
    new = [[*words[:3], *_words(said, chance, 2), *words[5:]] if chance.random() < edited else words for words in kept]
    for _ in range(15):
        new.insert(chance.randrange(len(new)), _words(said, chance, 10))
    new.insert(10, new.pop(400))
    return _rule(old), _rule(new)


def _words(said: str, chance: random.Random, count: int) -> list[str]:
    places = (chance.randrange(len(said) - 12) for _ in range(count))
    return [said[place : place + 12] for place in places]


def _rule(articles: list[list[str]]) -> Node:
    return read_text("\n".join(["办法", *(f"第{n}条 本款{''.join(words)}。" for n, words in enumerate(articles, 1))]))
