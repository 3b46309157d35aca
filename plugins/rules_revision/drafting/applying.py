"""Putting chosen differences of another text into a draft: first the places of clauses, then their words.

The words of the other text refer to its own numbers; they are written with those the draft ends up with.
"""

from collections.abc import Sequence

from ..engine import Node
from ..engine.alignment import Match
from ..engine.editing import Edited, delete_clause, insert_clause, move_clause, set_text
from ..engine.references import shifted
from ..engine.tree import clauses, words_of
from .saving import Opened

PLACEHOLDER = "……"


def applied(it: Opened, other: Node, matches: Sequence[Match], everything: bool) -> Edited:
    """The draft with these differences; `everything` is the other text as it stands. Raises EditRefused."""
    if everything:
        return Edited(other, [], it.next_id)
    edited = Edited(it.tree, [], it.next_id)
    order = [node.id for node in clauses(other)]
    for match in matches:
        edited = _placed(edited, match, order)
    return _worded(edited, other, matches)


def _placed(edited: Edited, match: Match, order: list[str]) -> Edited:
    """Bring clauses in, out, and to where they stand in the other text."""
    there = {node.id for node in clauses(edited.tree)}
    new_ids = {node.id for node in match.new}
    for node in match.new:
        if node.id not in there:
            edited = _inserted(edited, node, order)
        elif match.moved:
            beside, is_before = _neighbour(edited.tree, node.id, order)
            edited = _next(
                edited, move_clause(edited.tree, node.id, beside=beside, is_before=is_before, next_id=edited.next_id)
            )
    for node in match.old:
        if node.id in there and node.id not in new_ids:
            edited = _next(edited, delete_clause(edited.tree, node.id, next_id=edited.next_id))
    return edited


def _inserted(edited: Edited, node: Node, order: list[str]) -> Edited:
    beside, is_before = _neighbour(edited.tree, node.id, order)
    was = {it.id for it in clauses(edited.tree)}
    done = insert_clause(edited.tree, PLACEHOLDER, beside=beside, is_before=is_before, next_id=edited.next_id)
    new = next(it for it in clauses(done.tree) if it.id not in was)
    new.id = node.id
    return _next(edited, done)


def _neighbour(tree: Node, node_id: str, order: list[str]) -> tuple[str, bool]:
    """The clause of the draft that stands nearest before this one in the other text; else the first of the draft."""
    there = [node.id for node in clauses(tree) if node.id != node_id]
    before = [key for key in order[: order.index(node_id)] if key in there]
    return (before[-1], False) if before else (there[0], True)


def _worded(edited: Edited, other: Node, matches: Sequence[Match]) -> Edited:
    final = {node.id: node.number for node in clauses(edited.tree)}
    pairs = ((node.number, final.get(node.id)) for node in clauses(other))
    numbers = {old: new for old, new in pairs if old and new and old != new}
    for match in matches:
        for node in match.new:
            text = shifted(words_of(node), numbers)
            edited = _next(edited, set_text(edited.tree, node.id, text, next_id=edited.next_id))
    return edited


def _next(before: Edited, after: Edited) -> Edited:
    return Edited(after.tree, [*before.left, *after.left], after.next_id)
