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

MOST_ROWS = 500  # of a ledger on paper
MOST_EXPORTED = 5_000  # of one as a spreadsheet


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
    for_staff: bool = False,
    found: Sequence[int] = (),
) -> Page:
    """Read one page in the order of deadlines, after or before the row of a key; for staff with measures done.

    `found` are the numbers of the items that say what is looked for. Raises NotThere for a key that cannot be.
    """
    direction = "before" if before else "after" if after else ""
    statement = page_statement(frozenset(filters.chosen), filters.light, direction, for_staff)
    days = {"today": lights.today, "due_soon": lights.due_soon}
    values = filters.chosen | days | {"found": found} | _cursor(before or after)
    rows = connection.execute(statement, values).all()
    more, rows = len(rows) > PAGE_SIZE, rows[:PAGE_SIZE]
    if before:
        rows = rows[::-1]
        return Page(rows, _key(rows[0]) if more else "", _key(rows[-1]) if rows else "")
    return Page(rows, _key(rows[0]) if after and rows else "", _key(rows[-1]) if more else "")


def all_rows(
    connection: Connection, filters: Filters, lights: Lights, found: Sequence[int] = (), most: int = MOST_ROWS
) -> list[Any]:
    """The rows of the staff list on all its pages, the first 500 or as many as are asked for."""
    rows: list[Any] = []
    after = ""
    while len(rows) < most:
        page = read_page(connection, filters, lights, after, for_staff=True, found=found)
        rows += page.rows
        if not (after := page.after):
            break
    return rows[:most]


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
