"""What each operation means: noted while the old text still stands, carried out when all are noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tree import CLAUSES, GROUPS, words_of
from .carried_out import refuse_lines
from .chapters import delete_heading, insert_group, move_group, rename_group
from .inserting import insert
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
from .parts import write_part
from .places import Place
from .refusing import DecisionRefused
from .replacing import place_again, replace, replace_words, write_lines

if TYPE_CHECKING:
    from .applying import Application


def note(work: Application, operation: Operation) -> None:
    """Note what an operation will do. Raises DecisionRefused when it does not fit the text."""
    match operation:
        case ReplaceWords():
            replace_words(work, operation)
        case Replace():
            _replace_all(work, operation)
        case Renumber():
            _renumber(work, operation)
        case Delete():
            for place in operation.places:
                _delete(work, place)
        case Insert():
            insert(work, operation)
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
            refuse_lines(work.finder.part(operation.part), operation.text, Place(operation.part))
            work.last.append(lambda: write_lines(work, operation.part, operation.text, adds=True))


def _replace_all(work: Application, operation: Replace) -> None:
    """Several places give way to one text, which stands where the first of them stood."""
    replace(work, operation)
    for other in operation.places[1:]:
        _delete(work, other)


def _renumber(work: Application, operation: Renumber) -> None:
    if len(operation.places) != len(operation.numbers):
        raise DecisionRefused("counts_differ", quoted=len(operation.places), numbered=len(operation.numbers))
    for place, number in zip(operation.places, operation.numbers, strict=True):
        node = work.finder.one(place)
        if node.kind in CLAUSES:
            place_again(work, node, number)
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
    work.change_in(work.holder_of(node), node.kind).replace(node, [], ())


def _single_out(work: Application, operation: SingleOut) -> None:
    node = work.finder.one(operation.place)
    words = "\n".join(line.label + line.gap + line.text for line in node.walk())
    _delete(work, operation.place)
    insert(work, Insert(work.clause_of[id(node)].kind, (operation.number,), operation.text or words))


def _merge(work: Application, operation: Merge) -> None:
    first, *others = operation.places
    if words_of(work.finder.one(first)) == operation.text:
        raise DecisionRefused("carried_out", place=first)
    replace(work, Replace((first,), operation.text, (operation.number,)))
    for other in others:
        _delete(work, other)
