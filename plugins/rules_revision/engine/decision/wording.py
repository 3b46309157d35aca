"""Words replaced in places: everywhere they stand in a line or in the number of an item, all changes at once."""

import re
from collections.abc import Iterable

from ..tree import CLAUSES, Kind, Node

Changes = tuple[tuple[str, str], ...]


def occurs(words: str, nodes: Iterable[Node]) -> bool:
    """Whether words stand in one of the lines of these nodes."""
    return any(words in said for top in nodes for node in top.walk() for said in sayings(node))


def sayings(node: Node) -> tuple[str, ...]:
    """Tell what of a node an operation on words reads: its text, and the number of an item, never that of a clause."""
    return (node.text,) if node.kind in CLAUSES else (node.label, node.text)


class Wording:
    """The changes of words gathered for each line of a text."""

    def __init__(self) -> None:
        self.lines: dict[int, tuple[Node, dict[str, str]]] = {}

    def add(self, nodes: Iterable[Node], changes: Changes) -> None:
        """Change words wherever they stand in these nodes and below them."""
        for node in (inner for top in nodes for inner in top.walk()):
            if node.kind not in (Kind.NOTE, Kind.CONTENTS):
                self.lines.setdefault(id(node), (node, {}))[1].update(changes)

    def carry_out(self) -> None:
        """Change the words of every line."""
        for node, changes in self.lines.values():
            node.text = change(node.text, changes)
            if node.kind not in CLAUSES:
                node.label = change(node.label, changes)


def change(said: str, changes: dict[str, str]) -> str:
    """Change words in a line, all at once; of two that begin at one place, the longer."""
    if not changes:
        return said
    pattern = "|".join(re.escape(words) for words in sorted(changes, key=len, reverse=True))
    return re.sub(pattern, lambda found: changes[found[0]], said)
