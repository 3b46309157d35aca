"""A reference written out in full: 前条 as 本办法第三条, once it is no longer the clause before."""

from ..references import Path, Places, Reference
from ..references.places import place_of
from ..tree import CLAUSES, GROUPS, Kind, Node
from ..units import UNITS, numbered


def in_full(places: Places, standing: Node, reference: Reference, groups: list[list[Node]], own: str) -> str:
    """Write the places a reference means; within its own clause as 本条, else with the word for the rule itself."""
    clause = places.around(standing, *CLAUSES)
    is_here = all(places.around(node, *CLAUSES) is clause for nodes in groups for node in nodes)
    head = "本条" if is_here and clause else own
    ranges = [target.to is not None for target in reference.targets] or [False] * len(groups)
    said = [_said(places, nodes, is_range, head == "本条") for nodes, is_range in zip(groups, ranges, strict=True)]
    return head + "、".join(words for words in said if words)


def _said(places: Places, nodes: list[Node], is_range: bool, is_here: bool) -> str:
    """Write the nodes in order; of a range, three and more that follow each other as 第N条至第M条."""
    in_order = sorted(nodes, key=lambda node: places.order[node.id])
    said = []
    for run in _runs(places, in_order) if is_range else [[node] for node in in_order]:
        words = [words for node in run if (words := _words(places, node, is_here))]
        said.append(f"{words[0]}至{words[-1]}" if len(words) > 2 else "、".join(words))
    return "、".join(said)


def _runs(places: Places, nodes: list[Node]) -> list[list[Node]]:
    """Part nodes where something stands between them."""
    runs: list[list[Node]] = []
    for node in nodes:
        among = places.siblings(node)
        place = place_of(node, among)
        if runs and place and runs[-1][-1] is among[place - 1]:
            runs[-1].append(node)
        else:
            runs.append([node])
    return runs


def _words(places: Places, node: Node, is_here: bool) -> str:
    path = _without_only_paragraph(places, node, places.path(node))
    steps = path[1:] if is_here and node.kind not in GROUPS else path
    return "".join(numbered(number, UNITS[kind]) for kind, number in steps)


def _without_only_paragraph(places: Places, node: Node, path: Path) -> Path:
    clause = places.around(node, *CLAUSES)
    is_only = clause is not None and node.kind is not Kind.PARAGRAPH and len(clause.of(Kind.PARAGRAPH)) == 1
    return tuple(step for step in path if not (is_only and step[0] is Kind.PARAGRAPH))
