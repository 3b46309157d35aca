"""What each operation means: noted while the old text still stands, carried out when all are noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..labels import HEADING, Number, relabel
from ..reading import read_text
from ..tree import CLAUSES, GROUPS, Kind, Node
from . import places
from .chapters import delete_heading, insert_group, move_group, rename_group
from .fragments import read_clause
from .inner import read_children, set_first, take_place
from .operations import (
    Add,
    Delete,
    DeleteHeading,
    Insert,
    InsertGroup,
    Merge,
    MoveGroup,
    Operation,
    RenameGroup,
    Renumber,
    Replace,
    ReplaceWords,
    SingleOut,
)
from .outer import Placed
from .parts import write_part
from .places import Place
from .refusing import DecisionRefused
from .wording import occurs

if TYPE_CHECKING:
    from .applying import Application


def note(work: Application, operation: Operation) -> None:
    """Note what an operation will do. Raises DecisionRefused when it does not fit the text."""
    match operation:
        case ReplaceWords():
            _replace_words(work, operation)
        case Replace():
            _replace(work, operation)
        case Renumber():
            _renumber(work, operation)
        case Delete():
            for place in operation.places:
                _delete(work, place)
        case Insert():
            _insert(work, operation)
        case SingleOut():
            _single_out(work, operation)
        case Merge():
            _merge(work, operation)
        case InsertGroup():
            insert_group(work, operation)
        case MoveGroup():
            move_group(work, operation)
        case DeleteHeading():
            delete_heading(work, operation)
        case RenameGroup():
            rename_group(work, operation)
        case Add():
            work.last.append(lambda: _write_lines(work, operation.part, operation.text, adds=True))


def _replace_words(work: Application, operation: ReplaceWords) -> None:
    for place in operation.places:
        nodes = work.finder.find(place)
        for words, _ in operation.changes:
            if not words or not occurs(words, nodes):
                raise DecisionRefused("no_words", place=place, words=words)
        work.wording.add(nodes, operation.changes)
        for node in nodes:
            for inner in node.walk():
                work.touch(inner)


def _replace(work: Application, operation: Replace) -> None:
    first, *others = operation.places
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
    for other in others:
        _delete(work, other)


def _replace_part(work: Application, place: Place, text: str) -> None:
    nodes = work.finder.find(place)
    if place.part == places.WHOLE:
        work.last.append(lambda: _rewrite(work, text))
        return
    if not place.steps:
        work.last.append(lambda: _write_lines(work, place.part, text))
        return
    if "\n" in text:
        raise DecisionRefused("one_line", place=place)
    nodes[0].text = text


def _rewrite(work: Application, text: str) -> None:
    """Say the whole text anew."""
    lines = (line + work.habits.eol for line in text.split("\n"))
    work.tree.children = read_text("".join(lines)).children


def _write_lines(work: Application, part: str, text: str, adds: bool = False) -> None:
    old = [node.text for node in work.finder_of_new().part(part)] if adds else []
    write_part(work.tree, part, [*old, *text.split("\n")], work.habits)


def _replace_clause(work: Application, node: Node, operation: Replace) -> None:
    text = _without_label(operation.text, node)
    new = read_clause(work.adapted(text, node), node.label)
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
        _place_again(work, node, operation.numbers[0])


def _without_label(text: str, node: Node) -> str:
    """A quotation may repeat the number of its clause."""
    if node.kind is Kind.ARTICLE and (found := HEADING.match(text)) and found[2] == "条":
        rest = text[found.end() :]
        if rest[:1] in tuple(" \u3000"):
            return rest.lstrip(" \u3000")
    return text


def _place_again(work: Application, node: Node, number: Number) -> None:
    work.row.drop(node)
    work.row.place(Placed(number, node))


def _replace_inside(work: Application, node: Node, operation: Replace) -> None:
    holder = work.holder_of(node)
    number = operation.numbers[0] if operation.numbers else node.number or Number(1)
    text = work.adapted(operation.text, node)
    new = read_children(text, work.clause_of[id(node)], node.kind, node, number)
    take_place(new, node, work.habits)
    work.touch(node)
    change = work.change_in(holder, node.kind)
    change.replace(node, new, operation.numbers)


def _renumber(work: Application, operation: Renumber) -> None:
    if len(operation.places) != len(operation.numbers):
        raise DecisionRefused("counts_differ", quoted=len(operation.places), numbered=len(operation.numbers))
    for place, number in zip(operation.places, operation.numbers, strict=True):
        node = work.finder.one(place)
        if node.kind in CLAUSES:
            _place_again(work, node, number)
        elif node.kind in GROUPS:
            work.new_headings[id(node)] = number
        else:
            work.change_in(work.holder_of(node), node.kind).replace(node, [node], (number,))


def _delete(work: Application, place: Place) -> None:
    if place.part:
        work.finder.find(place)
        work.last.append(lambda: write_part(work.tree, place.part, [], work.habits))
        return
    node = work.finder.one(place)
    if node.kind in GROUPS or node.kind in CLAUSES:
        for inner in node.walk():
            if inner.kind in GROUPS or inner.kind in CLAUSES:
                work.row.drop(inner)
        return
    work.touch(node)
    work.change_in(work.holder_of(node), node.kind).replace(node, [], ())


def _insert(work: Application, operation: Insert) -> None:
    if operation.kind in CLAUSES:
        _insert_clauses(work, operation)
        return
    holder = _holder_for(work, operation)
    work.touch(holder)
    siblings = holder.of(operation.kind)
    numbers = operation.numbers or (Number(len(siblings) + 1),)
    text = work.adapted(operation.text, siblings[-1] if siblings else holder)
    new = read_children(text, work.clause_of[id(holder)], operation.kind, siblings[0] if siblings else None, numbers[0])
    if operation.numbers and len(new) != len(numbers):
        raise DecisionRefused("counts_differ", quoted=len(new), numbered=len(numbers))
    for at, node in enumerate(new):
        work.habits.dress(node)
        work.change_in(holder, operation.kind).placed.append((Number(numbers[0].base + at), node))


def _holder_for(work: Application, operation: Insert) -> Node:
    """Tell into which node a new 款, 项 or 目 goes; 第三条增加一项: into its one list."""
    node = work.finder.one(operation.inside)
    if operation.kind is Kind.PARAGRAPH or node.kind not in CLAUSES:
        return node
    holders = [one for one in [node, *node.of(Kind.PARAGRAPH)] if one.of(operation.kind)]
    holders = holders or node.of(Kind.PARAGRAPH)[-1:]
    if len(holders) != 1:
        raise DecisionRefused("which_paragraph", place=operation.inside)
    return holders[0]


def _insert_clauses(work: Application, operation: Insert) -> None:
    group = work.finder.one(operation.inside) if operation.inside.steps else None
    after = work.finder.one(operation.after) if operation.after else None
    like = next((node for node in work.row.elements if node.kind in CLAUSES), None)
    if like is None:
        raise DecisionRefused("no_clauses")
    texts = _by_clause(operation.text, len(operation.numbers))
    for number, text in zip(operation.numbers, texts, strict=True):
        label = relabel(like.label, number)
        node = read_clause(work.adapted(text, work.tree), label)
        work.habits.dress(node)
        set_first(node, work.habits)
        work.touched.add(id(node))
        work.keep(node)
        work.row.place(Placed(number, node, group, after))


def _by_clause(text: str, count: int) -> list[str]:
    """Cut a quotation of several clauses at their numbers."""
    if count == 1:
        return [text]
    starts = [
        found
        for found in HEADING.finditer(text)
        if found[2] == "条" and text[found.start() - 1 : found.start()] in ("", "\n")
    ]
    if len(starts) != count:
        raise DecisionRefused("counts_differ", quoted=len(starts), numbered=count)
    ends = [found.start() for found in starts[1:]] + [len(text)]
    return [text[found.end() : end].strip() for found, end in zip(starts, ends, strict=True)]


def _single_out(work: Application, operation: SingleOut) -> None:
    node = work.finder.one(operation.place)
    words = "\n".join(line.label + line.gap + line.text for line in node.walk())
    _delete(work, operation.place)
    _insert(work, Insert(work.clause_of[id(node)].kind, (operation.number,), operation.text or words))


def _merge(work: Application, operation: Merge) -> None:
    first, *others = operation.places
    _replace(work, Replace((first,), operation.text, (operation.number,)))
    for other in others:
        _delete(work, other)
