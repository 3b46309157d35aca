"""Of two clauses that changed places, the one that keeps its number is not said to move: no 将第八条改为第八条."""

from collections.abc import Sequence
from dataclasses import replace

from ..alignment import Match
from ..tree import Node


def let_numbers_stand(old: Sequence[Node], matches: Sequence[Match]) -> list[Match]:
    """Let a clause that moved under its own number stand, and the one it passed move instead."""
    index = {id(node): at for at, node in enumerate(old)}
    row = list(matches)
    for at, match in enumerate(row):
        if match.moved and _is_one(match) and not match.renumbered:
            passed = [place for place, other in enumerate(row) if _crosses(index, (place, other), (at, match))]
            if len(passed) == 1 and row[passed[0]].renumbered:
                row[at] = replace(match, moved=False)
                row[passed[0]] = replace(row[passed[0]], moved=True)
    return row


def _is_one(match: Match) -> bool:
    return len(match.old) == len(match.new) == 1


def _crosses(index: dict[int, int], one: tuple[int, Match], other: tuple[int, Match]) -> bool:
    """Whether a clause that stands stood on the other side of one that moved."""
    (place, standing), (at, moved) = one, other
    if standing.moved or not standing.old or not standing.new:
        return False
    return (index[id(standing.old[0])] < index[id(moved.old[0])]) is not (place < at)
