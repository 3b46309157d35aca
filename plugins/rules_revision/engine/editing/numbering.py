"""Numbers computed anew: 条 run through the rule, 章 through it or its 编, 节 begin again in each 章."""

from collections.abc import Iterable

from ..labels import Number, relabel, style_of
from ..tree import CLAUSES, GROUPS, LISTED, Kind, Node

_NUMBERED = frozenset({*CLAUSES, *GROUPS})


def renumber(tree: Node, *, keeps_between: bool = False) -> None:
    """Number a tree's clauses and groups from 1 to N in their order, in place.

    `keeps_between` leaves a 第十条之一 its double number; else it becomes 第十一条 and all after it move on.
    """
    numbered = [node for node in tree.walk() if node.kind in _NUMBERED and node.number]
    clauses = [node for node in numbered if node.kind in CLAUSES]
    _number(clauses, _with_between(clauses) if keeps_between else _running(clauses))
    parts = [node for node in numbered if node.kind is Kind.PART]
    chapters = [node for node in numbered if node.kind is Kind.CHAPTER]
    for groups in [parts, *_counted_chapters(tree, parts, chapters)]:
        _number(groups, _running(groups))
    for holder in [tree, *parts, *chapters]:
        sections = [it for it in holder.of(Kind.SECTION) if it.number]
        _number(sections, _running(sections))


def renumber_lists(clause: Node) -> None:
    """Number the lists of a clause; one that goes on from the list before it keeps doing so."""
    last = 0
    for paragraph in clause.of(Kind.PARAGRAPH, *LISTED):
        for listed in _lists(paragraph):
            first = listed[0].number
            start = last if first and first.base == last + 1 else 0
            _number(listed, [Number(start + place) for place in range(1, len(listed) + 1)])
            last = start + len(listed)
        for item in paragraph.of(*LISTED):
            renumber_lists(item)


def _lists(node: Node) -> list[list[Node]]:
    lists: dict[str | None, list[Node]] = {}
    for item in node.of(*LISTED):
        lists.setdefault(style_of(item.label), []).append(item)
    return list(lists.values())


def _number(nodes: list[Node], numbers: Iterable[Number]) -> None:
    for node, number in zip(nodes, numbers, strict=True):
        if node.number != number:
            node.label = relabel(node.label, number)


def _running(nodes: list[Node]) -> list[Number]:
    return [Number(place) for place in range(1, len(nodes) + 1)]


def _with_between(nodes: list[Node]) -> list[Number]:
    numbers: list[Number] = []
    last = Number(0)
    for node in nodes:
        is_between = node.number is not None and node.number.after > 0 and last.base > 0
        last = Number(last.base, last.after + 1) if is_between else Number(last.base + 1)
        numbers.append(last)
    return numbers


def _counted_chapters(tree: Node, parts: list[Node], chapters: list[Node]) -> list[list[Node]]:
    """Tell the lists in which 章 are counted: one, or one for each 编 where they begin again."""
    by_part = [[it for it in part.of(Kind.CHAPTER) if it.number] for part in parts]
    begins_again = any(found and found[0].number == Number(1) for found in by_part[1:])
    return [[it for it in tree.of(Kind.CHAPTER) if it.number], *by_part] if begins_again else [chapters]
