"""The edits of a draft that people make, each saved by itself.

What is typed holds against the numbers the page showed: `seen` is the version of the draft the form was made from.
"""

from flask_babel import gettext as _
from sqlalchemy import select

from portal.errors import PortalError
from portal.extensions import db
from portal.records.texts import tidy

from ..engine import Node
from ..engine.editing import (
    EditRefused,
    delete_clause,
    insert_clause,
    merge_clauses,
    move_clause,
    set_text,
    split_clause,
)
from ..engine.references import shifted
from ..engine.tree import clauses, words_of
from ..models import Draft, DraftSave
from .changes import composed
from .saving import Edit, Opened, save


class Conflict(PortalError):
    """Another editor saved the same clause: what was typed, what stands now, and what both began with."""

    status = 409

    def __init__(self, mine: str, theirs: str | None, base: str, by: str) -> None:
        gone = _("Somebody deleted this clause while you were editing it. Your text is kept here.")
        both = _("Somebody saved this clause while you were editing it. Both texts stand here: choose, or merge them.")
        super().__init__(gone if theirs is None else both)
        self.mine, self.theirs, self.base, self.by = mine, theirs, base, by


def set_clause(project_id: int, seen: int, clause_id: str, opened: str, typed: str) -> int:
    """Save the text of a clause that said `opened` when its form was made. Raises Conflict, and what save() raises."""

    def make(it: Opened) -> Edit:
        mine, base = (_caught_up(it.draft, seen, tidy(text)) for text in (typed, opened))
        clause = find_clause(it.tree, clause_id)
        now = words_of(clause) if clause else None
        if clause is None or now != base:
            raise Conflict(mine, now, base, it.draft.saved_by)
        edited = set_text(it.tree, clause_id, mine, next_id=it.next_id)
        return Edit(edited, frozenset({clause_id}), clause.label.strip())

    return save(project_id, "set", make)


def insert(project_id: int, seen: int, typed: str, beside: str, is_before: bool = False) -> int:
    """Insert a clause beside another."""

    def make(it: Opened) -> Edit:
        text = _caught_up(it.draft, seen, tidy(typed))
        edited = insert_clause(it.tree, text, beside=beside, is_before=is_before, next_id=it.next_id)
        was = {node.id for node in clauses(it.tree)}
        new = next(node for node in clauses(edited.tree) if node.id not in was)
        return Edit(edited, frozenset({new.id}), new.label.strip())

    return save(project_id, "insert", make)


def delete(project_id: int, clause_id: str, opened: str) -> int:
    """Delete a clause that still says what whoever deletes it has read. Raises NotEdited."""

    def make(it: Opened) -> Edit:
        clause = _required(it.tree, clause_id)
        if words_of(clause) != tidy(opened):
            raise Conflict("", words_of(clause), tidy(opened), it.draft.saved_by)
        if len(clauses(it.tree)) == 1:
            raise OnlyClause(_("A text keeps at least one clause. Change its words instead."))
        return Edit(delete_clause(it.tree, clause_id, next_id=it.next_id), frozenset(), clause.label.strip())

    return save(project_id, "delete", make)


class OnlyClause(PortalError):
    """The last clause of a text stays."""

    status = 409


def move(project_id: int, clause_id: str, beside: str, is_before: bool) -> int:
    """Move a clause beside another."""

    def make(it: Opened) -> Edit:
        clause = _required(it.tree, clause_id)
        edited = move_clause(it.tree, clause_id, beside=beside, is_before=is_before, next_id=it.next_id)
        return Edit(edited, frozenset(), clause.label.strip())

    return save(project_id, "move", make)


def split(project_id: int, clause_id: str, paragraph_id: str) -> int:
    """Make the paragraphs from one on a clause of their own."""

    def make(it: Opened) -> Edit:
        clause = _required(it.tree, clause_id)
        edited = split_clause(it.tree, clause_id, paragraph_id, next_id=it.next_id)
        return Edit(edited, frozenset({clause_id}), clause.label.strip())

    return save(project_id, "split", make)


def merge(project_id: int, clause_id: str) -> int:
    """Put the clause that follows into this one."""

    def make(it: Opened) -> Edit:
        clause = _required(it.tree, clause_id)
        every = clauses(it.tree)
        place = next(at for at, node in enumerate(every) if node is clause)
        if place + 1 == len(every):
            raise EditRefused("no_such_node")
        edited = merge_clauses(it.tree, clause_id, every[place + 1].id, next_id=it.next_id)
        return Edit(edited, frozenset({clause_id}), clause.label.strip())

    return save(project_id, "merge", make)


def find_clause(tree: Node, clause_id: str) -> Node | None:
    """A clause of a tree by its id."""
    return next((node for node in clauses(tree) if node.id == clause_id), None)


def _required(tree: Node, clause_id: str) -> Node:
    clause = find_clause(tree, clause_id)
    if clause is None:
        raise EditRefused("no_such_node")
    return clause


def _caught_up(draft: Draft, seen: int, text: str) -> str:
    """A text with its references moved along with the saves since it was begun."""
    query = select(DraftSave.moved).where(DraftSave.draft_id == draft.id, DraftSave.number > seen)
    numbers = composed(db.session.scalars(query.order_by(DraftSave.number)))
    return shifted(text, numbers) if numbers else text
