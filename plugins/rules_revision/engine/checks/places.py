"""Where a finding is, in words."""

from ..numerals import to_chinese
from ..references import Places
from ..tree import CLAUSES, GROUPS, LISTED, Kind, Node


def in_words(places: Places, node_id: str) -> str:
    """Say where a node stands: 第三条第二款第（一）项, 第二章; in a rule of points 三、（一）."""
    node = places.nodes.get(node_id)
    if node is None or node.kind is Kind.RULE:
        return ""
    if node.kind in GROUPS:
        return "".join(node.label.split())
    clause = places.around(node, *CLAUSES)
    if clause is None:
        return ""
    below = "".join(_step(places, it) for it in _path(places, node, clause))
    return "".join(clause.label.split()) + below


def _path(places: Places, node: Node, clause: Node) -> list[Node]:
    path: list[Node] = []
    at: Node | None = node
    while at is not None and at is not clause:
        path.insert(0, at)
        at = places.above.get(at.id)
    return path


def _step(places: Places, node: Node) -> str:
    if node.kind is Kind.PARAGRAPH:
        number = places.number(node)
        is_only = len(places.siblings(node)) == 1
        return "" if is_only or number is None else f"第{to_chinese(number.base)}款"
    if node.kind in LISTED:
        return node.label.strip() if places.around(node, Kind.POINT) else _listed(node)
    return ""


def _listed(node: Node) -> str:
    unit = {Kind.ITEM: "项", Kind.SUBITEM: "目", Kind.DETAIL: "点"}[node.kind]
    return f"第{node.label.strip().rstrip('.．、')}{unit}"
