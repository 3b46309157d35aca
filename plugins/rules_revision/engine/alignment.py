"""Which clause of the old version became which of the new one.

First what reads the same, then what is like it: between two neighbours that stand, and at last anywhere. The same for
the paragraphs of a clause, the items of a paragraph, and the chapters of a rule.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .likeness import longest_run
from .normal import normal
from .pairing import Text, pair_up
from .parting import Group, group
from .tree import CLAUSES, GROUPS, Node, Number, clauses, words_of

Same = Callable[[str, str], bool]
Shift = Callable[[str, dict[Number, Number]], str]


class Change(StrEnum):
    """What became of a clause."""

    UNCHANGED = "unchanged"
    SHIFTED = "shifted"  # only the numbers it refers to moved along: 仅因条文顺序调整
    EDITED = "edited"
    MOVED = "moved"  # the same words at another place
    SPLIT = "split"  # one became several
    MERGED = "merged"  # several became one
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Match:
    """What stood in the old version and what became of it; `moved` also for what was edited on its way."""

    old: tuple[Node, ...]
    new: tuple[Node, ...]
    kind: Change
    moved: bool = False

    @property
    def renumbered(self) -> bool:
        """Whether a clause that is still one bears another number than before."""
        return len(self.old) == len(self.new) == 1 and self.old[0].number != self.new[0].number


def align(old: Node, new: Node, same: Same | None = None) -> list[Match]:
    """Match the clauses of two versions in the order of the new one; a deletion follows what stood before it.

    `same` tells of two texts whether nothing but shifted references parts them; see numbers_moved for what shifted.
    """
    return align_nodes(clauses(old), clauses(new), same)


def align_children(old: Node, new: Node, same: Same | None = None) -> list[Match]:
    """Match what lies one level below: paragraphs of a clause, items of a paragraph, subitems of an item."""
    return align_nodes(old.children, new.children, same)


def align_groups(old: Node, new: Node) -> list[Match]:
    """Match 编, 章 and 节 of two versions: by their names, else by what stands in them."""
    before, after = ([node for node in tree.walk() if node.kind in GROUPS] for tree in (old, new))
    return align_nodes(before, after)


def align_rest(old: Node, new: Node) -> list[Match]:
    """Match what stands outside of clauses: name, history, contents, preamble, signature, annexes."""
    return align_nodes(list(_rest(old)), list(_rest(new)))


def _rest(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.kind in GROUPS:
            yield from _rest(child)
        elif child.kind not in CLAUSES:
            yield child


def align_nodes(old: Sequence[Node], new: Sequence[Node], same: Same | None = None) -> list[Match]:
    """Match two rows of nodes of one level."""
    before, after = [Text(node) for node in old], [Text(node) for node in new]
    groups = group(before, after, pair_up(before, after))
    moved = _moved(groups)
    matches = []
    for index, (olds, news) in enumerate(groups):
        is_same = len(olds) == len(news) == 1 and before[olds[0]].key == after[news[0]].key
        nodes = tuple(old[at] for at in olds), tuple(new[at] for at in news)
        matches.append(Match(*nodes, _change(*nodes, is_same, index in moved, same), index in moved))
    return matches


def numbers_moved(matches: Sequence[Match]) -> dict[Number, Number]:
    """Tell the new number of every old clause that is still there; of one that was split, that of its first part."""
    numbers = ((node.number, match.new[0].number) for match in matches if match.new for node in match.old)
    return {before: after for before, after in numbers if before and after}


def shifted_only(old: Node, new: Node, shift: Shift) -> Same:
    """Make the `same` of two versions out of what renumbers the references of a text (references.shifted)."""
    numbers = numbers_moved(align(old, new))
    return lambda before, after: normal(shift(before, numbers)) == normal(after)


def _moved(groups: Sequence[Group]) -> set[int]:
    """Tell which groups left their place among the others."""
    both = [index for index, (olds, news) in enumerate(groups) if olds and news]
    standing = longest_run([groups[index][0][0] for index in both])
    return {index for at, index in enumerate(both) if at not in standing}


def _change(old: tuple[Node, ...], new: tuple[Node, ...], is_same: bool, is_moved: bool, same: Same | None) -> Change:
    if not old or not new:
        return Change.DELETED if old else Change.INSERTED
    if len(old) > 1 or len(new) > 1:
        return Change.MERGED if len(old) > 1 else Change.SPLIT
    if is_same:
        return Change.MOVED if is_moved else Change.UNCHANGED
    shifted = same is not None and same(words_of(old[0]), words_of(new[0]))
    return Change.SHIFTED if shifted else Change.EDITED
