"""The contents (目录) name the chapters as they are after an edit."""

from dataclasses import replace

from ..front import entry, is_group_line
from ..tree import GROUPS, Kind, Node


def renew_contents(before: Node, after: Node) -> None:
    """Write the contents anew, in place, when chapters changed and the contents named them rightly before."""
    entries = [node for node in after.of(Kind.CONTENTS) if is_group_line(node.text)]
    if not entries:
        return
    said = [entry(node.text) for node in entries]
    kinds = {node.kind for node in before.walk() if node.kind in GROUPS and entry(_heading(node)) in said}
    old, new = _headings(before, kinds), _headings(after, kinds)
    if old != new and [entry(line) for line in old] == said:
        _write(after, entries, new)


def _headings(tree: Node, kinds: set[Kind]) -> list[str]:
    return [_heading(node) for node in tree.walk() if node.kind in kinds]


def _heading(node: Node) -> str:
    return node.label + node.gap + node.text


def _write(tree: Node, entries: list[Node], lines: list[str]) -> None:
    place = next(at for at, node in enumerate(tree.children) if node is entries[0])
    blank = replace(entries[-1], id="", children=[])
    kept = entries[: len(lines)] + [replace(blank) for _ in lines[len(entries) :]]
    for node, line in zip(kept, lines, strict=True):
        node.text = line
    tree.children[place : place + len(entries)] = kept
