"""Which nodes a reference points to, and what of it is missing."""

from dataclasses import dataclass, field

from ..labels import Number
from ..tree import CLAUSES, GROUPS, LISTED, Kind, Node
from .grammar import DEPTH
from .model import Reference, Step, Steps, Target, Whose
from .places import Places, groups_in, items_in, place_of


@dataclass(slots=True)
class Resolution:
    """The nodes a reference points to, one list for each of its targets, and the steps that lead nowhere.

    A list is empty where something of its target is missing; `missing` holds the path to the first step that is not
    there. For 前款 and 前条 `is_nowhere` says that there is nothing before.
    """

    found: list[list[Node]] = field(default_factory=list)
    missing: list[Steps] = field(default_factory=list)
    is_nowhere: bool = False

    @property
    def nodes(self) -> list[Node]:
        """All nodes in the order they are named."""
        return [node for nodes in self.found for node in nodes]

    @property
    def is_whole(self) -> bool:
        """Whether everything that is named is there."""
        return not self.missing and not self.is_nowhere


def resolve(tree: Node | Places, reference: Reference) -> Resolution:
    """Find what a reference of this tree points to. One to another text points to nothing here and misses nothing."""
    places = tree if isinstance(tree, Places) else Places(tree)
    if not reference.is_own or (reference.node and reference.node not in places.nodes):
        return Resolution()
    return _Resolver(places, reference).resolve()


class _Resolver:
    def __init__(self, places: Places, reference: Reference) -> None:
        self.places = places
        self.reference = reference
        self.here = places.nodes.get(reference.node)
        self.is_outline = bool(places.clauses) and places.clauses[0].kind is Kind.POINT
        self.done = Resolution()

    def resolve(self) -> Resolution:
        near = self._near() if self.reference.whose is Whose.NEAR else []
        if self.reference.whose is Whose.NEAR and not near:
            self.done.is_nowhere = self._is_surely_meant()
        elif not self.reference.targets:
            self.done.found.append(near)
        self.done.found += [self._nodes(target, near) for target in self.reference.targets]
        return self.done

    def _nodes(self, target: Target, near: list[Node]) -> list[Node]:
        ends = [self._end(steps, near) for steps in target.ends]
        nodes = [node for node in ends if node]
        if len(nodes) < len(ends):
            return []
        return self._between(*nodes) if len(nodes) > 1 else nodes

    def _between(self, first: Node, last: Node) -> list[Node]:
        among = self.places.siblings(first)
        if not any(node is last for node in among):
            return [first, last]
        start, end = place_of(first, among), place_of(last, among)
        return among[start : end + 1] if start < end else [first, last]

    def _end(self, steps: Steps, near: list[Node]) -> Node | None:
        starts = self._starts(steps[0], near)
        deepest: int = 0
        for start in starts:
            node, gone = self._walk(start, steps)
            if node:
                return node
            deepest = max(deepest, gone)
        if starts and not self._only_counts(steps[0]):
            self.done.missing.append(steps[: deepest + 1])
        return None

    def _only_counts(self, step: Step) -> bool:
        """第一项议程 and 第一部分 count things where the clause has no list they could point to."""
        if self.reference.whose is not Whose.BARE or step.kind not in (Kind.ITEM, Kind.POINT, Kind.SUBITEM):
            return False
        if self.is_outline and step.kind is Kind.ITEM:
            return False
        clause = self.places.around(self.here, *CLAUSES)
        return clause is None or not items_in(clause)

    def _walk(self, node: Node | None, steps: Steps) -> tuple[Node | None, int]:
        for gone, step in enumerate(steps):
            node = self._below(node, step) if node else None
            if node is None:
                return None, gone
        return node, len(steps)

    def _starts(self, step: Step, near: list[Node]) -> list[Node]:
        """Tell from where the first step may lead on: 第二项 in this paragraph, else in this clause."""
        root = [self.places.tree]
        if self.reference.whose is Whose.NEAR and self.reference.near:
            return self._with_lists(near) if DEPTH[step.kind] > DEPTH[self.reference.near] else root
        if self.reference.whose is Whose.OWN or DEPTH[step.kind] <= DEPTH[Kind.ARTICLE]:
            return root + self._groups_around(step)
        kinds = [(Kind.PARAGRAPH,), CLAUSES] if step.kind is not Kind.SUBITEM else [LISTED, (Kind.PARAGRAPH,), CLAUSES]
        around = [self.places.around(self.here, *found) for found in kinds]
        return [node for node in around if node] + (root if self.is_outline else [])

    def _with_lists(self, near: list[Node]) -> list[Node]:
        """前款第二项 also stands further up, when the 款 before has no list or only the rest of one."""
        items = items_in(near[-1]) if near else []
        if not near or near[0].kind is not Kind.PARAGRAPH or (items and items[0].number == Number(1)):
            return near
        among = self.places.siblings(near[0])
        return near + among[: place_of(near[0], among)][::-1]

    def _groups_around(self, step: Step) -> list[Node]:
        group = self.places.around(self.here, Kind.CHAPTER) if step.kind is Kind.SECTION else None
        return [group] if group else []

    def _below(self, node: Node, step: Step) -> Node | None:
        kind, number = step.place
        if kind in GROUPS:
            return next((it for it in groups_in(node, kind) if it.number == number), None)
        if kind is Kind.ARTICLE or node.kind is Kind.RULE:
            return self.places.by_number.get(number)
        if kind is Kind.PARAGRAPH:
            paragraphs = node.of(Kind.PARAGRAPH) if node.kind in CLAUSES else []
            return paragraphs[number.base - 1] if 0 < number.base <= len(paragraphs) else None
        return next((it for it in items_in(node) if it.number == number), None)

    def _near(self) -> list[Node]:
        """Find what 前款, 前两款, 前条, 本条 and 本章 mean where they stand."""
        kind, back = self.reference.near, self.reference.back
        kinds = CLAUSES if kind is Kind.ARTICLE else LISTED if kind is Kind.ITEM else (kind or Kind.RULE,)
        here = self.places.around(self.here, *kinds)
        if not here or not back:
            return [here] if here else []
        among = self.places.siblings(here)
        place = place_of(here, among)
        return among[place - back : place] if place >= back else []

    def _is_surely_meant(self) -> bool:
        """前项 and 前两项 also mean things, 本项 too; 前款 and 前条 are nothing but references."""
        is_before = self.reference.back > 0 and self.reference.near in (Kind.PARAGRAPH, Kind.ARTICLE)
        return is_before and self.here is not None and self.places.around(self.here, *CLAUSES) is not None
