"""Finding references in a text: a head, then 第N条第N款, then what is listed after it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ..labels import Number, value_of
from ..numerals import from_chinese
from ..tree import Kind, Node, title_of
from . import grammar
from .grammar import DEPTH
from .model import Reference, Step, Steps, Target, Whose

_WINDOW = 100
_START = re.compile(f"(?:{grammar.NEAR.pattern})|(?P<step>第)")
_SKIPPED = frozenset({Kind.COVER, Kind.TITLE, Kind.NOTE, Kind.CONTENTS})
_APART = frozenset({Kind.ANNEX, Kind.LINE})
_DECISION = re.compile("修改.*的决定|修正案|修正.*的决定|废止.*的决定")


def find(source: Node | str) -> list[Reference]:
    """Find the references of a tree, of a part of one, or in a clause's text, in reading order.

    In a tree, 《its own name》第三条 points to itself; what a decision says without a name, and an annex with 条 of its
    own, points to another text.
    """
    if isinstance(source, str):
        return list(read_references(source))
    title = title_of(source) if source.kind is Kind.RULE else ""
    decides = bool(_DECISION.search(title))
    return [
        replace(_owned(reference, title, decides or node.kind in _APART), node=node.id)
        for node in source.walk()
        if node.kind not in _SKIPPED and node.text
        for reference in read_references(node.text)
    ]


def _owned(reference: Reference, title: str, is_apart: bool) -> Reference:
    if title and reference.head in (title, title.removeprefix("中华人民共和国")):
        return replace(reference, whose=Whose.OWN)
    if is_apart and reference.whose in (Whose.BARE, Whose.NEAR):
        return replace(reference, whose=Whose.OTHER)
    return reference


@lru_cache(maxsize=20_000)
def read_references(text: str) -> tuple[Reference, ...]:
    """Read the references of one text; the same line is read only once."""
    return tuple(_references(text)) if _START.search(text) else ()


def _references(text: str) -> Iterator[Reference]:
    position, last = 0, None
    while found := _START.search(text, position):
        reference = _from_step(text, found.start(), last) if found["step"] else _from_near(text, found)
        position = reference.end if reference else found.end()
        if reference:
            yield reference
            last = reference


def _from_step(text: str, start: int, last: Reference | None) -> Reference | None:
    targets, end = _targets(text, start)
    if not targets:
        return None
    whose, head, first = _head(text, start)
    if whose is Whose.BARE and last and _goes_on(text[last.end : first], last, targets):
        whose, head = Whose.OTHER, last.head
    return Reference(first, end, whose, head, tuple(targets))


def _goes_on(between: str, last: Reference, targets: list[Target]) -> bool:
    """Whether 第N条 belongs to the other text named right before it: 符合民法典第三条的规定，且不属于第五条."""
    names_clause = DEPTH[targets[0].steps[0].kind] <= DEPTH[Kind.ARTICLE]
    return last.whose is Whose.OTHER and names_clause and bool(grammar.ALSO.match(between))


def _from_near(text: str, found: re.Match[str]) -> Reference | None:
    if grammar.NOT_BEFORE.search(text[max(0, found.start() - 1) : found.start()]) and found["before"]:
        return None
    joint = grammar.OF.match(text, found.end())
    targets, end = _targets(text, joint.end()) if joint else ([], found.end())
    if found["this"] in ("同", "该") and not targets:
        return None
    end = end if targets else found.end()
    if found["this"] in ("同", "该"):
        return Reference(found.start(), end, Whose.OTHER, found[0], tuple(targets))
    back = from_chinese(found["back"] or "一") if found["before"] else 0
    kind = grammar.UNITS[found["unit"] or found["own"]]
    return Reference(found.start(), end, Whose.NEAR, found[0], tuple(targets), kind, back)


def _head(text: str, start: int) -> tuple[Whose, str, int]:
    """Tell whose place is meant, by which word, and where that word begins."""
    window = text[max(0, start - _WINDOW) : start]
    offset = start - len(window)
    if own := grammar.OWN_HEAD.search(window):
        return Whose.OWN, own[0].removesuffix("的"), offset + own.start()
    if title := grammar.TITLE_HEAD.search(window):
        return Whose.OTHER, title[1], offset + title.start()
    if short := grammar.SHORT_NAME.search(window):
        return Whose.OTHER, short[0], offset + short.start()
    if number := grammar.NUMBER_HEAD.search(window):
        return Whose.OTHER, number[0], offset + number.start()
    if name := grammar.NAME_HEAD.search(window):
        said = grammar.BREAKS.split(name[1])[-1] + name[2]
        return Whose.OTHER, said, offset + name.end(2) - len(said)
    return Whose.BARE, "", start


def _targets(text: str, start: int) -> tuple[list[Target], int]:
    """Read 第三条第一款、第二款和第五条至第七条; a step replaces those of its own depth and below."""
    targets: list[Target] = []
    end = start
    for joint, step, stop in _steps(text, start):
        end = stop
        path = targets[-1].ends[-1] if targets else ()
        outer = _outer(path, step, joint)
        if targets and joint == "of" and outer == path:
            targets[-1] = _extended(targets[-1], step)
            continue
        steps = (*(replace(it, span=None, tail=None) for it in outer), step)
        is_range = joint == "to" and bool(targets) and targets[-1].to is None
        targets[-1:] = [replace(targets[-1], to=steps)] if is_range else [*targets[-1:], Target(steps)]
    return targets, end


def _outer(path: Steps, step: Step, joint: str) -> Steps:
    """Tell which of the steps before still hold; 点 may stand below 项 or above it."""
    if any(it.kind is step.kind for it in path):
        return path[: [it.kind for it in path].index(step.kind)]
    deepest = DEPTH[step.kind] + (joint == "of")
    return tuple(it for it in path if DEPTH[it.kind] < deepest)


def _extended(target: Target, step: Step) -> Target:
    if target.to is not None:
        return replace(target, to=(*target.to, step))
    return replace(target, steps=(*target.steps, step))


def _steps(text: str, start: int) -> Iterator[tuple[str, Step, int]]:
    """Yield how each step is joined to the one before it (of, and, to), the step, and where it ends."""
    joint, position = "of", start
    found = grammar.STEP.match(text, position)
    while found:
        for said, step in _written(found):
            yield said or joint, step, found.end()
        position = found.end()
        joint, found = _next_step(text, position)


def _next_step(text: str, position: int) -> tuple[str, re.Match[str] | None]:
    if bracketed := grammar.BRACKETED_STEP.match(text, position):
        return "of", bracketed
    for name, joint in grammar.JOINTS.items():
        gap = joint.match(text, position)
        if gap and (found := grammar.STEP.match(text, gap.end())):
            return name, found
    return "", None


def _written(found: re.Match[str]) -> Iterator[tuple[str, Step]]:
    """Yield the steps of one 第N条 or of 第一、二、三项, with what joins them."""
    kind, signs = grammar.UNITS[found[2]], list(grammar.SIGNS.finditer(found[1]))
    for sign in signs:
        is_last = sign is signs[-1] and kind is Kind.ARTICLE
        tail = (found.end(2), found.end()) if is_last else None
        after = value_of(found[3]) if is_last and found[3] else 0
        offset = found.start(1)
        span = (offset + sign.start(2), offset + sign.end(2))
        joint = sign[1] and ("to" if sign[1] in "至到" else "and")
        yield joint or "", Step(kind, Number(value_of(sign[2]), after), span, tail)
