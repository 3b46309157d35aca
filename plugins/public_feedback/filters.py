"""The saved filters of the inbox: which opinions each shows, as prebuilt statements."""

from collections.abc import Callable
from functools import cache
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, Date, Select, and_, bindparam, func, or_, select

from .models import Opinion
from .readers import for_reader
from .states import (
    QUARANTINED,
    RATED,
    RECEIVED,
    REPLIED,
    REPLY_DRAFTED,
    SENT_BACK,
    TAKEN_UP,
    UNANSWERED,
    WITH_A_UNIT,
)
from .titles import BEGINNING

MOST_COUNTED = 1000
Condition = Callable[[], ColumnElement[bool]]
_TODAY, _SOON = bindparam("today", type_=Date()), bindparam("soon", type_=Date())
_OPEN = Opinion.is_open.is_(True)
DUE = func.coalesce(Opinion.due, Opinion.told_by)  # until it is taken up, the sender has to be told
_PROMISED = or_(Opinion.state.in_(UNANSWERED), Opinion.state == RECEIVED)

RESTRICTED_ONES = "restricted"
TITLES = {
    "to_triage": _l("To be taken up"),
    "to_assign": _l("To be assigned"),
    "under_way": _l("Being handled"),
    "to_approve": _l("To be approved"),
    "answered": _l("Answered"),
    "mine": _l("Handled by me"),
    "due_soon": _l("Due soon"),
    "overdue": _l("Overdue"),
    "set_apart": _l("Set apart"),
    RESTRICTED_ONES: _l("Restricted"),
    "closed": _l("Closed"),
}
CONDITIONS: dict[str, ColumnElement[bool]] = {
    "to_triage": Opinion.state == RECEIVED,
    "to_assign": Opinion.state.in_((TAKEN_UP, SENT_BACK)),
    "under_way": Opinion.state.in_(WITH_A_UNIT),
    "to_approve": Opinion.state == REPLY_DRAFTED,
    "answered": Opinion.state.in_((REPLIED, RATED)),
    "mine": and_(_OPEN, Opinion.handler_id == bindparam("me")),
    "due_soon": and_(_OPEN, _PROMISED, DUE.between(_TODAY, _SOON)),
    "overdue": and_(_OPEN, _PROMISED, DUE < _TODAY),
    "set_apart": Opinion.state == QUARANTINED,
    RESTRICTED_ONES: Opinion.restricted.is_(True),
    "closed": Opinion.is_open.is_(False),
}
COUNTED = ("to_triage", "to_assign", "to_approve", "overdue", "set_apart")
_COLUMNS = (
    Opinion.id,
    Opinion.received_at,
    Opinion.township,
    Opinion.place,
    Opinion.title,
    func.substr(Opinion.body, 1, BEGINNING).label("beginning"),
    DUE.label("due"),
    Opinion.unit,
    Opinion.state,
)


@cache
def lines(name: str, restricted: bool, newer: bool = False) -> Select[Any]:
    """One page of a filter; `restricted` says whether a role of the reader lets them see restricted opinions."""
    key = bindparam("key", type_=Opinion.id.type)
    beside, order = (Opinion.id > key, Opinion.id) if newer else (Opinion.id < key, Opinion.id.desc())
    of_unit = or_(bindparam("unit") == "", Opinion.unit == bindparam("unit"))
    condition = and_(CONDITIONS[name], _seen(restricted), of_unit, beside)
    return select(*_COLUMNS).where(condition).order_by(order).limit(bindparam("most"))


@cache
def counts(restricted: bool, names: tuple[str, ...] = COUNTED) -> Select[Any]:
    """How many each of these filters shows, counted up to MOST_COUNTED, in one question."""
    return select(*(_count(name, restricted).label(name) for name in names))


def _count(name: str, restricted: bool) -> Any:
    some = select(Opinion.id).where(CONDITIONS[name], _seen(restricted)).limit(MOST_COUNTED).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


def _seen(restricted: bool) -> ColumnElement[bool]:
    return for_reader(Opinion.restricted.is_(False), restricted, bindparam("me"))
