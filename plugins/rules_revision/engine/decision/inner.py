"""Changes inside a clause: its 款, their 项, the 目 of these; the new numbers of a list are counted, never guessed."""

from dataclasses import dataclass, field

from ..labels import Number, relabel
from ..tree import CLAUSES, LISTED, Kind, Node
from .fragments import Habits, read_clause, read_listed
from .parts import without
from .refusing import DecisionRefused


@dataclass
class Change:
    """What happens to the children of one node: some give way to others, some come at a number of the new order."""

    holder: Node
    kind: Kind
    instead: dict[int, list[Node]] = field(default_factory=dict)
    placed: list[tuple[Number, Node]] = field(default_factory=list)

    def replace(self, node: Node, new: list[Node], numbers: tuple[Number, ...]) -> None:
        """Let others stand for a child; with numbers they go where these stand."""
        if id(node) in self.instead:
            raise DecisionRefused("twice", place=node.label or node.text[:20])
        self.instead[id(node)] = [] if numbers else new
        if numbers:
            first = numbers[0].base
            self.placed += [(Number(first + at), one) for at, one in enumerate(new)]

    def carry_out(self, habits: Habits) -> None:
        """Put the children in their new order and count them. Raises DecisionRefused when a number does not fit."""
        old = self.holder.of(self.kind)
        counted = self.kind not in LISTED or _is_counted(old)
        new = [one for node in old for one in self.instead.get(id(node), [node])]
        if not counted and len(new) + len(self.placed) != len(old):
            raise DecisionRefused("not_counted")
        for number, node in sorted(self.placed, key=lambda one: one[0]):
            if number.after or number.base - 1 > len(new):
                raise DecisionRefused("number_too_high", number=number)
            new.insert(number.base - 1, node)
        self._put(old, new)
        if self.kind not in LISTED:
            set_first(self.holder, habits)
        elif counted:
            _count(new)

    def _put(self, old: list[Node], new: list[Node]) -> None:
        children = self.holder.children
        start = next((at for at, node in enumerate(children) if old and node is old[0]), len(children))
        others = without(children, old)
        self.holder.children = others[:start] + new + others[start:]


def _is_counted(nodes: list[Node]) -> bool:
    return [node.number for node in nodes] == [Number(place) for place in range(1, len(nodes) + 1)]


def _count(nodes: list[Node]) -> None:
    for place, node in enumerate(nodes, 1):
        if node.number != Number(place):
            node.label = relabel(node.label, Number(place))


def set_first(clause: Node, habits: Habits) -> None:
    """The first 款 stands on the line of the number, every other begins its own."""
    for place, node in enumerate(clause.of(Kind.PARAGRAPH)):
        stands_first = place == 0 and clause.kind in CLAUSES and "\n" not in clause.after
        if stands_first:
            node.before = ""
        elif not node.before:
            node.before = habits.usual_before(Kind.PARAGRAPH)


def read_children(text: str, clause: Node, kind: Kind, like: Node | None, number: Number) -> list[Node]:
    """Read a quotation as 款, 项 or 目 of a clause."""
    if kind is Kind.PARAGRAPH:
        return read_clause(text, clause.label).children
    return read_listed(text, kind, like, number)


def take_place(new: list[Node], old: Node, habits: Habits) -> None:
    """Let the first new node stand where the old one stood, with its id; the others are set like their kind."""
    for node in new[1:]:
        habits.dress(node)
    first, *_ = new
    habits.dress(first)
    first.id, first.before, first.gap = old.id, old.before, old.gap
    if not first.children and not old.children:
        first.after = old.after
