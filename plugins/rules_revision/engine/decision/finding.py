"""From the name of a place to the nodes that stand there."""

from ..labels import Number
from ..tree import CLAUSES, GROUPS, Kind, Node, clauses
from . import places
from .places import Place
from .refusing import DecisionRefused

PART_KINDS = {
    places.COVER: (Kind.COVER,),
    places.TITLE: (Kind.TITLE,),
    places.NOTE: (Kind.NOTE,),
    places.CONTENTS: (Kind.CONTENTS,),
    places.PREAMBLE: (Kind.PREAMBLE,),
}


class Finder:
    """Finds places in one tree; it remembers where each clause stands."""

    def __init__(self, tree: Node) -> None:
        self.tree = tree
        self.clauses: dict[Number, list[Node]] = {}
        for node in clauses(tree):
            if node.number:
                self.clauses.setdefault(node.number, []).append(node)

    def find(self, place: Place) -> list[Node]:
        """Tell the nodes of a place; several for 名称 over two lines. Raises DecisionRefused when there is none."""
        nodes = self.part(place.part) if place.part else [self.tree]
        for depth, (kind, number) in enumerate(place.steps):
            nodes = self._step(nodes, kind, number, inner=bool(depth))
            if not nodes:
                raise DecisionRefused("no_place", place=Place(place.part, place.steps[: depth + 1]))
        if not nodes:
            raise DecisionRefused("no_place", place=place)
        return nodes

    def one(self, place: Place) -> Node:
        """Tell the one node of a place. Raises DecisionRefused when there is none, or more than one."""
        nodes = self.find(place)
        if len(nodes) > 1:
            raise DecisionRefused("several_places", place=place)
        return nodes[0]

    def part(self, part: str) -> list[Node]:
        """Tell the lines of a part, none when the rule has no such part."""
        if part == places.WHOLE:
            return [self.tree]
        if part == places.ANNEX:
            annexes = self.tree.of(Kind.ANNEX)
            return [node for annex in annexes for node in annex.walk()]
        if part == places.SIGNATURE:
            return self.tree.of(Kind.LINE)
        return self.tree.of(*PART_KINDS[part])

    def _step(self, nodes: list[Node], kind: Kind, number: Number, inner: bool) -> list[Node]:
        if kind in CLAUSES:
            found = self.clauses.get(number, [])
            return [node for node in found if node.kind is kind]
        if kind is Kind.LINE:
            return nodes[number.base - 1 : number.base]
        if kind in GROUPS:
            return [node for top in nodes for node in top.walk() if node.kind is kind and node.number == number]
        return listed(nodes[0], kind, number) if nodes else []


def listed(node: Node, kind: Kind, number: Number) -> list[Node]:
    """Tell the 款, 项 or 目 of that number inside a node; 第三条第一项 may stand in any 款 of 第三条."""
    if kind is Kind.PARAGRAPH:
        return node.of(kind)[number.base - 1 : number.base]
    return [child for holder in [node, *node.of(Kind.PARAGRAPH)] for child in numbered(holder, kind, number)]


def numbered(holder: Node, kind: Kind, number: Number) -> list[Node]:
    """Tell the children that bear a number."""
    return [child for child in holder.of(kind) if child.number == number]
