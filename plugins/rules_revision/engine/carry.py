"""What a node is stays with its id from version to version: comments, opinions and traces hang on it."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from .alignment import Match, align, align_groups, align_nodes, align_rest
from .likeness import bigrams, dice
from .normal import normal_words
from .tree import Node, give_ids

_NUMBERED = re.compile(r"n(\d+)")


def carry_ids(old: Node, new: Node, used: Collection[str] = ()) -> Node:
    """Give every node of the new version the id of what it was in the old one, and to what is new an id of its own.

    `used` are ids of still earlier versions: none of them, and none of the old version, is given to anything new.
    Of a clause that was split the part most like it keeps the id; a merged one keeps that of the likest.
    """
    for node in new.walk():
        node.id = ""
    new.id = old.id
    for match in align_groups(old, new):
        _carry(match)
    for match in chain(align_rest(old, new), align(old, new)):
        _carry(match)
        _carry_below(match.old, match.new)
    return give_ids(new, _highest(chain(used, (node.id for node in old.walk()))) + 1)


def _carry(match: Match) -> None:
    if match.old and match.new:
        before, after = max(_pairs(match), key=lambda pair: dice(*(bigrams(normal_words(node)) for node in pair)))
        after.id = before.id


def _pairs(match: Match) -> Iterator[tuple[Node, Node]]:
    return ((before, after) for before in match.old for after in match.new)


def _carry_below(old: Sequence[Node], new: Sequence[Node]) -> None:
    """Paragraphs and items, also those that went from one clause into the parts it was split into."""
    before, after = ([child for node in nodes for child in node.children] for nodes in (old, new))
    for match in align_nodes(before, after) if before and after else ():
        _carry(match)
        _carry_below(match.old, match.new)


def _highest(ids: Iterable[str]) -> int:
    return max((int(found[1]) for it in ids if (found := _NUMBERED.fullmatch(it))), default=0)
