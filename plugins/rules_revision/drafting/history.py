"""The saves of a draft: what each changed, and how a clause gets back the words it had before one."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import undefer

from portal.errors import NotThere, PortalError
from portal.extensions import db

from ..engine.editing import insert_clause, set_text
from ..engine.editing.typed import adopt_ids
from ..engine.json_form import from_json
from ..engine.tree import CLAUSES, clauses, words_of
from ..models import Draft, DraftSave
from .clauses import find_clause
from .saving import Edit, Opened, save

MOST = 200


class NotTakenBack(PortalError):
    """A change that cannot be taken back."""

    status = 409


def saves_of(draft: Draft) -> list[DraftSave]:
    """The saves of a draft, the last first."""
    query = select(DraftSave).where(DraftSave.draft_id == draft.id).order_by(DraftSave.number.desc())
    return list(db.session.scalars(query.limit(MOST)))


def find_save(draft_id: int, number: int) -> DraftSave:
    """One save with its changes. Raises NotThere."""
    query = select(DraftSave).where(DraftSave.draft_id == draft_id, DraftSave.number == number)
    found = db.session.scalar(query.options(undefer(DraftSave.changes)))
    if found is None:
        raise NotThere
    return found


def take_back(project_id: int, number: int, clause_id: str) -> int:
    """Give a clause the words it had before a save; one that was deleted comes back under its own id.

    Raises NotTakenBack for what the save added or did not change, and what save() raises.
    """
    return save(project_id, "take_back", lambda it: _taken_back(it, number, clause_id))


def _taken_back(it: Opened, number: int, clause_id: str) -> Edit:
    changes = find_save(it.draft.id, number).changes
    told = next((change for change in changes if change["id"] == clause_id), None)
    if told is None or told["before"] is None or told["kind"] not in {kind.value for kind in CLAUSES}:
        raise NotTakenBack(_("This save did not change the words of such a clause."))
    clause = find_clause(it.tree, clause_id)
    if clause is None:
        return _back_again(it, told)
    if words_of(clause) == told["before"]:
        raise NotTakenBack(_("The clause says this already."))
    edited = set_text(it.tree, clause_id, told["before"], next_id=it.next_id)
    return Edit(edited, frozenset({clause_id}), clause.label.strip())


def _back_again(it: Opened, told: dict[str, object]) -> Edit:
    """Insert a deleted clause where its number says, under the ids it had."""
    old = from_json(told["node"])  # type: ignore[arg-type]
    later = [node for node in clauses(it.tree) if node.number and old.number and node.number >= old.number]
    beside = later[0] if later else clauses(it.tree)[-1]
    text = str(told["before"])
    edited = insert_clause(it.tree, text, beside=beside.id, is_before=bool(later), next_id=it.next_id)
    was = {node.id for node in clauses(it.tree)}
    new = next(node for node in clauses(edited.tree) if node.id not in was)
    adopt_ids(old, new)
    return Edit(edited, frozenset({new.id}), new.label.strip())
