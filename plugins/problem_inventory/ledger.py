"""The ledger as a list: filters, order and pages. The hot path: prebuilt statements, plain rows."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Self
from urllib.parse import urlencode

from sqlalchemy import ColumnElement, Connection, Executable, and_, bindparam, or_, select, tuple_

from portal.errors import NotThere

from .lights import COLOURS, Lights
from .models import RectificationItem as Item
from .models import item_problem
from .terms import AWAITING_CLOSE_OUT, FULFILLED, HORIZONS, OPEN

PAGE_SIZE = 50
LONGEST_NUMBER = 18  # digits that surely fit the databases' integers
PUBLISHED = Item.published_at.is_not(None)

_COLUMNS = select(
    Item.id,
    Item.number,
    Item.title,
    Item.horizon,
    Item.lead_official,
    Item.responsible_unit,
    Item.owner,
    Item.deadline,
    Item.original_deadline,
    Item.state,
).where(PUBLISHED)
_KEY = tuple_(Item.deadline, Item.id)
_CURSOR = tuple_(bindparam("cursor_deadline", type_=Item.deadline.type), bindparam("cursor_id", type_=Item.id.type))

# Dates come as parameters: today, and the day until which a deadline counts as due soon.
TODAY, DUE_SOON = (bindparam(name, type_=Item.deadline.type) for name in ("today", "due_soon"))
BY_LIGHT: dict[str, ColumnElement[bool]] = {
    "red": and_(Item.state.in_(OPEN), Item.deadline < TODAY),
    "yellow": and_(Item.state.in_(OPEN), Item.deadline.between(TODAY, DUE_SOON)),
    "green": or_(and_(Item.state.in_(OPEN), Item.deadline > DUE_SOON), Item.state.in_(AWAITING_CLOSE_OUT)),
    "blue": Item.state.in_(FULFILLED),
}


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; None means everything. The names are those in the address."""

    stage: int | None = None
    group: int | None = None
    problem: int | None = None
    horizon: str | None = None
    unit: str | None = None
    light: str | None = None

    @classmethod
    def from_address(cls, arguments: dict[str, str]) -> Self:
        """Read the filters of a query string. Raises NotThere for values that cannot be."""
        given = {name: arguments[name] for name in cls.__dataclass_fields__ if arguments.get(name)}
        if given.get("horizon", "immediate") not in HORIZONS or given.get("light", "red") not in COLOURS:
            raise NotThere
        if "\0" in given.get("unit", ""):  # PostgreSQL has no such texts
            raise NotThere
        values: dict[str, Any] = {
            name: _number(value) if name in ("stage", "group", "problem") else value for name, value in given.items()
        }
        return cls(**values)

    @property
    def chosen(self) -> dict[str, int | str]:
        """The filters that narrow something."""
        return {name: value for name, value in vars(self).items() if value is not None}

    def address(self, **changes: Any) -> str:
        """The query string of the list with other filters."""
        return urlencode({name: value for name, value in (vars(self) | changes).items() if value is not None})


@dataclass(frozen=True)
class Page:
    """One page of the list, and the keys of its neighbours."""

    rows: list[Any]
    before: str = ""
    after: str = ""


def read_page(
    connection: Connection,
    filters: Filters,
    lights: Lights,
    after: str | None = None,
    before: str | None = None,
) -> Page:
    """Read one page in the order of deadlines, after or before the row of a key.

    Raises NotThere for a key that cannot be.
    """
    direction = "before" if before else "after" if after else ""
    statement = _statement(frozenset(filters.chosen), filters.light, direction)
    values = filters.chosen | {"today": lights.today, "due_soon": lights.due_soon} | _cursor(before or after)
    rows = list(connection.execute(statement, values))
    more, rows = len(rows) > PAGE_SIZE, rows[:PAGE_SIZE]
    if before:
        rows.reverse()
        return Page(rows, _key(rows[0]) if more else "", _key(rows[-1]) if rows else "")
    return Page(rows, _key(rows[0]) if after and rows else "", _key(rows[-1]) if more else "")


@cache
def _statement(filters: frozenset[str], light: str | None, direction: str) -> Executable:
    """The statement for one set of filters, built once a process: building costs more than running it."""
    query = _COLUMNS.limit(PAGE_SIZE + 1)
    if light:
        query = query.where(BY_LIGHT[light])
    if "problem" in filters:
        cured = select(item_problem.c.item_id).where(item_problem.c.problem_id == bindparam("problem"))
        query = query.where(Item.id.in_(cured))
    for name, column in (
        ("stage", Item.stage_id),
        ("group", Item.group_id),
        ("horizon", Item.horizon),
        ("unit", Item.responsible_unit),
    ):
        if name in filters:
            query = query.where(column == bindparam(name))
    if direction == "before":
        return query.where(_KEY < _CURSOR).order_by(Item.deadline.desc(), Item.id.desc())
    if direction == "after":
        query = query.where(_KEY > _CURSOR)
    return query.order_by(Item.deadline, Item.id)


def _key(row: Any) -> str:
    return f"{row.deadline:%Y%m%d}-{row.id}"


def _cursor(key: str | None) -> dict[str, Any]:
    if not key:
        return {}
    day, _, number = key.partition("-")
    try:
        return {"cursor_deadline": date.fromisoformat(day), "cursor_id": _number(number)}
    except ValueError:
        raise NotThere from None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER):
        raise NotThere
    return int(text)
