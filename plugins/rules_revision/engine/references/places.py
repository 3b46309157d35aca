"""Where the nodes of a tree stand: what is above each, and which clause, paragraph or item bears a number."""

from collections.abc import Iterable

from ..labels import Number
from ..tree import CLAUSES, GROUPS, LISTED, Kind, Node

Path = tuple[tuple[Kind, Number], ...]


class Places:
    """The places of one tree, looked up by number or by id. It does not follow later changes of the tree."""

    def __init__(self, tree: Node) -> None:
        self.tree = tree
        self.nodes = {node.id: node for node in tree.walk()}
        self.order = {node_id: place for place, node_id in enumerate(self.nodes)}
        self.above = {child.id: node for node in self.nodes.values() for child in node.children}
        self.clauses = [node for node in self.nodes.values() if node.kind in CLAUSES]
        self.by_number: dict[Number, Node] = {}
        for clause in self.clauses:
            if number := clause.number:
                self.by_number.setdefault(number, clause)

    def around(self, node: Node | None, *kinds: Kind) -> Node | None:
        """Find the nearest node of these kinds that holds a node, or is it."""
        while node and node.kind not in kinds:
            node = self.above.get(node.id)
        return node

    def siblings(self, node: Node) -> list[Node]:
        """Tell all nodes a number is counted among: all clauses of the rule, the paragraphs of a clause."""
        if node.kind in CLAUSES:
            return self.clauses
        parent = self.above.get(node.id)
        return parent.of(node.kind) if parent else [node]

    def number(self, node: Node) -> Number | None:
        """Tell a node's number: the label's, for a paragraph its place in the clause."""
        if node.kind is Kind.PARAGRAPH:
            return Number(place_of(node, self.siblings(node)) + 1)
        return node.number

    def path(self, node: Node | None) -> Path:
        """Tell where a node stands, from its clause (or its outermost group) on: 第三条 第二款 第（一）项."""
        steps: list[tuple[Kind, Number]] = []
        while node and node.kind is not Kind.RULE:
            if number := self.number(node):
                steps.insert(0, (Kind.ARTICLE if node.kind in CLAUSES else node.kind, number))
            if node.kind in CLAUSES:
                break
            node = self.above.get(node.id)
        return tuple(steps)


def place_of(node: Node, among: Iterable[Node]) -> int:
    """Tell the place of this very node in a list."""
    return next(place for place, it in enumerate(among) if it is node)


def items_in(node: Node) -> list[Node]:
    """Tell the items of a clause over all its paragraphs, or what is listed right below a paragraph or an item."""
    if node.kind in CLAUSES:
        return node.of(Kind.ITEM) + [item for paragraph in node.of(Kind.PARAGRAPH) for item in paragraph.of(Kind.ITEM)]
    return node.of(*LISTED)


def groups_in(node: Node, kind: Kind) -> list[Node]:
    """Tell the 编, 章 or 节 below a node."""
    found = node.of(kind)
    for group in node.of(*GROUPS):
        found += groups_in(group, kind)
    return found
