"""References that lead nowhere, and a rule that calls itself by another word than its title."""

import re
from collections.abc import Iterator

from ..numerals import LARGEST, to_chinese
from ..references import Places, find, resolve
from ..references.grammar import NOT_OWN
from ..references.model import Steps
from ..references.own_word import kind_word, own_word
from ..tree import Kind, Node
from ..units import UNITS
from .finding import Context, Finding, Severity, found

_SIGNS = UNITS | {Kind.POINT: "点"}
# Only words that name nothing else in running text: 本方案 or 本决定 may be another paper.
_KINDS = "条例|规定|办法|细则|制度|规则|守则|章程(?!序)|规程|准则"
_OWN = re.compile(rf"{NOT_OWN}本({_KINDS}|法(?![院人律规定官庭治典医学]))")
_LONGEST_QUOTED = 60
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》")


def dangling_references(tree: Node, _: Context) -> Iterator[Finding]:
    """References to articles, paragraphs, items and chapters of the own rule that are not there."""
    places = Places(tree)
    for reference in find(tree):
        resolution = resolve(places, reference)
        node = places.nodes[reference.node]
        span = (reference.start, reference.end)
        words = _shortened(node.text[slice(*span)])
        for steps in resolution.missing:
            missing = _said(steps)
            yield found("reference_missing", Severity.ERROR, node, span, words=words, missing=missing)
        if resolution.is_nowhere:
            yield found("reference_nowhere", Severity.ERROR, node, span, words=words)


def _shortened(words: str) -> str:
    """A reference may name any number of places, and each that is missing quotes it."""
    return words if len(words) <= _LONGEST_QUOTED else words[:_LONGEST_QUOTED] + "…"


def own_words(tree: Node, _: Context) -> Iterator[Finding]:
    """本规定 in a 办法."""
    kind = kind_word(tree)
    if kind is None or not re.fullmatch(f"法|{_KINDS}", kind):
        return
    for node in tree.walk():
        if node.kind in (Kind.COVER, Kind.ANNEX, Kind.LINE, Kind.NOTE):
            continue
        text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), node.text)
        for said in _OWN.finditer(text):
            if said[1] != kind:
                yield found("wrong_own_word", Severity.WARNING, node, said.span(), words=said[0], right=own_word(tree))


def _said(steps: Steps) -> str:
    return "".join(_step(step.kind, step.number.base, step.number.after) for step in steps)


def _step(kind: Kind, base: int, after: int) -> str:
    return f"第{_numeral(base)}{_SIGNS[kind]}" + (f"之{_numeral(after)}" if after else "")


def _numeral(value: int) -> str:
    """A reference may say 第零条, or a number no rule reaches."""
    return to_chinese(value) if 1 <= value <= LARGEST else str(value)
