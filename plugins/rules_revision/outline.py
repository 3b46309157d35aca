"""A rule's tree as pages show it: its contents, its body, and what stands around it."""

from dataclasses import dataclass
from typing import Any

from .engine import Kind, Node
from .engine.json_form import from_json
from .engine.tree import CLAUSES, GROUPS

_LONGEST = 24  # letters of a clause in the contents


@dataclass(frozen=True)
class Line:
    """A line of the contents: a chapter, or a clause with its first words."""

    id: str
    label: str
    words: str
    is_group: bool


@dataclass(frozen=True)
class Sheet:
    """The parts of a rule on a page; the letter that carried it and its own contents are left out."""

    notes: list[Node]
    body: list[Node]
    contents: list[Line]


def sheet_of(tree: dict[str, Any]) -> Sheet:
    """Lay a stored tree out for a page."""
    return lay_out(from_json(tree))


def lay_out(root: Node) -> Sheet:
    """Lay a tree out for a page."""
    hidden = (Kind.COVER, Kind.TITLE, Kind.CONTENTS, Kind.NOTE)
    body = [node for node in root.children if node.kind not in hidden]
    return Sheet(root.of(Kind.NOTE), body, [_line(node) for node in root.walk() if node.kind in CLAUSES + GROUPS])


def node_of(tree: dict[str, Any], node_id: str) -> Node | None:
    """One node of a stored tree."""
    return next((node for node in from_json(tree).walk() if node.id == node_id), None)


def _line(node: Node) -> Line:
    is_group = node.kind in GROUPS
    words = node.text if is_group else next((it.text for it in node.walk() if it is not node and it.text), "")
    return Line(node.id, node.label.strip(), words if is_group else _short(words), is_group)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
