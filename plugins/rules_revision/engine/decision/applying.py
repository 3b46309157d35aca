"""Applying: from the text as it was and a decision to the text as it will be.

Every place a decision names is one of the text as it was. A decision that does not fit is refused, never bent to fit.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property

from ..labels import Number
from ..references import Standing, shifted
from ..tree import GROUPS, Kind, Node, Scheme, clauses, copied, give_ids, scheme_of, title_of
from . import places
from .finding import Finder
from .fragments import Habits, like_the_old
from .headings_row import count_headings
from .inner import Change
from .layout import set_layout
from .noting import note
from .operations import Decision, Order, ReplaceWords
from .outer import Row
from .parts import follow_headings, headings_of, write_part
from .refusing import DecisionRefused
from .wording import Wording

Moves = Mapping[Number, Number]


def apply(old: Node, decision: Decision, moved: Moves | None = None) -> Node:
    """Apply a decision to the text it amends; nodes that stay keep their ids.

    `moved` tells the new numbers of clauses where the text is only a piece of a rule.
    Raises DecisionRefused with the sentence that does not fit.
    """
    check_title(old, decision.title)
    return Application(copied(old), decision).carry_out(moved)


def choose(decisions: tuple[Decision, ...], tree: Node) -> Decision:
    """Choose the decision on this rule from one on several. Raises DecisionRefused when none or two are on it."""
    if len(decisions) == 1:
        return decisions[0]
    found = [one for one in decisions if _is_named(tree, one.title)]
    if len(found) != 1:
        raise DecisionRefused("other_rule", named="》《".join(one.title for one in decisions), title=title_of(tree))
    return found[0]


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
        words = (one for one in decision.operations if isinstance(one, ReplaceWords))
        self.widens = any(("(", "（") in one.changes for one in words)  # the decision itself minds the brackets
        self.changes: dict[tuple[int, Kind], Change] = {}
        self.touched: set[int] = set()
        self.kept = list(tree.walk())  # nodes are known by their identity until all is done
        self.new_headings: dict[int, Number] = {}
        self.later: list[Callable[[], None]] = []  # what needs the clauses in their new order
        self.last: list[Callable[[], None]] = []  # what changes the parts around the clauses

    def carry_out(self, moved: Moves | None = None) -> Node:
        """Do all the decision says."""
        for at, operation in enumerate(self.decision.operations):
            with self._sentence(at):
                note(self, operation)
        numbers = [(node, node.number or Number(1)) for node in self.row.elements if node.kind in GROUPS]
        self.wording.carry_out()
        for change in self.changes.values():
            change.carry_out(self.habits)
        numbers_now = self.row.arrange()
        for step in self.later:
            step()
        count_headings(self.row.elements, numbers, self.new_headings, self.row.counts)
        self.row.hang()
        self._finish(numbers_now if moved is None else moved)
        return give_ids(self.tree)

    def _finish(self, moved: Moves) -> None:
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

    def _shift(self, moved: Moves) -> None:
        """References in lines the decision does not touch follow the clauses they point to."""
        if all(before == after for before, after in moved.items()):
            return
        standing = Standing(is_outline=scheme_of(self.tree) is Scheme.OUTLINE)
        for node in (line for clause in clauses(self.tree) for line in clause.walk()):
            if id(node) not in self.touched:
                node.text = shifted(node.text, moved, standing=standing)

    def adapted(self, text: str, like: Node) -> str:
        """Write a quotation as the text writes, unless the decision wants it as it is written."""
        if self.decision.as_written:
            return text
        return like_the_old(text, like, self.all_said, narrows=not self.widens)

    @cached_property
    def all_said(self) -> str:
        """Tell the whole text but for its note."""
        return "".join(node.own for top in self.tree.children for node in top.walk() if top.kind is not Kind.NOTE)

    def holder_of(self, node: Node) -> Node:
        """Tell whose child a 款, 项 or 目 is."""
        return next(one for one in self.clause_of[id(node)].walk() if any(child is node for child in one.children))

    def finder_of_new(self) -> Finder:
        """Look up parts of the text as it stands now."""
        return Finder(self.tree)

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
        """Remember that the decision itself says what a node and all below it will say."""
        self.kept += node.walk()
        self.touched.update(id(line) for line in node.walk())
