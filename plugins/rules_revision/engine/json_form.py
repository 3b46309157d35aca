"""A tree as JSON and back: every character of the text stands in it once, empty fields are left out."""

from typing import Any

from .tree import Kind, Node

_TEXTS = ("before", "label", "gap", "text", "after")


def to_json(node: Node) -> dict[str, Any]:
    """Write a tree as what json.dumps takes. The number is given in digits: [10, 1] is 第十条之一."""
    said: dict[str, Any] = {"kind": node.kind.value, "id": node.id}
    if number := node.number:
        said["number"] = [number.base, number.after]
    said |= {name: text for name in _TEXTS if (text := getattr(node, name))}
    return said | ({"children": [to_json(child) for child in node.children]} if node.children else {})


def from_json(said: dict[str, Any]) -> Node:
    """Read a tree that to_json wrote. Raises KeyError or ValueError for anything else."""
    texts = {name: str(said.get(name, "")) for name in _TEXTS}
    children = [from_json(child) for child in said.get("children", ())]
    return Node(Kind(said["kind"]), id=str(said["id"]), children=children, **texts)
