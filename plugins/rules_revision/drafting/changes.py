"""What a save changed: the units of a text whose words are others, and the numbers that moved."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..engine import Kind, Node, Number
from ..engine.json_form import to_json
from ..engine.tree import CLAUSES, GROUPS, clauses, words_of

_UNITS = (*CLAUSES, *GROUPS, Kind.TITLE, Kind.PREAMBLE, Kind.NOTE, Kind.ANNEX, Kind.LINE)


def units(node: Node) -> Iterator[Node]:
    """What is changed and told as one: clauses, chapters, the name, a line before or after them."""
    for child in node.children:
        if child.kind in _UNITS:
            yield child
        if child.kind in GROUPS or child.kind is Kind.ANNEX:
            yield from units(child)


def said(node: Node) -> str:
    """The words of a unit."""
    return words_of(node) if node.kind in CLAUSES else node.text


def changed(before: Node, after: Node, touched: frozenset[str]) -> list[dict[str, Any]]:
    """Every unit that says something else, came or went; `followed` where only its references moved along."""
    was, now = ({it.id: it for it in units(tree)} for tree in (before, after))
    pairs = [(was.get(key), node) for key, node in now.items()] + [
        (node, None) for key, node in was.items() if key not in now
    ]
    return [
        _change(node, old, new, touched)
        for old, new in pairs
        if (node := new or old) and (old is None or new is None or said(old) != said(new))
    ]


def _change(node: Node, old: Node | None, new: Node | None, touched: frozenset[str]) -> dict[str, Any]:
    told: dict[str, Any] = {"id": node.id, "kind": node.kind.value, "label": node.label.strip()}
    told["before"] = said(old) if old else None
    told["after"] = said(new) if new else None
    if old and new and node.id not in touched:
        told["followed"] = True
    if old and not new and old.kind in CLAUSES:
        told["node"] = to_json(old)  # to put it back under its own id
    return told


def clause_labels(tree: Node) -> dict[str, str]:
    """The label of the clause around each node."""
    return {node.id: clause.label.strip() for clause in clauses(tree) for node in clause.walk()}


def numbers_moved(before: Node, after: Node) -> list[list[list[int]]]:
    """Pairs of numbers of clauses that live on under another one."""
    now = {it.id: it.number for it in clauses(after)}
    pairs = ((it.number, now.get(it.id)) for it in clauses(before))
    return [[_written(old), _written(new)] for old, new in pairs if old and new and old != new]


def composed(saves: Iterable[list[list[list[int]]]]) -> Mapping[Number, Number]:
    """What numbers became over several saves."""
    total: dict[Number, Number] = {}
    for pairs in saves:
        moved = {Number(*old): Number(*new) for old, new in pairs}
        total = {old: moved.get(new, new) for old, new in total.items()} | {
            old: new for old, new in moved.items() if old not in total
        }
    return {old: new for old, new in total.items() if old != new}


def _written(number: Number) -> list[int]:
    return [number.base, number.after]


def highest_id(tree: Node) -> int:
    """The highest number among the ids of a tree; new ones come after it."""
    return max((int(node.id[1:]) for node in tree.walk() if node.id[1:].isdecimal()), default=0)
