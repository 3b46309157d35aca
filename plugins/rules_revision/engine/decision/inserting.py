"""What it means to insert: clauses, 款, 项 and 目."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..labels import HEADING, Number, relabel
from ..tree import CLAUSES, Kind, Node
from .carried_out import refuse_same
from .fragments import read_clause, without_label
from .inner import read_children, set_first
from .operations import Insert
from .outer import Placed
from .places import Place
from .refusing import DecisionRefused

if TYPE_CHECKING:
    from .applying import Application


def insert(work: Application, operation: Insert) -> None:
    if operation.kind in CLAUSES:
        _insert_clauses(work, operation)
        return
    holder = _holder_for(work, operation)
    siblings = holder.of(operation.kind)
    numbers = operation.numbers or (Number(len(siblings) + 1),)
    text = work.adapted(operation.text, siblings[-1] if siblings else holder)
    new = read_children(text, work.clause_of[id(holder)], operation.kind, siblings[0] if siblings else None, numbers[0])
    if operation.numbers and len(new) != len(numbers):
        raise DecisionRefused("counts_differ", quoted=len(new), numbered=len(numbers))
    start = numbers[0].base - 1
    refuse_same(siblings[start : start + len(new)], new, operation.inside.inside(operation.kind, numbers[0]))
    for at, node in enumerate(new):
        work.habits.dress(node)
        work.touch(node)
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
        node = read_clause(work.adapted(without_label(text, label), work.tree), label)
        refuse_same(work.finder.clauses.get(number, []), [node], Place().inside(operation.kind, number))
        work.habits.dress(node)
        set_first(node, work.habits)
        work.touch(node)
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
