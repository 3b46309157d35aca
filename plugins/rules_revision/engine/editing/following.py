"""References follow what they point to: written anew where it has another number, told where it is gone."""

from collections.abc import Iterator
<<<<<<< HEAD
from dataclasses import dataclass, field
from functools import cached_property

from ..references import Places, Reference, Step, find
=======
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..references import Places, Reference, Step, Target, find, resolve
>>>>>>> decide
from ..references.model import Steps
from ..references.own_word import own_word
from ..references.places import place_of
from ..references.shifting import Edit as Rewrite
from ..references.shifting import renumbered, rewritten
from ..tree import CLAUSES, LISTED, Kind, Node
<<<<<<< HEAD
from .repointing import Left, Repointing
=======
from .explicit import in_full

_POINTS = (Kind.ITEM, Kind.POINT)


@dataclass(frozen=True, slots=True)
class Left:
    """A reference that was left as it is, because what it pointed to is gone: where it stands and what it says."""

    node: str
    words: str
    gone: str
>>>>>>> decide


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
<<<<<<< HEAD
    """Most references name clauses by number, or stay inside a clause that did not change: told without resolving."""

    def __init__(self, before: Node, was: Places, new: Places, change: Change) -> None:
        self.before, self.was, self.new, self.change = before, was, new, change
        self.left: list[Left] = []

    @cached_property
    def _repointing(self) -> Repointing:
        """Resolves in the tree before the edit; `was` shares its nodes with the new one."""
        return Repointing(Places(self.before), self.new, self.change.became, own_word(self.new.tree), self.left)
=======
    def __init__(self, before: Node, was: Places, new: Places, change: Change) -> None:
        self.before, self.was, self.new, self.change = before, was, new, change
        self.own = own_word(new.tree)
        self.left: list[Left] = []

    @cached_property
    def old(self) -> Places:
        """The tree before the edit; `was` shares its nodes with the new one."""
        return Places(self.before)
>>>>>>> decide

    def edits(self, reference: Reference) -> Iterator[Rewrite]:
        """Tell what to write anew in the text a reference stands in."""
        if self._stays_inside(reference):
            return
<<<<<<< HEAD
        steps = self._clauses_moved(reference)
        if steps is None:
            yield from self._repointing.edits(reference)
            return
        text = self.new.nodes[reference.node].text
        for step, clause in steps:
            if number := clause.number:
                yield from renumbered(text, step, number)
=======
        if (steps := self._clauses_moved(reference)) is not None:
            text = self.new.nodes[reference.node].text
            for step, clause in steps:
                if number := clause.number:
                    yield from renumbered(text, step, number)
            return
        yield from self._resolved(reference)
>>>>>>> decide

    def _stays_inside(self, reference: Reference) -> bool:
        """本条第二款 and 前款 in a clause that did not change inside."""
        is_short = reference.near in (Kind.PARAGRAPH, *LISTED) or (
            reference.near is Kind.ARTICLE and not reference.back
        )
<<<<<<< HEAD
        if not is_short or any(_names_clause(steps) for target in reference.targets for steps in target.ends):
=======
        if not is_short or any(_names_clause(steps) for steps in _ends(reference)):
>>>>>>> decide
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

<<<<<<< HEAD

def _range(ends: list[Node], clauses: list[Node]) -> list[Node]:
    """Tell the clauses from one to another; empty when they run backwards."""
    return clauses[place_of(ends[0], clauses) : place_of(ends[-1], clauses) + 1]


=======
    def _resolved(self, reference: Reference) -> Iterator[Rewrite]:
        known = reference if reference.node in self.old.nodes else replace(reference, node="")
        was = resolve(self.old, known)
        if not was.nodes:
            return
        groups = [[self._now(node) for node in nodes] for nodes in was.found]
        gone = self._gone(was.found, groups)
        text = self.new.nodes[reference.node].text
        self.left += [Left(reference.node, text[reference.start : reference.end], node_id) for node_id in gone]
        candidate = self._renumbered(reference, groups)
        if not gone and not self._means(candidate, groups):
            yield (reference.start, reference.end), self._in_full(reference, groups)
            return
        for old, new in zip(_steps(reference), _steps(candidate), strict=True):
            yield from renumbered(text, old, new.number)

    def _in_full(self, reference: Reference, groups: list[list[Node | None]]) -> str:
        alive = [[node for node in nodes if node] for nodes in groups]
        return in_full(self.new, self.new.nodes[reference.node], reference, alive, self.own)

    def _now(self, node: Node) -> Node | None:
        return self.new.nodes.get(self.change.became.get(node.id, node.id))

    def _gone(self, old: list[list[Node]], new: list[list[Node | None]]) -> list[str]:
        """Tell which of the nodes a reference names are gone; what lay between the ends of a range may go."""
        return [
            nodes[place].id
            for nodes, now in zip(old, new, strict=True)
            for place in sorted({0, len(nodes) - 1} if nodes else set())
            if now[place] is None
        ]

    def _means(self, candidate: Reference, groups: list[list[Node | None]]) -> bool:
        """Whether a reference still points to the same nodes; a range may hold new ones besides."""
        now = resolve(self.new, candidate)
        if now.is_nowhere or len(now.found) != len(groups):
            return False
        return all(self._is_same(found, wanted) for found, wanted in zip(now.found, groups, strict=True))

    def _is_same(self, found: list[Node], wanted: list[Node | None]) -> bool:
        if not wanted:
            return True
        held = {node.id for node in found if node.id in self.old.nodes}
        return held == {node.id for node in wanted if node} and found[0] is wanted[0] and found[-1] is wanted[-1]

    def _renumbered(self, reference: Reference, groups: list[list[Node | None]]) -> Reference:
        targets = zip(reference.targets, groups, strict=False)
        return replace(reference, targets=tuple(self._target(target, nodes) for target, nodes in targets))

    def _target(self, target: Target, nodes: list[Node | None]) -> Target:
        if not nodes:
            return target
        to = target.to and self._path(target.to, nodes[-1])
        return Target(self._path(target.steps, nodes[0]), to)

    def _path(self, steps: Steps, node: Node | None) -> Steps:
        if node is None:
            return steps
        outer = [self._step(step, self._holder(node, step)) for step in steps[:-1]]
        return (*outer, self._step(steps[-1], node))

    def _step(self, step: Step, node: Node | None) -> Step:
        number = self.new.number(node) if node else None
        return replace(step, number=number) if number else step

    def _holder(self, node: Node, step: Step) -> Node | None:
        kinds = CLAUSES if step.kind is Kind.ARTICLE else (*LISTED, *CLAUSES) if step.kind in _POINTS else (step.kind,)
        return self.new.around(self.new.above.get(node.id), *kinds)


def _range(ends: list[Node], clauses: list[Node]) -> list[Node]:
    """Tell the clauses from one to another; empty when they run backwards. The copies before and after are the same."""
    return clauses[place_of(ends[0], clauses) : place_of(ends[-1], clauses) + 1]


def _ends(reference: Reference) -> list[Steps]:
    return [steps for target in reference.targets for steps in target.ends]


def _steps(reference: Reference) -> list[Step]:
    return [step for steps in _ends(reference) for step in steps]


>>>>>>> decide
def _names_clause(steps: Steps) -> bool:
    return steps[0].kind is Kind.ARTICLE
