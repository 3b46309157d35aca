"""The words somebody searched for, marked where they stand in a text."""

from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup, escape

from ..records.search.letters import normalise

BEFORE, LENGTH = 30, 140
Span = tuple[int, int]


def excerpt(text: str, terms: list[str]) -> Markup:
    """The part of a text around the first word that was searched for, on one line, with the words marked."""
    line = " ".join(text.split())
    first = next(iter(_spans(line, terms)), (0, 0))[0]
    start = max(first - BEFORE, 0) if len(line) > LENGTH else 0
    part = line[start : start + LENGTH]
    before, after = "…" if start else "", "…" if start + LENGTH < len(line) else ""
    return Markup("{}{}{}").format(before, marked(part, terms), after)


def marked(text: str, terms: list[str]) -> Markup:
    """The text, with the words that were searched for in <mark>."""
    parts, end = [], 0
    for start, stop in _spans(text, terms):
        parts += [escape(text[end:start]), Markup("<mark>{}</mark>").format(text[start:stop])]
        end = stop
    return Markup("").join([*parts, escape(text[end:])])


def _spans(text: str, terms: list[str]) -> list[Span]:
    """Where the terms stand, from left to right; what overlaps or touches is one."""
    merged: list[Span] = []
    for start, stop in sorted(_places(text, terms)):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(stop, merged[-1][1])
        else:
            merged.append((start, stop))
    return merged


def _places(text: str, terms: list[str]) -> Iterator[Span]:
    # Letter by letter, so that each letter of the folded text knows where it came from: ㎡ becomes m2.
    folded = [(letter, place) for place, one in enumerate(text) for letter in _folded(one)]
    plain = "".join(letter for letter, _place in folded)
    for term in terms:
        found = plain.find(term)
        while found >= 0:
            yield folded[found][1], folded[found + len(term) - 1][1] + 1
            found = plain.find(term, found + len(term))


@lru_cache(maxsize=10_000)
def _folded(letter: str) -> str:
    return normalise(letter) or " "
