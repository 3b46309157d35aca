"""References follow what they point to: written anew where it has another number, told where it is gone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ..references import Places, Reference, Step, find
from ..references.model import Steps
from ..references.own_word import own_word
from ..references.places import place_of
from ..references.shifting import Edit as Rewrite
from ..references.shifting import renumbered, rewritten
from ..tree import CLAUSES, LISTED, Kind, Node
from .repointing import Left, Repointing


@dataclass(slots=True)
class Change:
    """What an edit changed besides numbers.

    `touched` names the clauses that changed inside, `became` which node stands for one that is gone; the text in
    `typed` keeps its references as they are.
    """

    touched: set[str] = field(default_factory=set)
    became: dict[str, str] = field(default_factory=dict)
    typed: Node | None = None


def follow(before: Node, places: Places, after: Node, change: Change) -> list[Left]:
    """Renumber the references of a tree in place, so that they point to the nodes they pointed to before.

    `places` are those before the edit. 前条, 前款 and 本条 are written out where they would now mean another node.
    Returns what was left.
    """
    following = _Following(before, places, Places(after), change)
    as_typed = {node.id for node in change.typed.walk()} if change.typed else set()
    edits: dict[str, list[Rewrite]] = {}
    for reference in find(after):
        if reference.is_own and reference.node not in as_typed:
            edits.setdefault(reference.node, []).extend(following.edits(reference))
    for node_id, wanted in edits.items():
        if wanted:
            node = following.new.nodes[node_id]
            node.text = rewritten(node.text, wanted)
    return following.left


class _Following:
    """Most references name clauses by number, or stay inside a clause that did not change: told without resolving."""

    def __init__(self, before: Node, was: Places, new: Places, change: Change) -> None:
        self.before, self.was, self.new, self.change = before, was, new, change
        self.left: list[Left] = []

    @cached_property
    def _repointing(self) -> Repointing:
        """Resolves in the tree before the edit; `was` shares its nodes with the new one."""
        return Repointing(Places(self.before), self.new, self.change.became, own_word(self.new.tree), self.left)

    def edits(self, reference: Reference) -> Iterator[Rewrite]:
        """Tell what to write anew in the text a reference stands in."""
        if self._stays_inside(reference):
            return
        steps = self._clauses_moved(reference)
        if steps is None:
            yield from self._repointing.edits(reference)
            return
        text = self.new.nodes[reference.node].text
        for step, clause in steps:
            if number := clause.number:
                yield from renumbered(text, step, number)

    def _stays_inside(self, reference: Reference) -> bool:
        """本条第二款 and 前款 in a clause that did not change inside."""
        is_short = reference.near in (Kind.PARAGRAPH, *LISTED) or (
            reference.near is Kind.ARTICLE and not reference.back
        )
        if not is_short or any(_names_clause(steps) for target in reference.targets for steps in target.ends):
            return False
        clause = self.new.around(self.new.nodes[reference.node], *CLAUSES)
        return clause is not None and clause.id in self.was.nodes and clause.id not in self.change.touched

    def _clauses_moved(self, reference: Reference) -> list[tuple[Step, Node]] | None:
        """Tell the clauses a reference names with their number, when all still stand and did not change inside."""
        if not reference.targets:
            return None
        found: list[tuple[Step, Node]] = []
        for target in reference.targets:
            clauses = [clause for steps in target.ends if (clause := self._clause(steps))]
            if len(clauses) < len(target.ends) or not self._covers_the_same(clauses):
                return None
            found += [(steps[0], clause) for steps, clause in zip(target.ends, clauses, strict=True)]
        return found

    def _covers_the_same(self, ends: list[Node]) -> bool:
        """Whether a range of clauses holds those it held before, and besides them only new ones."""
        if ends[0] is ends[-1]:
            return True
        became = self.change.became
        held = {became.get(clause.id, clause.id) for clause in _range(ends, self.was.clauses)}
        holds = {clause.id for clause in _range(ends, self.new.clauses)}
        return held & self.new.nodes.keys() == holds & self.was.nodes.keys() != set()

    def _clause(self, steps: Steps) -> Node | None:
        clause = self.was.by_number.get(steps[0].number) if _names_clause(steps) else None
        return None if clause is None or clause.id in self.change.touched else self.new.nodes.get(clause.id)


def _range(ends: list[Node], clauses: list[Node]) -> list[Node]:
    """Tell the clauses from one to another; empty when they run backwards."""
    return clauses[place_of(ends[0], clauses) : place_of(ends[-1], clauses) + 1]


def _names_clause(steps: Steps) -> bool:
    return steps[0].kind is Kind.ARTICLE
