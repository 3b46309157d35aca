"""How the parts around the clauses became those of the new text: 名称, 引言, 落款, 附件."""

from ..labels import Number
from ..tree import Kind, Node
from . import places
from .bonds import Bonds
from .choosing_words import choose_words
from .finding import Finder
from .operations import Add, Delete, Operation, Replace, ReplaceWords
from .places import Place
from .writing import write_operation

PARTS = (places.COVER, places.TITLE, places.CONTENTS, places.PREAMBLE, places.SIGNATURE, places.ANNEX)


def part_changes(old: Node, new: Node, part: str, bonds: Bonds) -> list[Operation]:
    """Tell what to say of one part; nothing when it stayed."""
    before, after = ([node.text for node in Finder(tree).part(part)] for tree in (old, new))
    if before == after:
        return []
    if not after:
        return [Delete((Place(part),))]
    if not before:
        return [Add(part, "\n".join(after))]
    return min(_ways(before, after, part, bonds), key=lambda way: sum(len(write_operation(one)) for one in way))


def _ways(before: list[str], after: list[str], part: str, bonds: Bonds) -> list[list[Operation]]:
    ways: list[list[Operation]] = [[Replace((Place(part),), "\n".join(after))]]
    if part == places.CONTENTS or len(before) != len(after) or len(before) == 1:
        return ways
    place = Place(part)
    if words := choose_words(before, after, bonds):
        ways.append([ReplaceWords((place,), words)])
    changed = [(at, said) for at, said in enumerate(after, 1) if said != before[at - 1]]
    ways.append([Replace((place.inside(Kind.LINE, Number(at)),), said) for at, said in changed])
    return ways


def note_change(old: Node, new: Node) -> str | None:
    """Tell what the history under the title is to say, None when it stays."""
    before, after = ("\n".join(node.text for node in tree.of(Kind.NOTE)) for tree in (old, new))
    return None if before == after else after
