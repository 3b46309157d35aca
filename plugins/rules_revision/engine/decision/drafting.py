"""One attempt at a decision: what became of each clause, heading and part, and what must be said besides."""

from dataclasses import replace

from ..alignment import Match, numbers_moved
from ..labels import Number
from ..references import Standing, shifted
from ..tree import CLAUSES, GROUPS, Node, Scheme, clauses, scheme_of, title_of
from . import places
from .applying import apply
from .bonds import Bonds
from .clause_changes import Setting, best_way, says, text_of
from .gathering import Keyed, gather
from .group_changes import Headings
from .layout import differences
from .moving import let_numbers_stand
from .operations import Decision, Delete, Insert, InsertGroup, Merge, Operation, Order, Renumber, Replace
from .part_changes import PARTS, note_change, part_changes
from .places import Place
from .reading import read_decision
from .refusing import DecisionRefused
from .rewriting import written_anew
from .splitting import single_out
from .writing import write_decision


class Draft:
    """One attempt at a decision."""

    def __init__(self, old: Node, new: Node, matches: list[Match], as_written: bool) -> None:
        self.old, self.new, self.as_written = old, new, as_written
        self.headings = Headings(old, new)
        row = clauses(old)
        self.matches = written_anew(row, let_numbers_stand(row, matches), self.headings.are_one)
        self.title = title_of(old)
        self.bonds = Bonds(old, new)
        self.index = {id(node): at for at, node in enumerate(clauses(old))}
        self.moved = numbers_moved(self.matches)
        self.standing = Standing(is_outline=scheme_of(old) is Scheme.OUTLINE)
        self.order = self._order()

    def decision(self) -> Decision | None:
        """Write it; None when it comes to nothing."""
        keyed = self._clauses() + self._parts()
        keyed += [(self._place_of_group(one), one) for one in self.headings.operations()]
        keyed = self.headings.said_whole(keyed)
        decision = self._checked(self._made(keyed), keyed)
        return decision and with_layout(self.old, self.new, decision)

    def _made(self, keyed: Keyed) -> Decision:
        operations = tuple(gather(keyed))
        note = note_change(self.old, self.new)
        return Decision(self.title, operations, self.order, note=note, as_written=self.as_written)

    def _checked(self, decision: Decision, keyed: Keyed) -> Decision | None:
        """Add what must be said of numbers and headings, and of the contents, to come out as the new text does."""
        for _ in range(4):
            try:
                result = apply(self.old, decision)
            except DecisionRefused:
                return None
            more = self._numbers(result) or self.headings.corrections(result)
            if not more:
                break
            keyed += [(self._place_of_group(one), one) for one in more]
            decision = self._made(keyed)
        contents = part_changes(result, self.new, places.CONTENTS, self.bonds)
        if contents:
            keyed += [(-1.0, one) for one in contents]
            decision = self._made(keyed)
        return decision

    def _numbers(self, result: Node) -> list[Operation]:
        """Clauses that would not get the number they have in the new text."""
        wanted = {match.old[0].id: match.new[0].number for match in self.matches if match.old and match.new}
        was = {node.id: node for node in clauses(self.old)}
        wrong = [node for node in clauses(result) if node.id in wanted and node.number != wanted[node.id]]
        return [Renumber((place_of(was[node.id]),), (wanted[node.id] or Number(1),)) for node in wrong]

    def _order(self) -> Order:
        stays = all(before == after for before, after in self.moved.items())
        heads = [(node, self.headings.partner.get(id(node))) for node in self.headings.old if node.kind in GROUPS]
        if stays and all(after is None or node.number == after.number for node, after in heads):
            return Order.SILENT
        pairs = [(match.old[0], match.new[0]) for match in self.matches if len(match.old) == len(match.new) == 1]
        follow = sum(says(before, self._shift) != says(after) for before, after in pairs)
        stay = sum(says(before) != says(after) for before, after in pairs)
        return Order.ADJUSTED if follow <= stay else Order.NUMBERS_ONLY

    def _shift(self, text: str) -> str:
        return shifted(text, self.moved, standing=self.standing)

    def _setting(self) -> Setting:
        if self.order is Order.ADJUSTED:
            return Setting(self.bonds, self.as_written, self.moved, self._shift)
        return Setting(self.bonds, self.as_written)

    def _clauses(self) -> Keyed:
        keyed: Keyed = []
        before = -1.0
        for match in self.matches:
            if match.old:
                key = float(self.index[id(match.old[0])])
                keyed += [(key + at / 1000, one) for at, one in enumerate(self._match(match))]
                before = key if not match.moved else before
            else:
                keyed.append((before + 0.5, self._added(match.new[0])))
        return keyed

    def _match(self, match: Match) -> list[Operation]:
        if not match.new:
            return [Delete(tuple(place_of(node) for node in match.old))]
        old, new = match.old[0], match.new[0]
        place, number = place_of(old), new.number or Number(1)
        found = [(node, self._added(node)) for node in match.new[1:]]
        if len(match.old) > 1:
            merge = Merge(tuple(place_of(node) for node in match.old), number, text_of(new))
            return [merge, *(one for _, one in found)]
        return single_out(self._changed(old, new, place, number, match.moved), found, old, place)

    def _changed(self, old: Node, new: Node, place: Place, number: Number, is_moved: bool) -> list[Operation]:
        setting = self._setting()
        if says(old, setting.shift) == says(new):
            return [Renumber((place,), (number,))] if is_moved else []
        way = best_way(old, new, place, setting)
        if isinstance(way[0], Replace) and way[0].places == (place,):
            return [Replace((place,), way[0].text, (number,) if number != old.number else ())]
        return [Renumber((place,), (number,)), *way] if is_moved else way

    def _added(self, node: Node) -> Insert:
        number = node.number or Number(1)
        return Insert(node.kind, (number,), text_of(node), self.headings.group_for(node), self._after(node))

    def _after(self, node: Node) -> Place | None:
        """第五条之一, and a clause whose number does not follow the one before it, are said to come after that."""
        row = clauses(self.new)
        at = next(at for at, one in enumerate(row) if one is node)
        last = row[at - 1].number if at else None
        if last is None or node.number == Number(last.base + 1):
            return None
        origin = {id(match.new[0]): match.old[0] for match in self.matches if match.old and match.new}
        before = next((origin[id(one)] for one in reversed(row[:at]) if id(one) in origin), None)
        return place_of(before) if before else None

    def _parts(self) -> Keyed:
        found: Keyed = []
        for part in PARTS:
            key = float(len(self.index)) if part in (places.SIGNATURE, places.ANNEX) else -2.0
            if part != places.CONTENTS:
                found += [(key, one) for one in part_changes(self.old, self.new, part, self.bonds)]
        return found

    def _place_of_group(self, operation: Operation) -> float:
        """Headings are spoken of where they stand in the old text, new ones before the clauses they begin with."""
        place = operation.before if isinstance(operation, InsertGroup) else getattr(operation, "place", None)
        if isinstance(operation, Renumber):
            place = operation.places[0]
        if place and not place.is_group:
            return self._before_new(place) + 0.4
        row = [self.headings.places.get(id(node)) for node in self.headings.old]
        if place in row:
            return sum(node.kind in CLAUSES for node in self.headings.old[: row.index(place)]) - 0.5
        return float(len(self.index))

    def _before_new(self, place: Place) -> int:
        """Tell which old clause stands last before a clause of the new text, -1 when there is none."""
        origin = {id(match.new[0]): self.index[id(match.old[0])] for match in self.matches if match.old and match.new}
        row = clauses(self.new)
        at = next((at for at, node in enumerate(row) if place_of(node) == place), len(row))
        return next((origin[id(node)] for node in reversed(row[:at]) if id(node) in origin), -1)


def place_of(clause: Node) -> Place:
    """Tell the name of a clause."""
    return Place().inside(clause.kind, clause.number or Number(1))


def with_layout(old: Node, new: Node, decision: Decision) -> Decision | None:
    try:
        result = apply(old, read_decision(write_decision(decision)))
    except DecisionRefused:
        return None
    layout = differences(result, new)
    return None if layout is None else replace(decision, layout=tuple(layout))
