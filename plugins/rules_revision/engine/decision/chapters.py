"""What operations on 编, 章 and 节 mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..labels import relabel
from ..tree import GROUPS, Kind, Node
from ..units import UNITS, numbered
from .carried_out import refuse_heading
from .fragments import Habits
from .headings_row import insert_heading, name_of
from .operations import DeleteHeading, InsertGroup, MoveGroup, RenameGroup
from .places import Place
from .refusing import DecisionRefused

if TYPE_CHECKING:
    from .applying import Application


def insert_group(work: Application, operation: InsertGroup) -> None:
    """A new heading goes before a clause of the new text."""
    if operation.before and not operation.before.is_group:
        refuse_heading(work.row.elements, operation.kind, operation.name, operation.before)
    like = next((node for node in work.row.elements if node.kind is operation.kind and node.number), None)
    label = numbered(operation.number, UNITS[operation.kind])
    node = Node(operation.kind, label=relabel(like.label, operation.number) if like else label, text=operation.name)
    work.habits.dress(node)
    set_name(node, operation.name, work.habits)
    other = like or next((one for one in work.row.elements if one.kind in GROUPS), None)
    node.gap = node.gap or (other.gap if other else "") or " "
    work.touch(node)
    work.new_headings[id(node)] = operation.number
    work.later.append(lambda: _put(work, node, operation.before))


def move_group(work: Application, operation: MoveGroup) -> None:
    """A heading that stays begins elsewhere."""
    node = work.finder.one(operation.place)
    work.row.drop(node)
    work.later.append(lambda: _put(work, node, operation.before))


def _put(work: Application, heading: Node, before: Place | None) -> None:
    row = work.row.elements
    if before is None:
        row.append(heading)
        return
    if before.is_group:
        mark = work.finder.one(before)
        place = next((at for at, node in enumerate(row) if node is mark), None)
    else:
        place = next((at for at, node in enumerate(row) if (node.kind, node.number) == before.last), None)
    if place is None:
        raise DecisionRefused("no_place", place=before)
    row.insert(place, heading) if before.is_group else insert_heading(row, heading, place)


def delete_heading(work: Application, operation: DeleteHeading) -> None:
    """The heading goes, its clauses stay."""
    work.row.drop(work.finder.one(operation.place))


def rename_group(work: Application, operation: RenameGroup) -> None:
    """The name must be the one the decision says."""
    node = work.finder.one(operation.place)
    if operation.old and "".join(name_of(node).split()) != "".join(operation.old.split()):
        raise DecisionRefused("other_name", place=operation.place, words=operation.old)
    set_name(node, operation.new, work.habits)


def set_name(heading: Node, name: str, habits: Habits) -> None:
    """Give a heading a name of one line or several."""
    heading.text, *lines = name.split("\n")
    old = heading.of(Kind.PARAGRAPH)
    new = [Node(Kind.PARAGRAPH, text=line) for line in lines]
    for at, node in enumerate(new):
        habits.dress(node)
        node.id = old[at].id if at < len(old) else ""
    heading.children = new + [child for child in heading.children if child.kind is not Kind.PARAGRAPH]
