"""One reference that changed its meaning: its numbers written anew, else the whole of it written in full."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ..references import Places, Reference, Step, Target, resolve
from ..references.model import Steps
from ..references.shifting import Edit as Rewrite
from ..references.shifting import renumbered
from ..tree import CLAUSES, LISTED, Kind, Node
from .explicit import in_full

_POINTS = (Kind.ITEM, Kind.POINT)
Group = list[Node | None]


@dataclass(frozen=True, slots=True)
class Left:
    """A reference that was left as it is, because what it pointed to is gone: where it stands and what it says."""

    node: str
    words: str
    gone: str


@dataclass(slots=True)
class Repointing:
    """Resolves references before and after an edit. `became` tells which node stands for one that is gone."""

    old: Places
    new: Places
    became: dict[str, str]
    own: str
    left: list[Left] = field(default_factory=list)

    def edits(self, reference: Reference) -> Iterator[Rewrite]:
        """Tell what to write anew in the text a reference stands in; what is gone is noted in `left`."""
        known = reference if reference.node in self.old.nodes else replace(reference, node="")
        was = resolve(self.old, known)
        if not was.nodes:
            return
        groups = [[self._now(node) for node in nodes] for nodes in was.found]
        gone = _gone(was.found, groups)
        text = self.new.nodes[reference.node].text
        self.left += [Left(reference.node, text[reference.start : reference.end], node_id) for node_id in gone]
        candidate = self._renumbered(reference, groups)
        if not gone and not self._means(candidate, groups):
            yield (reference.start, reference.end), self._in_full(reference, groups)
            return
        for old, new in zip(_steps(reference), _steps(candidate), strict=True):
            yield from renumbered(text, old, new.number)

    def _in_full(self, reference: Reference, groups: list[Group]) -> str:
        alive = [[node for node in nodes if node] for nodes in groups]
        return in_full(self.new, self.new.nodes[reference.node], reference, alive, self.own)

    def _now(self, node: Node) -> Node | None:
        return self.new.nodes.get(self.became.get(node.id, node.id))

    def _means(self, candidate: Reference, groups: list[Group]) -> bool:
        """Whether a reference still points to the same nodes; a range may hold new ones besides."""
        now = resolve(self.new, candidate)
        if now.is_nowhere or len(now.found) != len(groups):
            return False
        return all(self._is_same(found, wanted) for found, wanted in zip(now.found, groups, strict=True))

    def _is_same(self, found: list[Node], wanted: Group) -> bool:
        if not wanted:
            return True
        held = {node.id for node in found if node.id in self.old.nodes}
        return held == {node.id for node in wanted if node} and found[0] is wanted[0] and found[-1] is wanted[-1]

    def _renumbered(self, reference: Reference, groups: list[Group]) -> Reference:
        targets = zip(reference.targets, groups, strict=False)
        return replace(reference, targets=tuple(self._target(target, nodes) for target, nodes in targets))

    def _target(self, target: Target, nodes: Group) -> Target:
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


def _gone(old: list[list[Node]], new: list[Group]) -> list[str]:
    """Tell which of the nodes a reference names are gone; what lay between the ends of a range may go."""
    return [
        nodes[place].id
        for nodes, now in zip(old, new, strict=True)
        for place in sorted({0, len(nodes) - 1} if nodes else set())
        if now[place] is None
    ]


def _steps(reference: Reference) -> list[Step]:
    return [step for target in reference.targets for steps in target.ends for step in steps]
