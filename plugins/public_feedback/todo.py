"""Whose turn it is with which opinion, for the to-do list; the statement is built once a process."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select, and_, bindparam, case, func, or_, select

from portal.extensions import db
from portal.items import SignedIn, TodoItem

from .filters import DUE, RESTRICTED_ONES
from .models import Opinion
from .moving import TURNS
from .naming import NAMES, nobody_reads
from .numbers import public_number
from .readers import for_reader
from .reading import of_unit
from .states import ASSIGNED, IN_PROGRESS, OWN_UNIT, QUARANTINED, READ, RESTRICTED, TRIAGE, WITH_A_UNIT
from .terms import FOR_STAFF
from .titles import BEGINNING, proposed_title, spoken

MOST = 200
_BY_STATE = {QUARANTINED: TRIAGE, **TURNS}


def readers_missing(user: SignedIn) -> Iterator[TodoItem]:
    """Reports wait and nobody is named: told, without a word of a letter, to who names and who may be named."""
    if not (user.may(NAMES) or user.may(RESTRICTED)) or not nobody_reads():
        return
    page, note = url_for("public_feedback.name_reader"), _("Reports wait unread.")
    if not user.may(NAMES):
        page = url_for("public_feedback.inbox", show=RESTRICTED_ONES)
        note = _("Reports wait unread. The security administrator names the reader you decide on.")
    yield TodoItem(_("A reader of reports must be named"), page, note=note)


def waiting(user: SignedIn) -> Iterator[TodoItem]:
    """What waits for this person, and what this person's units have, the most urgent first."""
    if not user.may(READ):
        return
    mine = [state for state, permission in _BY_STATE.items() if user.may(permission)]
    with db.engine.connect() as connection:
        rows = connection.execute(_statement(user.may(RESTRICTED)), {"states": mine, "me": user.id}).all()
    base = url_for("public_feedback.inbox")
    for row in rows:
        yield _item(row, base, row.state in mine)


def of_own_unit(user: SignedIn) -> Iterator[TodoItem]:
    """What lies with the unit this person is the liaison of, the most urgent first."""
    if user.may(READ) or not user.may(OWN_UNIT):
        return
    query = of_unit(user).where(Opinion.state.in_((ASSIGNED, IN_PROGRESS))).order_by(Opinion.unit_due, Opinion.id)
    for opinion in db.session.scalars(query.limit(MOST)):
        url = url_for("public_feedback.opinion_of_unit", opinion_id=opinion.id)
        title, note = opinion.shown_title, str(FOR_STAFF[opinion.state])
        yield TodoItem(f"{opinion.number} {title}", url, opinion.unit_due, note, lang=spoken(title))


@cache
def _statement(restricted: bool) -> Select[Any]:
    own = Opinion.state.in_(bindparam("states", expanding=True))
    at_units = and_(Opinion.handler_id == bindparam("me"), Opinion.state.in_(WITH_A_UNIT))
    due = case((Opinion.state.in_(WITH_A_UNIT), func.coalesce(Opinion.unit_due, Opinion.due)), else_=DUE)
    columns = (
        Opinion.id,
        Opinion.received_at,
        Opinion.title,
        func.substr(Opinion.body, 1, BEGINNING).label("beginning"),
        due.label("due"),
        Opinion.unit,
        Opinion.state,
    )
    seen = for_reader(Opinion.restricted.is_(False), restricted, bindparam("me"))
    query = select(*columns).where(Opinion.is_open.is_(True), or_(own, at_units), seen)
    return query.order_by(due, Opinion.id).limit(MOST)


def _item(row: Any, base: str, own: bool) -> TodoItem:
    title = row.title or proposed_title(row.beginning)
    number, turn = public_number(row.id, row.received_at), "" if own else row.unit or _("The sender")
    note = str(FOR_STAFF[row.state])
    return TodoItem(f"{number} {title}", f"{base}{row.id}", row.due, note, turn=turn, lang=spoken(title))
