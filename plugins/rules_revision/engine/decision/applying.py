"""Applying: from the text as it was and a decision to the text as it will be.

Every place a decision names is one of the text as it was. A decision that does not fit is refused, never bent to fit.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..labels import Number
from ..references import Standing, shifted
from ..tree import GROUPS, Kind, Node, Scheme, clauses, give_ids, scheme_of, title_of
from . import places
from .finding import Finder
from .fragments import Habits, like_the_old
from .headings_row import count_headings
from .inner import Change
from .layout import set_layout
from .noting import note
from .operations import Decision, Order
from .outer import Row
from .parts import follow_headings, headings_of, write_part
from .refusing import DecisionRefused
from .wording import Wording


def apply(old: Node, decision: Decision) -> Node:
    """Apply a decision to the text it amends; nodes that stay keep their ids.

    Raises DecisionRefused with the sentence that does not fit.
    """
    check_title(old, decision.title)
    return Application(copy_of(old), decision).carry_out()


def choose(decisions: tuple[Decision, ...], tree: Node) -> Decision:
    """Choose the decision on this rule from one on several. Raises DecisionRefused when none or two are on it."""
    if len(decisions) == 1:
        return decisions[0]
    found = [one for one in decisions if _is_named(tree, one.title)]
    if len(found) != 1:
        raise DecisionRefused("other_rule", named="》《".join(one.title for one in decisions), title=title_of(tree))
    return found[0]


def copy_of(node: Node) -> Node:
    """Copy a tree."""
    children = [copy_of(child) for child in node.children]
    return Node(node.kind, node.before, node.label, node.gap, node.text, node.after, node.id, children)


def check_title(tree: Node, title: str) -> None:
    """Refuse a decision on another rule; 刑法 is 中华人民共和国刑法."""
    if not _is_named(tree, title):
        raise DecisionRefused("other_rule", named=title, title=title_of(tree))


def _is_named(tree: Node, title: str) -> bool:
    own, named = _bare(title_of(tree)), _bare(title)
    return not own or not named or own.endswith(named) or named.endswith(own)


def _bare(title: str) -> str:
    return re.sub(r"[\s\u3000《》〈〉]", "", title).replace("(", "（").replace(")", "）")


class Application:
    """One decision being applied: first every place is found in the old text, then all is changed at once."""

    def __init__(self, tree: Node, decision: Decision) -> None:
        self.tree, self.decision = tree, decision
        self.finder = Finder(tree)
        self.habits = Habits.of(tree)
        self.headings = headings_of(tree)
        self.clause_of = {id(node): clause for clause in clauses(tree) for node in clause.walk()}
        self.row = Row.of(tree, decision.order is not Order.SILENT)
        self.wording = Wording()
        self.changes: dict[tuple[int, Kind], Change] = {}
        self.touched: set[int] = set()
        self.kept: list[Node] = []
        self.new_headings: dict[int, Number] = {}
        self.later: list[Callable[[], None]] = []  # what needs the clauses in their new order
        self.last: list[Callable[[], None]] = []  # what changes the parts around the clauses

    def carry_out(self) -> Node:
        """Do all the decision says."""
        for at, operation in enumerate(self.decision.operations):
            with self._sentence(at):
                note(self, operation)
        numbers = [(node, node.number or Number(1)) for node in self.row.elements if node.kind in GROUPS]
        self.wording.carry_out()
        for change in self.changes.values():
            change.carry_out(self.habits)
        moved = self.row.arrange()
        for step in self.later:
            step()
        count_headings(self.row.elements, numbers, self.new_headings, self.row.counts)
        self.row.hang()
        self._finish(moved)
        return give_ids(self.tree)

    def _finish(self, moved: dict[Number, Number]) -> None:
        if self.decision.order is Order.ADJUSTED:
            self._shift(moved)
        follow_headings(self.tree, self.headings)
        for step in self.last:
            step()
        if self.decision.note is not None:
            write_part(
                self.tree, places.NOTE, self.decision.note.split("\n") if self.decision.note else [], self.habits
            )
        set_layout(self.tree, self.decision.layout)

    def _shift(self, moved: dict[Number, Number]) -> None:
        """References in clauses the decision does not touch follow the clauses they point to."""
        if all(before == after for before, after in moved.items()):
            return
        standing = Standing(is_outline=scheme_of(self.tree) is Scheme.OUTLINE)
        for clause in clauses(self.tree):
            if id(clause) not in self.touched:
                for node in clause.walk():
                    node.text = shifted(node.text, moved, standing=standing)

    def adapted(self, text: str, like: Node) -> str:
        """Write a quotation as the text writes, unless the decision wants it as it is written."""
        return text if self.decision.as_written else like_the_old(text, like, self.tree)

    def holder_of(self, node: Node) -> Node:
        """Tell whose child a 款, 项 or 目 is."""
        return next(one for one in self.clause_of[id(node)].walk() if any(child is node for child in one.children))

    def finder_of_new(self) -> Finder:
        """Look up parts of the text as it stands now."""
        return Finder(self.tree)

    def keep(self, node: Node) -> None:
        """Keep a new node alive: it is known by its identity until all is done."""
        self.kept.append(node)

    @contextmanager
    def _sentence(self, at: int) -> Iterator[None]:
        try:
            yield
        except DecisionRefused as refused:
            raise refused.within(self.decision.sentence(at)) from None

    def change_in(self, holder: Node, kind: Kind) -> Change:
        """Tell the changes gathered for the children of a node."""
        return self.changes.setdefault((id(holder), kind), Change(holder, kind))

    def touch(self, node: Node) -> None:
        """Remember that a decision says itself what a clause will say."""
        if clause := self.clause_of.get(id(node)):
            self.touched.add(id(clause))
