"""Where the headings of 编, 章 and 节 stand among the changes of a comparison."""

from collections.abc import Iterator, Sequence

from .alignment import Match, align_groups
from .tree import CLAUSES, GROUPS, Node


def with_headings(old: Node, new: Node, matches: Sequence[Match]) -> Iterator[tuple[Match, bool]]:
    """Yield all changes in order, each group's own before those of its clauses, and tell which are of groups.

    A deleted clause stands with the group it was in, as long as that is still there.
    """
    groups = align_groups(old, new)
    homes = {**_homes(old, "old"), **_homes(new, "new")}
    told = {("new", node.id): place for place, match in enumerate(groups) for node in match.new}
    told |= {("old", node.id): place for place, match in enumerate(groups) for node in match.old}
    reached = 0
    for match in matches:
        side, node = ("new", match.new[0]) if match.new else ("old", match.old[0])
        home = told.get((side, homes.get((side, node.id), "")), -1)
        while reached <= home:
            yield groups[reached], True
            reached += 1
        yield match, False
    yield from ((group, True) for group in groups[reached:])


def _homes(node: Node, side: str, home: str = "") -> dict[tuple[str, str], str]:
    """Tell of each clause which group it stands in."""
    found: dict[tuple[str, str], str] = {}
    for child in node.children:
        if child.kind in CLAUSES:
            found[side, child.id] = home
        elif child.kind in GROUPS:
            found |= _homes(child, side, child.id)
    return found
