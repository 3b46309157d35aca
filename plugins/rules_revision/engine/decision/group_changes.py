"""How the headings of 编, 章 and 节 became those of the new text."""

from ..alignment import align_groups
from ..labels import Number
from ..tree import CLAUSES, GROUPS, Kind, Node
from .gathering import Keyed
from .headings_row import name_of
from .operations import Delete, DeleteHeading, InsertGroup, MoveGroup, Operation, RenameGroup, Renumber
from .outer import Row, groups_of
from .places import Place


class Headings:
    """The headings of two versions, and which became which."""

    def __init__(self, old: Node, new: Node) -> None:
        self.old, self.new = Row.of(old, False).elements, Row.of(new, False).elements
        self.places = group_places(old)
        pairs = [(match.old[0], match.new[0]) for match in align_groups(old, new) if match.old and match.new]
        self.partner = {id(before): after for before, after in pairs if before.kind is after.kind}
        self.origin = {id(after): before for before, after in pairs if before.kind is after.kind}
        self.homes = groups_of(self.old) | groups_of(self.new)

    def are_one(self, old: Node, new: Node) -> bool:
        """Whether a clause may stand for another: under the same heading."""
        home = self.homes.get(id(old))
        partner = self.partner.get(id(home)) if home else None
        return old.kind is new.kind and partner is self.homes.get(id(new)) and (home is None) is (partner is None)

    def operations(self) -> list[Operation]:
        """Tell which headings go, come, and get another name."""
        found: list[Operation] = []
        for node in self.old:
            if node.kind in GROUPS:
                new = self.partner.get(id(node))
                if new is None:
                    found.append(DeleteHeading(self.places[id(node)]))
                elif name_of(new) != name_of(node):
                    found.append(RenameGroup(self.places[id(node)], name_of(node), name_of(new)))
        for at, node in enumerate(self.new):
            if node.kind in GROUPS and id(node) not in self.origin:
                number = node.number or Number(1)
                found.append(InsertGroup(node.kind, number, name_of(node), self._before(at)))
        return found

    def _before(self, at: int) -> Place | None:
        """Tell what a new heading stands before: a clause of the new text, or a heading of the old one."""
        following = next((node for node in self.new[at + 1 :] if id(node) in self.origin or node.kind in CLAUSES), None)
        rank = GROUPS.index(self.new[at].kind)
        if following is not None and following.kind in GROUPS and GROUPS.index(following.kind) <= rank:
            return self.places[id(self.origin[id(following)])]
        return next_clause(self.new, at)

    def said_whole(self, keyed: Keyed) -> Keyed:
        """Say 删去第三章 where a chapter goes with all that stands in it."""
        for node in (one for one in self.old if one.kind in GROUPS):
            inner = [self._place_of(one) for one in node.walk() if one.kind in (*GROUPS, *CLAUSES)]
            gone = [pair for pair in keyed if isinstance(pair[1], (Delete, DeleteHeading))]
            parts = {place: pair for pair in gone for place in _places_gone(pair[1])}
            if len(inner) > 1 and all(place in parts for place in inner):
                goes = [parts[place] for place in inner]
                keyed = [pair for pair in keyed if pair not in goes] + [(goes[0][0], Delete((inner[0],)))]
        return keyed

    def _place_of(self, node: Node) -> Place:
        return self.places.get(id(node)) or Place().inside(node.kind, node.number or Number(1))

    def corrections(self, result: Node) -> list[Operation]:
        """Tell what else must be said so that the headings stand and count as in the new text."""
        row = Row.of(result, False).elements
        by_id = {node.id: at for at, node in enumerate(row)}
        moves: list[Operation] = []
        numbers: list[Operation] = []
        for node in self.old:
            new = self.partner.get(id(node)) if node.kind in GROUPS else None
            if new is None:
                continue
            at, wanted = by_id[node.id], next(at for at, one in enumerate(self.new) if one is new)
            before = next_clause(self.new, wanted)
            if next_clause(row, at) != before:
                moves.append(MoveGroup(self.places[id(node)], before))
            if row[at].number != new.number:
                numbers.append(Renumber((self.places[id(node)],), (new.number or Number(1),)))
        return moves or numbers  # where headings move, numbers follow

    def group_for(self, clause: Node) -> Place:
        """Tell under which old heading a new clause stands, where it does not stand under that of the clause before."""
        own, before = None, None
        for node in self.new:
            if node is clause:
                break
            own = node if node.kind in GROUPS else own
            before = own if node.kind in CLAUSES else before
        started = own is not before or before is None
        heading = self.origin.get(id(own)) if own and started else None
        return self.places[id(heading)] if heading else Place()


def _places_gone(operation: Operation) -> tuple[Place, ...]:
    if isinstance(operation, Delete):
        return operation.places
    return (operation.place,) if isinstance(operation, DeleteHeading) else ()


def next_clause(row: list[Node], at: int) -> Place | None:
    """Tell the place of the first clause after an element of a row."""
    node = next((one for one in row[at + 1 :] if one.kind in CLAUSES), None)
    return Place().inside(node.kind, node.number or Number(1)) if node else None


def group_places(tree: Node) -> dict[int, Place]:
    """Tell how each heading is named: 第二章, 第二章第一节; a 章 counted anew in each 编 with its 编."""
    numbers = [node.number for node in tree.walk() if node.kind is Kind.CHAPTER]
    anew = len(set(numbers)) < len(numbers)
    found: dict[int, Place] = {}
    _name(tree, Place(), anew, found)
    return found


def _name(node: Node, outer: Place, anew: bool, found: dict[int, Place]) -> None:
    for child in node.of(*GROUPS):
        base = outer if child.kind is Kind.SECTION or anew else Place()
        found[id(child)] = base.inside(child.kind, child.number or Number(1))
        _name(child, found[id(child)], anew, found)
