"""What it means to replace: clauses, 款, 项, and the parts around the clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..labels import Number
from ..reading import read_text
from ..tree import CLAUSES, GROUPS, Node
from . import places
from .carried_out import refuse_lines, refuse_same, refuse_words
from .fragments import read_clause, without_label
from .inner import read_children, take_place
from .operations import Order, Replace, ReplaceWords
from .outer import Placed
from .parts import write_part
from .places import Place
from .refusing import DecisionRefused
from .wording import occurs, sayings

if TYPE_CHECKING:
    from .applying import Application


def replace_words(work: Application, operation: ReplaceWords) -> None:
    for place in operation.places:
        nodes = work.finder.find(place)
        for words, new in operation.changes:
            if not words or not occurs(words, nodes):
                raise DecisionRefused("no_words", place=place, words=words)
            refuse_words(words, new, nodes, place)
        work.wording.add(nodes, operation.changes)
        for line in (line for node in nodes for line in node.walk()):
            if any(words in said for words, _ in operation.changes for said in sayings(line)):
                work.touched.add(id(line))


def replace(work: Application, operation: Replace) -> None:
    first = operation.places[0]
    if first.part:
        _replace_part(work, first, operation.text)
        return
    node = work.finder.one(first)
    if node.kind in CLAUSES:
        _replace_clause(work, node, operation)
    elif node.kind in GROUPS:
        raise DecisionRefused("group_as_a_whole", place=first)
    else:
        _replace_inside(work, node, operation)


def _replace_part(work: Application, place: Place, text: str) -> None:
    nodes = work.finder.find(place)
    if place.part == places.WHOLE:
        work.last.append(lambda: _rewrite(work, text))
        return
    refuse_lines(nodes, text, place)
    if not place.steps:
        work.last.append(lambda: write_lines(work, place.part, text))
        return
    if "\n" in text:
        raise DecisionRefused("one_line", place=place)
    nodes[0].text = text


def _rewrite(work: Application, text: str) -> None:
    """Say the whole text anew."""
    lines = (line + work.habits.eol for line in text.split("\n"))
    work.tree.children = read_text("".join(lines)).children


def write_lines(work: Application, part: str, text: str, adds: bool = False) -> None:
    old = [node.text for node in work.finder_of_new().part(part)] if adds else []
    write_part(work.tree, part, [*old, *text.split("\n")], work.habits)


def _replace_clause(work: Application, node: Node, operation: Replace) -> None:
    text = without_label(operation.text, node.label)
    new = read_clause(work.adapted(text, node), node.label)
    if _says_all(work, operation):
        refuse_same([node], [new], operation.places[0])
    old_first = node.children[0] if node.children else None
    node.children = new.children
    for at, child in enumerate(node.children):
        work.habits.dress(child, is_first=at == 0 and "\n" not in node.after)
    if old_first and node.children:
        node.children[0].id = old_first.id
    if not node.after and not node.children:
        node.after = work.habits.eol
    work.touch(node)
    if operation.numbers:
        place_again(work, node, operation.numbers[0])


def _says_all(work: Application, operation: Replace) -> bool:
    """Whether an operation does nothing but say a text: no number changes, and no reference is kept from changing."""
    return len(operation.places) == 1 and not operation.numbers and work.decision.order is Order.SILENT


def place_again(work: Application, node: Node, number: Number) -> None:
    work.row.drop(node)
    work.row.place(Placed(number, node))


def _replace_inside(work: Application, node: Node, operation: Replace) -> None:
    holder = work.holder_of(node)
    number = operation.numbers[0] if operation.numbers else node.number or Number(1)
    text = work.adapted(operation.text, node)
    new = read_children(text, work.clause_of[id(node)], node.kind, node, number)
    if _says_all(work, operation):
        refuse_same([node], new, operation.places[0])
    take_place(new, node, work.habits)
    for one in new:
        work.touch(one)
    change = work.change_in(holder, node.kind)
    change.replace(node, new, operation.numbers)
