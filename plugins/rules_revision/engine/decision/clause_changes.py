"""How one clause became another, in the fewest words: words replaced, 款 and 项 changed, or the whole clause.

Every way is written, read and applied before it is taken; the shortest that gives the new clause is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..alignment import align_nodes
from ..labels import Number
from ..tree import Kind, Node
from .applying import apply
from .choosing_words import choose_words, width_changes
from .operations import Decision, Delete, Insert, Operation, Replace, ReplaceWords
from .places import Place
from .refusing import DecisionRefused
from .sentences import read_item
from .wording import Changes, change, sayings
from .writing import write_operation

Way = list[Operation]
_EACH = 12  # what one more operation costs, in characters: few long ones read better than many short


@dataclass(frozen=True)
class Setting:
    """What a way is tried in."""

    as_written: bool = False


def text_of(node: Node) -> str:
    """Tell what a quotation of a node quotes: a clause without its number, an item with it."""
    lines = [_line(one) for one in node.walk() if one is not node or one.kind not in (Kind.ARTICLE, Kind.POINT)]
    return "\n".join(line for line in lines if line)


def _line(node: Node) -> str:
    return node.label + node.gap + node.text


def says(node: Node) -> list[tuple[Kind, str, str]]:
    """Tell what a clause says, whatever blank is around it."""
    return [(one.kind, "" if one is node else one.label, one.text) for one in node.walk()]


def ways(old: Node, new: Node, place: Place, as_written: bool) -> Way:
    """Tell the best way from an old clause to the new one; the whole clause when nothing shorter does it."""
    whole: Way = [Replace((place,), text_of(new))]
    found = [way for way in _candidates(old, new, place) if way]
    for way in sorted([*found, whole], key=lambda way: _cost(way, as_written)):
        if way is whole or leads(old, new, way, as_written):
            return way
    return whole


def _cost(way: Way, as_written: bool) -> int:
    return sum(len(write_operation(one, as_written)) + _EACH for one in way)


def leads(old: Node, new: Node, way: Way, as_written: bool) -> bool:
    """Whether a way, written and read again, makes the old clause the new one."""
    alone = Node(Kind.RULE, children=[Node(Kind.TITLE, text="规则", after="\n"), old])
    try:
        read = [one for said in way for one in read_item(write_operation(said, as_written), as_written)]
        result = apply(alone, Decision("规则", tuple(read), as_written=as_written))
    except DecisionRefused:
        return False
    return says(result.children[-1]) == says(new)


def _candidates(old: Node, new: Node, place: Place) -> Iterator[Way]:
    widths = width_changes(_sayings(old), _sayings(new))
    for changes in {(), widths}:
        before = _changed(old, dict(changes))
        start: Way = [ReplaceWords((place,), changes)] if changes else []
        if says(before) == says(new):
            yield start
            return
        if words := _words(before, new):
            yield [ReplaceWords((place,), (*changes, *words))]
        yield start + list(_inside(before, new, place))


def _changed(node: Node, changes: dict[str, str]) -> Node:
    """Copy a clause with words changed."""
    children = [_changed(child, changes) for child in node.children]
    label = node.label if node.kind in (Kind.ARTICLE, Kind.POINT) else change(node.label, changes)
    return Node(node.kind, node.before, label, node.gap, change(node.text, changes), node.after, node.id, children)


def _sayings(node: Node) -> list[str]:
    return [said for one in node.walk() for said in sayings(one)]


def _words(old: Node, new: Node) -> Changes | None:
    if [one.kind for one in old.walk()] != [one.kind for one in new.walk()]:
        return None
    return choose_words(_sayings(old), _sayings(new))


def _inside(old: Node, new: Node, place: Place) -> Way:
    """Change the 款 of a clause one by one."""
    others = [one for one in (*old.children, *new.children) if one.kind is not Kind.PARAGRAPH]
    if others:
        return []
    alone = len(old.children) == 1
    return _rows(old.children, new.children, place, Kind.PARAGRAPH, alone)


def _rows(old: list[Node], new: list[Node], outer: Place, kind: Kind, alone: bool = False) -> Way:
    way: Way = []
    partner = _partners(old, new)
    added = [node for node in new if not any(node is other for other in partner.values())]
    for at, node in enumerate(old, 1):
        place = outer.inside(kind, _number(node, at))
        if id(node) not in partner:
            way.append(Delete((place,)))
        elif says(node) != says(partner[id(node)]) or (
            node.label != partner[id(node)].label and kind is Kind.PARAGRAPH
        ):
            way += _unit(node, partner[id(node)], place, outer if alone else place)
    for run in _runs(new, added):
        first = next(at for at, node in enumerate(new, 1) if node is run[0])
        numbers = tuple(_number(node, first + at) for at, node in enumerate(run))
        way.append(Insert(kind, numbers, "\n".join(text_of(node) for node in run), outer))
    return way


def _number(node: Node, at: int) -> Number:
    return (node.number if node.label else None) or Number(at)


def _runs(new: list[Node], added: list[Node]) -> list[list[Node]]:
    """Group what is added side by side."""
    runs: list[list[Node]] = []
    open_run = False
    for node in new:
        is_added = any(node is other for other in added)
        if is_added and open_run:
            runs[-1].append(node)
        elif is_added:
            runs.append([node])
        open_run = is_added
    return runs


def _partners(old: list[Node], new: list[Node]) -> dict[int, Node]:
    """Tell what each node became, where it kept its place among the others."""
    matches = [match for match in align_nodes(old, new) if match.old and match.new and not match.moved]
    return {id(match.old[0]): match.new[0] for match in matches}


def _unit(old: Node, new: Node, place: Place, outer: Place) -> Way:
    """Change one 款 or 项: words in it, its own list, or all of it."""
    whole: Way = [Replace((place,), text_of(new))]
    found: list[Way] = [whole]
    if words := _words(old, new):
        found.append([ReplaceWords((place,), words)])
    inner = {Kind.PARAGRAPH: Kind.ITEM, Kind.ITEM: Kind.SUBITEM}.get(old.kind)
    listed = all(one.kind is inner for one in (*old.children, *new.children))
    if inner and old.children and new.children and listed:
        head = choose_words([old.text], [new.text]) if old.text != new.text else ()
        if head is not None:
            start: Way = [ReplaceWords((place,), head)] if head else []
            found.append(start + _rows(old.children, new.children, outer, inner))
    return min(found, key=lambda way: _cost(way, False))
