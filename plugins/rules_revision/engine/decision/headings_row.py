"""The headings of 编, 章 and 节: where they stand in the row of a rule, and how they are counted."""

from ..labels import Number, relabel
from ..tree import GROUPS, Kind, Node

Told = list[tuple[Node, Number]]


def insert_heading(row: list[Node], heading: Node, place: int) -> None:
    """Put a heading before an element of the row: before headings of what lies inside it, after all others."""
    rank = GROUPS.index(heading.kind)
    while place and row[place - 1].kind in GROUPS and GROUPS.index(row[place - 1].kind) > rank:
        place -= 1
    row.insert(place, heading)


def count_headings(row: list[Node], old: Told, new: dict[int, Number], counts: bool) -> None:
    """Count the headings again: those that stay move along with what came and went before them."""
    were = {id(node): number for node, number in old}
    regular = {id(node) for at, (node, number) in enumerate(old) if number == Number(_before(old, at) + 1)}
    last: dict[Kind, int] = {}
    for node in row:
        if node.kind not in GROUPS:
            continue
        number = new.get(id(node)) or were[id(node)]
        if counts and id(node) in regular and id(node) not in new:
            number = Number(last.get(node.kind, 0) + 1)
        last[node.kind] = number.base
        if node.kind is not Kind.SECTION:
            last.pop(Kind.SECTION, None)
        if node.number != number:
            node.label = relabel(node.label, number)


def _before(old: Told, at: int) -> int:
    """Tell the number of the heading of the same kind before one, 0 where counting begins there."""
    kind = old[at][0].kind
    for node, number in reversed(old[:at]):
        if node.kind is kind:
            return number.base
        if kind is Kind.SECTION:
            return 0
    return 0


def name_of(heading: Node) -> str:
    """Tell a heading's name; one that was broken over several lines has several."""
    return "\n".join([heading.text, *(line.text for line in heading.of(Kind.PARAGRAPH))])
