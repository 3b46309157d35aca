"""Node ids that live on: a clause keeps its id from version to version, whatever number it bears."""

from .engine import Node
from .engine.tree import clauses, give_ids, words_of


def inherit_ids(tree: Node, before: Node) -> None:
    """Give the clauses of a new version the ids of those they continue, and all else ids that were never used."""
    for node in tree.walk():
        node.id = ""
    left = {node.id: node for node in clauses(before)}
    for clause in clauses(tree):
        same = next((it for it in left.values() if words_of(it) == words_of(clause)), None)
        if same is not None:
            clause.id = left.pop(same.id).id
    for clause in clauses(tree):
        same = next((it for it in left.values() if it.number == clause.number), None)
        if not clause.id and same is not None:
            clause.id = left.pop(same.id).id
    give_ids(tree, first=_after(before))


def _after(tree: Node) -> int:
    """The first number that no id of a tree bears."""
    numbers = [int(node.id[1:]) for node in tree.walk() if node.id[1:].isdecimal()]
    return max(numbers, default=0) + 1
