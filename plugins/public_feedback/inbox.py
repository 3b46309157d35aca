"""The opinions as staff list them: newest first, by key, with counts that stop counting."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from portal.clock import today
from portal.extensions import db
from portal.items import SignedIn

from . import filters
from .numbers import public_number
from .states import RESTRICTED
from .titles import proposed_title, spoken
from .units import days_of_due_soon

PAGE = 50
LARGEST_KEY = 2**63 - 1


class Line(NamedTuple):
    """An opinion in a list."""

    id: int
    number: str
    title: str
    lang: str
    where: str
    received_at: datetime
    due: date | None
    unit: str
    state: str


@dataclass(frozen=True)
class Page:
    """Some lines of the list, newest first, and the keys of the pages beside: None where there is none."""

    lines: list[Line]
    after: int | None = None
    before: int | None = None


@dataclass(frozen=True)
class Asked:
    """What one asks for: a saved filter, perhaps a unit, and the key that the page follows or comes before."""

    name: str
    unit: str = ""
    after: int | None = None
    before: int | None = None
    size: int = PAGE


def page(asked: Asked, user: SignedIn) -> Page:
    """The newest opinions of a filter that the person may see, or those beside a key in the list."""
    backwards = asked.before is not None
    key = asked.before if backwards else LARGEST_KEY if asked.after is None else asked.after
    statement = filters.lines(asked.name, user.may(RESTRICTED), backwards)
    # Prebuilt Core statements on a plain connection: lists and counts are what staff pages spend their time on.
    with db.engine.connect() as connection:
        rows = connection.execute(
            statement, {"key": key, "most": asked.size + 1, "unit": asked.unit, **_terms(user)}
        ).all()
    further, found = len(rows) > asked.size, [_line(*row) for row in rows[: asked.size]]
    if backwards:
        found.reverse()
    after = found[-1].id if found and (backwards or further) else None
    before = found[0].id if found and (further if backwards else asked.after is not None) else None
    return Page(found, after, before)


def counts(user: SignedIn) -> dict[str, int]:
    """How many wait in the filters that are counted, each up to MOST_COUNTED."""
    with db.engine.connect() as connection:
        row = connection.execute(filters.counts(user.may(RESTRICTED)), _terms(user)).one()
    return dict(row._mapping)


def count(name: str, user: SignedIn) -> int:
    """How many wait in one filter, up to MOST_COUNTED."""
    with db.engine.connect() as connection:
        return int(connection.execute(filters.counts(user.may(RESTRICTED), (name,)), _terms(user)).scalar_one())


def _terms(user: SignedIn) -> dict[str, Any]:
    day = today()
    return {"me": user.id, "today": day, "soon": day + timedelta(days=days_of_due_soon())}


def _line(
    key: int,
    received_at: datetime,
    township: str,
    place: str,
    title: str,
    beginning: str,
    due: date | None,
    unit: str,
    state: str,
) -> Line:
    shown, where = title or proposed_title(beginning), f"{township} {place}".strip()
    return Line(key, public_number(key, received_at), shown, spoken(shown), where, received_at, due, unit, state)
