"""How one clause became another, in the fewest words: words replaced, 款 and 项 changed, or the whole clause.

Every way is written, read and applied before it is taken; the shortest that gives the new clause is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ..alignment import Match, align_nodes
from ..labels import Number
from ..tree import CLAUSES, Kind, Node
from .applying import Moves, apply
from .bonds import Bonds
from .choosing_words import Shift, choose_words, width_changes
from .operations import Decision, Delete, Insert, Operation, Order, Renumber, Replace, ReplaceWords
from .places import Place
from .refusing import DecisionRefused
from .rewriting import written_anew
from .sentences import read_item
from .wording import Changes, change, sayings
from .writing import write_operation

Way = list[Operation]
_EACH, _CHANGE = 20, 15  # what one more operation, one more change of words costs, in characters
_BELOW = {Kind.PARAGRAPH: Kind.ITEM, Kind.ITEM: Kind.SUBITEM}


@dataclass(frozen=True)
class Setting:
    """What a way is looked for in: how characters hang together, whether quotations are taken as they are written."""

    bonds: Bonds
    as_written: bool = False
    moved: Moves | None = None  # where references in lines that are not touched follow
    shift: Shift = str


def best_way(old: Node, new: Node, place: Place, setting: Setting) -> Way:
    """Tell the best way from an old clause to the new one; the whole clause when nothing shorter does it."""
    whole: Way = [Replace((place,), text_of(new))]
    found = [way for way in _Search(old, new, place, setting).candidates() if way]
    for way in sorted([*found, whole], key=cost):
        if way is whole or leads(old, new, way, setting):
            return way
    return whole


def cost(way: Way) -> int:
    """Tell how much there is to read: few long sentences read better than many short ones."""
    words = [one.changes for one in way if isinstance(one, ReplaceWords)]
    more = sum(len(old) > 1 for changes in words for old, _ in changes[1:])
    return sum(len(write_operation(one)) + _EACH for one in way) + _CHANGE * more


def leads(old: Node, new: Node, way: Way, setting: Setting) -> bool:
    """Whether a way, written and read again, makes the old clause the new one."""
    alone = Node(Kind.RULE, children=[Node(Kind.TITLE, text="规则", after="\n"), old])
    try:
        said = [write_operation(one, setting.as_written) for one in way]
        read = tuple(one for sentence in said for one in read_item(sentence, setting.as_written))
        order = Order.SILENT if setting.moved is None else Order.ADJUSTED
        result = apply(alone, Decision("规则", read, order, as_written=setting.as_written), setting.moved)
    except DecisionRefused:
        return False
    return says(result.children[-1]) == says(new)


class _Search:
    """Looks for ways from one clause to another."""

    def __init__(self, old: Node, new: Node, place: Place, setting: Setting) -> None:
        self.old, self.new, self.place = old, new, place
        self.bonds, self.shift = setting.bonds, setting.shift

    def candidates(self) -> Iterator[Way]:
        """Yield ways; where brackets became wide everywhere, that is said once, and the rest looked for after it."""
        widths = width_changes(_sayings(self.old), _sayings(self.new))
        for changes in {(), widths}:
            before = _changed(self.old, dict(changes))
            start: Way = [ReplaceWords((self.place,), changes)] if changes else []
            if says(before, self.shift) == says(self.new):
                yield start
                return
            if words := self._words(before, self.new):
                yield [ReplaceWords((self.place,), (*changes, *words))]
            yield start + self._inside(before)

    def _words(self, old: Node, new: Node) -> Changes | None:
        if [one.kind for one in old.walk()] != [one.kind for one in new.walk()]:
            return None
        return choose_words(_sayings(old), _sayings(new), self.bonds, self.shift)

    def _inside(self, old: Node) -> Way:
        """Change the 款 of a clause one by one."""
        if any(one.kind is not Kind.PARAGRAPH for one in (*old.children, *self.new.children)):
            return []
        alone = len(old.children) == 1
        return self._rows(old.children, self.new.children, self.place, Kind.PARAGRAPH, alone)

    def _rows(self, old: list[Node], new: list[Node], outer: Place, kind: Kind, alone: bool = False) -> Way:
        way: Way = []
        became = _became(old, new)
        for at, node in enumerate(old, 1):
            place = outer.inside(kind, _number(node, at))
            match = became.get(id(node))
            if match is None:
                way.append(Delete((place,)))
            elif match.moved:
                way.append(self._moved(node, match.new[0], place, _place_in(new, match.new[0])))
            elif says(node, self.shift) != says(match.new[0]):
                way += self._unit(node, match.new[0], place, outer if alone else place)
        return way + [_insert(run, new, outer, kind) for run in _added(new, became)]

    def _moved(self, old: Node, new: Node, place: Place, at: int) -> Operation:
        number = (_number(new, at),)
        if says(old, self.shift) == says(new):
            return Renumber((place,), number)
        return Replace((place,), text_of(new), number)

    def _unit(self, old: Node, new: Node, place: Place, outer: Place) -> Way:
        """Change one 款 or 项: words in it, its own list, or all of it."""
        number = (new.number,) if new.number and new.number != old.number else ()
        found: list[Way] = [[Replace((place,), text_of(new), number)]]
        if words := self._words(old, new):
            found.append([ReplaceWords((place,), words)])
        inner = _BELOW.get(old.kind)
        listed = all(one.kind is inner for one in (*old.children, *new.children))
        if inner and old.children and new.children and listed:
            head = self._head(old, new)
            if head is not None:
                start: Way = [ReplaceWords((outer,), head)] if head else []
                found.append(start + self._rows(old.children, new.children, outer, inner))
        return min(found, key=cost)

    def _head(self, old: Node, new: Node) -> Changes | None:
        """Tell which words to replace before a list; they must not stand in the list as well."""
        if self.shift(old.text) == new.text:
            return ()
        listed = [said for child in old.children for said in _sayings(child)]
        return choose_words([old.text, *listed], [new.text, *map(self.shift, listed)], self.bonds, self.shift)


def text_of(node: Node) -> str:
    """Tell what a quotation of a node quotes: a clause without its number, an item with it."""
    lines = [one.label + one.gap + one.text for one in node.walk() if one is not node or one.kind not in CLAUSES]
    return "\n".join(line for line in lines if line)


def says(node: Node, shift: Shift = str) -> list[tuple[Kind, str, str]]:
    """Tell what a clause says, whatever blank is around it; `shift` lets its references follow."""
    return [(one.kind, "" if one is node else one.label, shift(one.text)) for one in node.walk()]


def _changed(node: Node, changes: dict[str, str]) -> Node:
    """Copy a clause with words changed."""
    children = [_changed(child, changes) for child in node.children]
    label = node.label if node.kind in CLAUSES else change(node.label, changes)
    return Node(node.kind, node.before, label, node.gap, change(node.text, changes), node.after, node.id, children)


def _sayings(node: Node) -> list[str]:
    return [said for one in node.walk() for said in sayings(one)]


def _insert(run: list[Node], new: list[Node], outer: Place, kind: Kind) -> Insert:
    first = _place_in(new, run[0])
    numbers = tuple(_number(node, first + at) for at, node in enumerate(run))
    return Insert(kind, numbers, "\n".join(text_of(node) for node in run), outer)


def _place_in(row: list[Node], node: Node) -> int:
    return next(at for at, one in enumerate(row, 1) if one is node)


def _number(node: Node, at: int) -> Number:
    return (node.number if node.label else None) or Number(at)


def _added(new: list[Node], became: dict[int, Match]) -> list[list[Node]]:
    """Group what is added side by side."""
    old = {id(match.new[0]) for match in became.values()}
    return [list(run) for is_old, run in groupby(new, lambda node: id(node) in old) if not is_old]


def _became(old: list[Node], new: list[Node]) -> dict[int, Match]:
    """Tell what each node became."""
    return {id(match.old[0]): match for match in written_anew(old, align_nodes(old, new)) if match.old and match.new}
