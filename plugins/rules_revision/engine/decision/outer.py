"""Changes of the row of clauses and chapters: what goes, what comes, at which number, and how the rest is counted.

A rule is laid out as one row of headings and clauses; afterwards the clauses hang under their headings again.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from ..labels import Number, relabel
from ..tree import CLAUSES, GROUPS, Node
from .refusing import DecisionRefused


@dataclass
class Placed:
    """A clause that is new, or gets a new number: it goes where that number stands."""

    number: Number
    node: Node
    group: Node | None = None  # the heading it stands under, where the decision says so
    after: Node | None = None  # the clause it follows, where the decision says so


@dataclass
class Row:
    """The headings and clauses of a rule in one row, and what is to happen to them."""

    tree: Node
    counts: bool  # whether clauses that are not named are counted again
    front: list[Node] = field(default_factory=list)
    elements: list[Node] = field(default_factory=list)
    back: list[Node] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    placed: list[Placed] = field(default_factory=list)
    _pending: list[Placed] = field(default_factory=list)
    _groups: dict[int, Node] = field(default_factory=dict)
    _new: dict[int, Number] = field(default_factory=dict)
    _result: list[Node] = field(default_factory=list)
    _delta: int = 0
    were: dict[int, Number] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Node, counts: bool) -> "Row":
        """Lay a tree out; it stays as it is until its clauses are hung again."""
        row = cls(tree, counts)
        for child in tree.children:
            if child.kind in GROUPS or child.kind in CLAUSES:
                row._lay_out(child)
            else:
                (row.back if row.elements else row.front).append(child)
        return row

    def _lay_out(self, node: Node) -> None:
        self.elements.append(node)
        if node.kind in GROUPS:
            for child in node.of(*GROUPS, *CLAUSES):
                self._lay_out(child)

    def drop(self, node: Node) -> None:
        """Take an element out of the row. Raises DecisionRefused when it is named twice."""
        if id(node) in self.gone:
            raise DecisionRefused("twice", place=node.label)
        self.gone.add(id(node))

    def place(self, placed: Placed) -> None:
        """Put a clause where its number stands."""
        self.placed.append(placed)

    def arrange(self) -> dict[Number, Number]:
        """Bring the row in its new order and count it; tell the new number of every clause that stays."""
        ascending = _ascends(self.elements)
        self.were = {id(node): node.number for node in self.elements if node.number}
        numbers = self._merge()
        if ascending:
            self._check(numbers)
        for node in self.elements:
            if id(node) in numbers and node.number != numbers[id(node)]:
                node.label = relabel(node.label, numbers[id(node)])
        return {self.were[key]: number for key, number in numbers.items() if key in self.were}

    def _merge(self) -> dict[int, Number]:
        """Merge what is placed into what stays, in the order of the new numbers; tell these."""
        self._pending = sorted((one for one in self.placed if not one.after), key=lambda one: one.number)
        self._groups = groups_of(self.elements)
        for node in self.elements:
            if node.kind in CLAUSES:
                self._pass(node)
            elif id(node) not in self.gone:
                self._result.append(node)
        while self._pending:
            self._enter(self._pending.pop(0))
        self.elements = self._result
        return self._new

    def _pass(self, node: Node) -> None:
        """Come to a clause of the old row: it stays, or goes, and others come before or after it."""
        number = node.number or Number(1)
        if id(node) in self.gone:
            self._delta -= self._counted(number)
        else:
            while self._pending and self._comes_before(self._pending[0].number, _moved(number, self._delta)):
                self._enter(self._pending.pop(0))
            self._result.append(node)
            self._new[id(node)] = _moved(number, self._delta)
        for one in self._after(node):
            self._enter(one, right_here=True)

    def _after(self, node: Node) -> list[Placed]:
        return sorted((one for one in self.placed if one.after is node), key=lambda one: one.number)

    def _counted(self, number: Number) -> int:
        return 1 if self.counts and not number.after else 0

    def _comes_before(self, number: Number, kept: Number) -> bool:
        return number <= kept if self.counts else number < kept

    def _enter(self, placed: Placed, right_here: bool = False) -> None:
        """Put a clause after the last one; of the headings that follow that, it stands under its own."""
        row = self._result
        start = next((at + 1 for at in range(len(row) - 1, -1, -1) if row[at].kind in CLAUSES), 0)
        group = placed.group or self._groups.get(id(placed.node))
        place = next((at + 1 for at in range(start, len(row)) if row[at] is group), start or len(row))
        row.insert(start if right_here else place, placed.node)
        self._new[id(placed.node)] = placed.number
        self._delta += self._counted(placed.number)

    def _check(self, new: dict[int, Number]) -> None:
        """New numbers must rise, and a new clause must follow the one before it."""
        last = None
        fresh = {id(one.node) for one in self.placed if not one.after} - set(self.were)
        for node in self.elements:
            if node.kind not in CLAUSES:
                continue
            number = new[id(node)]
            if last and number <= last:
                raise DecisionRefused("number_taken", number=number, last=last)
            follows = (Number(last.base + 1), Number(last.base, last.after + 1)) if last else (Number(1),)
            if id(node) in fresh and number not in follows:
                raise DecisionRefused("number_too_high", number=number)
            last = number

    def hang(self) -> None:
        """Hang the clauses under their headings again."""
        self.tree.children = list(self.front)
        open_groups: list[Node] = []
        for node in self.elements:
            if node.kind in GROUPS:
                node.children = [child for child in node.children if child.kind not in (*GROUPS, *CLAUSES)]
                while open_groups and GROUPS.index(open_groups[-1].kind) >= GROUPS.index(node.kind):
                    open_groups.pop()
            (open_groups[-1] if open_groups else self.tree).children.append(node)
            if node.kind in GROUPS:
                open_groups.append(node)
        self.tree.children += self.back


def _moved(number: Number, delta: int) -> Number:
    """Count a clause again. Raises DecisionRefused for 第二条之一 when neither of the two before it stays."""
    if number.base + delta < 1:
        raise DecisionRefused("no_number")
    return Number(number.base + delta, number.after)


def _ascends(elements: list[Node]) -> bool:
    numbers = [node.number for node in elements if node.kind in CLAUSES]
    return all(one and other and one < other for one, other in pairwise(numbers))


def groups_of(elements: list[Node]) -> dict[int, Node]:
    """Tell under which heading each clause stands."""
    groups: dict[int, Node] = {}
    heading = None
    for node in elements:
        if node.kind in GROUPS:
            heading = node
        elif heading:
            groups[id(node)] = heading
    return groups
