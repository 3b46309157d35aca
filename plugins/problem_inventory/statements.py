"""The statements of the list, each built once a process: building one costs more than running it."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, Text, bindparam, func, select, true, tuple_, union_all

from .models import Measure, item_problem
from .models import RectificationItem as Item
from .terms import AWAITING_CLOSE_OUT, FULFILLED, OPEN

PAGE_SIZE = 50
PUBLISHED = Item.for_everybody()

# Dates come as parameters: today, and the day until which a deadline counts as due soon.
TODAY, DUE_SOON = (bindparam(name, type_=Item.deadline.type) for name in ("today", "due_soon"))
Conditions = dict[str, ColumnElement[bool]]
BY_LIGHT: dict[str, Conditions] = {
    "red": dict.fromkeys(OPEN, Item.deadline < TODAY),
    "yellow": dict.fromkeys(OPEN, Item.deadline.between(TODAY, DUE_SOON)),
    "green": dict.fromkeys(OPEN, Item.deadline > DUE_SOON) | dict.fromkeys(AWAITING_CLOSE_OUT, true()),
    "blue": dict.fromkeys(FULFILLED, true()),
}

_ITEMS = select(
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
)
# For staff only, how far the measures are: 3/5.
_DONE = (
    select(func.count(Measure.done_on).cast(Text) + "/" + func.count().cast(Text))
    .where(Measure.item_id == Item.id)
    .correlate(Item)
    .scalar_subquery()
    .label("done")
)
# Staff see what is published to others than everybody, and what was withdrawn, too.
_STAFF_ITEMS = _ITEMS.add_columns(_DONE).where(Item.published_at.is_not(None))
_COLUMNS = {
    "stage": Item.stage_id,
    "group": Item.group_id,
    "horizon": Item.horizon,
    "unit": Item.responsible_unit,
    "state": Item.state,
}
_CURSOR = tuple_(bindparam("cursor_deadline", type_=Item.deadline.type), bindparam("cursor_id", type_=Item.id.type))


@cache
def page_statement(filters: frozenset[str], light: str | None, direction: str, for_staff: bool = False) -> Executable:
    """One page and a row more, for filters given by name; `direction` is "", "after" or "before" a cursor."""
    query = _narrowed(_STAFF_ITEMS if for_staff else _ITEMS.where(PUBLISHED), filters)
    if light is None:
        return _turned(query, Item, direction)
    # Each state has its own order of deadlines in the index; sorting them all for one page would read every row.
    parts = [
        select(_turned(query.where(Item.state == state, condition), Item, direction).subquery())
        for state, condition in BY_LIGHT[light].items()
    ]
    merged = union_all(*parts).subquery()
    return _turned(select(merged), merged.c, direction)


def _narrowed(query: Any, filters: frozenset[str]) -> Any:
    for name in filters & _COLUMNS.keys():
        query = query.where(_COLUMNS[name] == bindparam(name))
    if "q" in filters:
        query = query.where(Item.id.in_(bindparam("found", expanding=True)))
    if "problem" in filters:
        cured = select(item_problem.c.item_id).where(item_problem.c.problem_id == bindparam("problem"))
        query = query.where(Item.id.in_(cured))
    return query


def _turned(query: Any, columns: Any, direction: str) -> Any:
    """Put a query in the order of deadlines, from the cursor onwards or back."""
    key = tuple_(columns.deadline, columns.id)
    query = query.limit(PAGE_SIZE + 1)
    if direction == "before":
        return query.where(key < _CURSOR).order_by(columns.deadline.desc(), columns.id.desc())
    if direction == "after":
        query = query.where(key > _CURSOR)
    return query.order_by(columns.deadline, columns.id)
