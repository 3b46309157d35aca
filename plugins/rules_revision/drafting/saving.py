"""Saving an edit of a draft: made outside of the transaction, made again where another save came in between.

So two people at two clauses both get theirs saved, and the lock is never held while a text is edited.
"""

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import now
from portal.errors import NotThere, PortalError, StaleRecord
from portal.extensions import db
from portal.items import Change
from portal.records import actor
from portal.records.writing import load, record, writing

from ..engine import Node
from ..engine.editing import Edited, EditRefused
from ..engine.json_form import from_json, to_json
from ..models import Draft, DraftSave
from ..projects.life import is_editable
from .changes import changed, clause_labels, numbers_moved

ATTEMPTS = 8


class NotEdited(PortalError):
    """An edit that cannot be made."""

    status = 409


class Closed(PortalError):
    """The draft is open to comment, before its body, or decided: its words stay."""

    status = 409


@dataclass(frozen=True)
class Edit:
    """What an edit made of a tree: the clauses it was about, and the label of the first for the list of saves."""

    edited: Edited
    touched: frozenset[str]
    label: str = ""


@dataclass(frozen=True)
class Opened:
    """The draft as an edit begins with it."""

    draft: Draft
    tree: Node
    next_id: int


@dataclass(frozen=True)
class Made:
    """A save before it is written: the new tree, and `told`, what the list of saves says of it."""

    action: str
    tree: dict[str, object]
    next_id: int
    told: dict[str, object]


Make = Callable[[Opened], Edit]


def save(project_id: int, action: str, make: Make) -> int:
    """Make an edit and save it; returns the number of the save.

    Raises NotThere, Closed, NotEdited, what `make` raises, StaleRecord when others save faster than this one can.
    """
    for _attempt in range(ATTEMPTS - 1):
        try:
            return _save_once(project_id, action, make)
        except StaleRecord:
            continue
    return _save_once(project_id, action, make)


def _save_once(project_id: int, action: str, make: Make) -> int:
    opened = open_draft(project_id)
    draft_id, version = opened.draft.id, opened.draft.version
    try:
        edit = make(opened)
    except EditRefused as error:
        raise NotEdited(_(str(error))) from error  # marked for translation in the engine
    return _write(draft_id, version, prepared(opened, action, edit))


def prepared(opened: Opened, action: str, edit: Edit) -> Made:
    """What keep() writes for an edit."""
    return Made(action, to_json(edit.edited.tree), edit.edited.next_id, _save_of(opened, edit))


def open_draft(project_id: int) -> Opened:
    """Read the draft of a project anew. Raises NotThere, Closed."""
    db.session.expire_all()
    query = Draft.visible_to(actor.person()) if actor.person() else select(Draft)
    draft = db.session.scalar(query.where(Draft.project_id == project_id))
    if draft is None:
        raise NotThere
    check_open(draft)
    return Opened(draft, from_json(draft.tree), draft.next_id)


def check_open(draft: Draft) -> None:
    """Raise Closed where the words of a draft stay as they are."""
    if not is_editable(draft.project):
        raise Closed(_("The text is not being drafted now: its words stay as they are."))


def _save_of(opened: Opened, edit: Edit) -> dict[str, object]:
    before, after = opened.tree, edit.edited.tree
    labels = clause_labels(after)
    return {
        "label": edit.label,
        "moved": numbers_moved(before, after),
        "left": [{"label": labels.get(it.node, ""), "words": it.words} for it in edit.edited.left],
        "changes": changed(before, after, edit.touched),
    }


def _write(draft_id: int, version: int, made: Made) -> int:
    with writing() as tx:
        draft = load(Draft, draft_id, version)
        check_open(draft)
        return keep(tx.session, draft, made)


def keep(session: Session, draft: Draft, made: Made) -> int:
    """Put a prepared save into a loaded draft; returns its number. Inside writing() only."""
    who, number = actor.acting().title, draft.version + 1
    draft.tree, draft.next_id, draft.saved_by, draft.saved_at = made.tree, made.next_id, who, now()
    session.add(DraftSave(draft_id=draft.id, number=number, action=made.action, saved_by=who, **made.told))
    record(Change(draft, "saved"))
    return number
