"""The ledger as a list, page by page in the order of deadlines. The hot path: prebuilt statements, plain rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from portal.errors import NotThere

from .filters import Filters, whole_number
from .lights import Lights
from .statements import PAGE_SIZE, page_statement


@dataclass(frozen=True)
class Page:
    """One page of the list, and the keys of its neighbours."""

    rows: Sequence[Any]
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
    statement = page_statement(frozenset(filters.chosen), filters.light, direction)
    values = filters.chosen | {"today": lights.today, "due_soon": lights.due_soon} | _cursor(before or after)
    rows = connection.execute(statement, values).all()
    more, rows = len(rows) > PAGE_SIZE, rows[:PAGE_SIZE]
    if before:
        rows = rows[::-1]
        return Page(rows, _key(rows[0]) if more else "", _key(rows[-1]) if rows else "")
    return Page(rows, _key(rows[0]) if after and rows else "", _key(rows[-1]) if more else "")


def _key(row: Any) -> str:
    return f"{row.deadline:%Y%m%d}-{row.id}"


def _cursor(key: str | None) -> dict[str, Any]:
    if not key:
        return {}
    day, _, number = key.partition("-")
    try:
        return {"cursor_deadline": date.fromisoformat(day), "cursor_id": whole_number(number)}
    except ValueError:
        raise NotThere from None
