"""Whose turn it is, for the to-do list. Every staff page asks: prebuilt statements over indexes, at most 200 rows."""

from collections.abc import Iterator
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Connection, bindparam, select

from portal.items import SignedIn, TodoItem
from portal.records.review import Review
from portal.web.editions import language

from .life import ITEM
from .lights import Lights
from .models import ExtensionRequest, RectificationItem
from .permissions import ACCEPT, CLOSE_OUT, EDIT, EXTEND, PUBLISH, REVIEW
from .progress import AT_WORK
from .terms import STATES

MOST = 200
Item = RectificationItem
_COLUMNS = (Item.id, Item.number, Item.title, Item.deadline, Item.state)
_WAITING = (
    select(*_COLUMNS)
    .where(Item.state.in_(bindparam("states", expanding=True)), Item.published_at.is_not(None))
    .order_by(Item.deadline)
    .limit(MOST)
)
_DUE = (
    select(*_COLUMNS)
    .where(Item.state.in_(AT_WORK), Item.deadline <= bindparam("due_soon", type_=Item.deadline.type))
    .order_by(Item.deadline)
    .limit(MOST)
)
_ASKED = (
    select(Item.id, Item.number, Item.title, ExtensionRequest.old_deadline.label("deadline"))
    .join(ExtensionRequest, ExtensionRequest.item_id == Item.id)
    .where(ExtensionRequest.state == "requested")
    .order_by(ExtensionRequest.old_deadline)
    .limit(MOST)
)
_SIGNED = (
    select(*_COLUMNS)
    .join(Review, (Review.subject_kind == Item.kind) & (Review.subject_id == Item.id))
    .where(Item.state == "draft", Review.state == "signed")
    .order_by(Item.deadline)
    .limit(MOST)
)


def waiting_for(connection: Connection, user: SignedIn) -> Iterator[TodoItem]:
    """What waits for this person: levels to check, later deadlines to decide, signed drafts, work that falls due."""
    if states := _states_of(user):
        yield from (_line(row, str(STATES[row.state])) for row in connection.execute(_WAITING, {"states": states}))
    if user.may(EXTEND):
        yield from (_line(row, _("A later deadline is asked for")) for row in connection.execute(_ASKED))
    if user.may(PUBLISH):
        yield from (_line(row, _("Signed, to be published")) for row in connection.execute(_SIGNED))
    if user.may(EDIT):
        yield from (
            _line(row, _("Enter progress")) for row in connection.execute(_DUE, {"due_soon": Lights().due_soon})
        )


def _states_of(user: SignedIn) -> list[str]:
    """The states in which an item waits for a level that this person may decide."""
    levels = {REVIEW, ACCEPT, CLOSE_OUT} & user.permissions
    return sorted({move.source for move in ITEM.moves if move.permission in levels and move.offered})


def _line(row: Any, note: str) -> TodoItem:
    title, url = f"{row.number or ''} {row.title}".strip(), url_for("problem_inventory.staff_item", item_id=row.id)
    return TodoItem(title, url, row.deadline, note, lang="zh-CN" if language() == "en" else "")
