"""What all edits share: a copy is changed, numbered anew, laid out in lines, and the references follow."""

import re
from dataclasses import dataclass, field

from ..references import Places
from ..tree import CLAUSES, GROUPS, Kind, Node, copied, give_ids
from .contents import renew_contents
from .following import Change, follow
from .numbering import renumber
from .refusing import EditRefused
from .repointing import Left

__all__ = ["Edit", "EditRefused", "Edited", "Left"]
_COUNTED = re.compile(r"n(\d+)$")


@dataclass(frozen=True, slots=True)
class Edited:
    """The new tree; the references that were left because what they pointed to is gone; the next number for an id.

    Keep `next_id` with the tree: so a new node never gets the id of one that was deleted by an earlier edit.
    """

    tree: Node
    left: list[Left]
    next_id: int


@dataclass(slots=True)
class Edit:
    """One edit under way. `tree` is the copy, `places` its places as they were before.

    What changes besides numbers is noted in `change`.
    """

    before: Node
    tree: Node = field(init=False)
    places: Places = field(init=False)
    change: Change = field(default_factory=Change)

    def __post_init__(self) -> None:
        self.tree = copied(self.before)
        self.places = Places(self.tree)

    def clause(self, node_id: str) -> Node:
        """Find a clause by its id. Raises EditRefused when it is not there or no clause."""
        return self._find(node_id, CLAUSES, "not_a_clause")

    def group(self, node_id: str) -> Node:
        """Find a 编, 章 or 节 by its id. Raises EditRefused when it is not there or none of them."""
        return self._find(node_id, GROUPS, "not_a_group")

    def _find(self, node_id: str, kinds: tuple[Kind, ...], refusal: str) -> Node:
        node = self.places.nodes.get(node_id)
        if node is None:
            raise EditRefused("no_such_node")
        if node.kind not in kinds:
            raise EditRefused(refusal)
        return node

    def parent(self, node: Node) -> Node:
        """Tell what holds a node."""
        return self.places.above[node.id]

    def place(self, node: Node) -> int:
        """Tell which of its parent's children a node is."""
        return next(at for at, it in enumerate(self.parent(node).children) if it is node)

    def take_out(self, node: Node) -> None:
        """Take a node out of its parent."""
        del self.parent(node).children[self.place(node)]

    def done(self, next_id: int, *, keeps_between: bool) -> Edited:
        """Number, lay out and name the copy, and let its references follow."""
        renumber(self.tree, keeps_between=keeps_between)
        renew_contents(self.before, self.tree)
        nodes = list(self.tree.walk())
        _part_lines(nodes)
        unnamed = sum(not node.id for node in nodes)
        next_id = max(next_id, 1 + max((int(it[1]) for it in map(_COUNTED.match, self.places.nodes) if it), default=0))
        if unnamed:
            give_ids(self.tree, next_id)
        left = follow(self.before, self.places, self.tree, self.change)
        return Edited(self.tree, left, next_id + unnamed)


def _part_lines(nodes: list[Node]) -> None:
    """Put each node on a line of its own but the first paragraph of a clause, which stands beside its number."""
    last: Node | None = None
    for node in nodes[1:]:
        beside = last is not None and last.kind in CLAUSES and not last.after and node is last.children[0]
        if last and not beside and "\n" not in last.after + node.before:
            last.after += "\n"
        last = node
