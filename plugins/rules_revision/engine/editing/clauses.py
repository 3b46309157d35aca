"""The edits of clauses: insert, delete, move, split, merge, and the text of one typed anew.

All of them take `next_id`, the one the edit before gave back, and `keeps_between`: 第十条之一 keeps its double number.
"""

from ..headings import read_heading, read_listed
from ..labels import Number
from ..tree import LISTED, Kind, Node
from .edit import Edit, Edited, EditRefused
from .typed import WIDE, adopt_ids, typed_clause


def insert_clause(
    tree: Node,
    text: str,
    *,
    beside: str,
    is_before: bool = False,
    is_between: bool = False,
    next_id: int = 0,
    keeps_between: bool = False,
) -> Edited:
    """Insert a clause after another, or before it. References in its text are those of the numbers before the edit.

    `is_between` numbers it 第N条之一 and leaves all others their numbers. Raises EditRefused.
    """
    edit = Edit(tree)
    neighbour = edit.clause(beside)
    after = neighbour.number or Number(1)
    number = Number(after.base, after.after + 1) if is_between and not is_before else after
    clause = typed_clause(text, neighbour, number)
    edit.parent(neighbour).children.insert(edit.place(neighbour) + (not is_before), clause)
    return edit.done(next_id, keeps_between=keeps_between or is_between)


def delete_clause(
    tree: Node,
    clause_id: str,
    *,
    next_id: int = 0,
    keeps_between: bool = False,
) -> Edited:
    """Delete a clause; references to it are left and told. Raises EditRefused."""
    edit = Edit(tree)
    edit.take_out(edit.clause(clause_id))
    return edit.done(next_id, keeps_between=keeps_between)


def move_clause(
    tree: Node,
    clause_id: str,
    *,
    beside: str,
    is_before: bool = False,
    next_id: int = 0,
    keeps_between: bool = False,
) -> Edited:
    """Move a clause after another, or before it. Raises EditRefused."""
    edit = Edit(tree)
    clause, neighbour = edit.clause(clause_id), edit.clause(beside)
    if clause is neighbour:
        raise EditRefused("with_itself")
    edit.take_out(clause)
    edit.parent(neighbour).children.insert(edit.place(neighbour) + (not is_before), clause)
    return edit.done(next_id, keeps_between=keeps_between)


def split_clause(
    tree: Node,
    clause_id: str,
    paragraph_id: str,
    *,
    next_id: int = 0,
    keeps_between: bool = False,
) -> Edited:
    """Make the paragraphs from one on a clause of their own. Raises EditRefused for the first paragraph."""
    edit = Edit(tree)
    clause = edit.clause(clause_id)
    place = next((at for at, it in enumerate(clause.children) if it.id == paragraph_id), None)
    if not place or clause.children[place].kind is not Kind.PARAGRAPH:
        raise EditRefused("first_paragraph")
    second = Node(clause.kind, clause.before, clause.label, clause.gap or WIDE, children=clause.children[place:])
    second.children[0].before = ""
    del clause.children[place:]
    edit.change.touched.add(clause_id)
    edit.parent(clause).children.insert(edit.place(clause) + 1, second)
    return edit.done(next_id, keeps_between=keeps_between)


def merge_clauses(
    tree: Node,
    first_id: str,
    second_id: str,
    *,
    next_id: int = 0,
    keeps_between: bool = False,
) -> Edited:
    """Put the paragraphs of a second clause after those of the first, to which its references then point.

    Raises EditRefused.
    """
    edit = Edit(tree)
    first, second = edit.clause(first_id), edit.clause(second_id)
    if first is second:
        raise EditRefused("with_itself")
    edit.take_out(second)
    if second.children:
        _refuse_heading(second.children[0].text)
        second.children[0].before = first.before.rpartition("\n")[2]
    for child in second.children:
        _append(first, child)
    edit.change.became[second.id] = first.id
    edit.change.touched |= {first.id, second.id}
    return edit.done(next_id, keeps_between=keeps_between)


def _refuse_heading(text: str) -> None:
    """What stood beside the number of its clause may not begin like a number of its own once it has its own line."""
    if read_listed(text) or read_heading(text, None):
        raise EditRefused("several_clauses")


def _append(clause: Node, child: Node) -> None:
    paragraphs = clause.of(Kind.PARAGRAPH)
    (paragraphs[-1] if paragraphs and child.kind in LISTED else clause).children.append(child)


def set_text(tree: Node, clause_id: str, text: str, *, next_id: int = 0) -> Edited:
    """Give a clause the text typed for it. Lines that stay keep their ids; lists are numbered anew.

    The references in it stay as they are typed. Raises EditRefused.
    """
    edit = Edit(tree)
    clause = edit.clause(clause_id)
    typed = typed_clause(text, clause, clause.number or Number(1))
    adopt_ids(clause, typed)
    edit.parent(clause).children[edit.place(clause)] = typed
    edit.change.typed = typed
    edit.change.touched.add(clause_id)
    return edit.done(next_id, keeps_between=True)
