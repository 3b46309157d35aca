"""The edits of 编, 章 and 节: insert, rename, delete."""

from ..labels import Number, relabel
from ..references.places import groups_in
from ..tree import GROUPS, Kind, Node
from ..units import UNITS, numbered
from .edit import Edit, Edited, EditRefused
from .typed import WIDE

_LONGEST_NAME = 40


def insert_group(tree: Node, name: str, *, before: str, kind: Kind = Kind.CHAPTER, next_id: int = 0) -> Edited:
    """Insert a 编, 章 or 节 before a clause: what follows in its old group goes into it. Raises EditRefused."""
    edit = Edit(tree)
    clause = edit.clause(before)
    like = next(iter(groups_in(edit.tree, kind)), None)
    label = like.label if like else numbered(Number(1), UNITS[kind])
    indent = like.before if like else clause.before
    group = Node(kind, indent, relabel(label, Number(1)), (like and like.gap) or WIDE, _name(name), "\n")
    parent, place = _open_place(edit, clause, kind, group)
    parent.children.insert(place, group)
    return edit.done(next_id, keeps_between=True)


def rename_group(tree: Node, group_id: str, name: str, *, next_id: int = 0) -> Edited:
    """Rename a 编, 章 or 节. Raises EditRefused."""
    edit = Edit(tree)
    edit.group(group_id).text = _name(name)
    return edit.done(next_id, keeps_between=True)


def delete_group(tree: Node, group_id: str, *, next_id: int = 0) -> Edited:
    """Delete the heading of a 编, 章 or 节; what it held goes to the one before it. Raises EditRefused."""
    edit = Edit(tree)
    group = edit.group(group_id)
    parent, place = edit.parent(group), edit.place(group)
    del parent.children[place]
    before = parent.children[place - 1] if place else None
    if before and before.kind in GROUPS:
        for child in group.children:
            _innermost(before, child).children.append(child)
    else:
        parent.children[place:place] = group.children
    return edit.done(next_id, keeps_between=True)


def _name(name: str) -> str:
    name = name.strip()
    if not name or "\n" in name or len(name) > _LONGEST_NAME or name[-1] in "。；，：:;,":
        raise EditRefused("no_name")
    return name


def _rank(node: Node) -> int:
    return GROUPS.index(node.kind) if node.kind in GROUPS else -1


def _open_place(edit: Edit, clause: Node, kind: Kind, group: Node) -> tuple[Node, int]:
    """Fill a group with what follows from a clause on, and tell where it goes."""
    rank = GROUPS.index(kind)
    parent, place = edit.parent(clause), edit.place(clause)
    _take(parent, place, group, rank)
    while _rank(parent) >= rank:
        parent, place = edit.parent(parent), edit.place(parent) + 1
        if _rank(parent) >= rank:
            _take(parent, place, group, rank)
    return parent, place


def _take(parent: Node, place: int, group: Node, rank: int) -> None:
    end = place
    while end < len(parent.children) and not _stays(parent.children[end], rank):
        end += 1
    group.children += parent.children[place:end]
    del parent.children[place:end]


def _stays(node: Node, rank: int) -> bool:
    return node.kind in (Kind.ANNEX, Kind.LINE) or 0 <= _rank(node) <= rank


def _innermost(group: Node, child: Node) -> Node:
    """Where a text puts what it says next: into the last 节, unless it is a heading itself."""
    while (inner := group.of(*GROUPS)) and (child.kind not in GROUPS or _rank(inner[-1]) < _rank(child)):
        group = inner[-1]
    return group
