"""Written anew: what goes and what comes at one place, between the same neighbours, is one thing in other words."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from ..alignment import Change, Match
from ..tree import Node

Fits = Callable[[Node, Node], bool]


def _is_one_kind(old: Node, new: Node) -> bool:
    return old.kind is new.kind


def written_anew(old: Sequence[Node], matches: Sequence[Match], fits: Fits = _is_one_kind) -> list[Match]:
    """Join deletions with insertions at the same place: 将第三条修改为, and not 删去第三条 with 增加一条.

    Of several the first goes with the first; `fits` tells whether one may stand for the other.
    """
    instead = _instead(_gone_after(old, matches), matches, fits)
    gone = {id(node) for node in instead.values()}
    kept = [match for match in matches if match.new or id(match.old[0]) not in gone]
    return [
        Match((instead[id(match.new[0])],), match.new, Change.EDITED)
        if not match.old and id(match.new[0]) in instead
        else match
        for match in kept
    ]


def _gone_after(old: Sequence[Node], matches: Sequence[Match]) -> dict[int, list[Node]]:
    """Tell what is deleted after each neighbour that stands, 0: at the beginning."""
    standing = {id(node): id(match.old[0]) for match in matches if _stands(match) for node in match.old}
    deleted = {id(match.old[0]) for match in matches if not match.new}
    gone: dict[int, list[Node]] = defaultdict(list)
    neighbour = 0
    for node in old:
        neighbour = standing.get(id(node), neighbour)
        if id(node) in deleted:
            gone[neighbour].append(node)
    return gone


def _instead(gone: dict[int, list[Node]], matches: Sequence[Match], fits: Fits) -> dict[int, Node]:
    """Tell for what deleted node each new one stands."""
    instead: dict[int, Node] = {}
    neighbour = 0
    for match in matches:
        if _stands(match):
            neighbour = id(match.old[0])
        elif not match.old:
            left = gone.get(neighbour, [])
            at = next((at for at, node in enumerate(left) if fits(node, match.new[0])), None)
            if at is not None:
                instead[id(match.new[0])] = left[at]
                del left[: at + 1]
    return instead


def _stands(match: Match) -> bool:
    return bool(match.old and match.new) and not match.moved
