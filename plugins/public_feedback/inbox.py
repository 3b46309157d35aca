"""The opinions as staff list them: newest first, by key, with counts that stop counting."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from portal.extensions import db
from portal.records.models import AuditEntry

from .models import Opinion
from .numbers import public_number
from .titles import BEGINNING, proposed_title, spoken

PAGE = 50
MOST_COUNTED = 1000
LARGEST_KEY = 2**63 - 1

# Prebuilt Core statements on a plain connection: lists and counts are what staff pages spend their time on.
_columns = select(
    Opinion.id,
    Opinion.received_at,
    Opinion.township,
    Opinion.place,
    func.substr(Opinion.body, 1, BEGINNING).label("beginning"),
).where(Opinion.state == bindparam("state"))
_OLDER = _columns.where(Opinion.id < bindparam("key")).order_by(Opinion.id.desc()).limit(bindparam("most"))
_NEWER = _columns.where(Opinion.id > bindparam("key")).order_by(Opinion.id).limit(bindparam("most"))
_COUNT = select(func.count()).select_from(
    select(Opinion.id).where(Opinion.state == bindparam("state")).limit(MOST_COUNTED).subquery()
)


class Line(NamedTuple):
    """An opinion in a list."""

    id: int
    number: str
    title: str
    where: str
    received_at: datetime
    lang: str


@dataclass(frozen=True)
class Page:
    """Some lines of the list, newest first, and the keys of the pages beside: None where there is none."""

    lines: list[Line]
    after: int | None = None
    before: int | None = None


def page(state: str, after: int | None = None, before: int | None = None, size: int = PAGE) -> Page:
    """The newest opinions in a state, or those that follow a key in the list or come before it."""
    if before is not None:
        found = list(_read(_NEWER, state=state, key=before, most=size + 1))
        lines = found[:size][::-1]
        return Page(lines, lines[-1].id if lines else None, lines[0].id if len(found) > size else None)
    key = LARGEST_KEY if after is None else after
    found = list(_read(_OLDER, state=state, key=key, most=size + 1))
    lines = found[:size]
    further = lines[-1].id if len(found) > size else None
    return Page(lines, further, lines[0].id if lines and after is not None else None)


def count(state: str) -> int:
    """How many opinions are in a state, counted up to MOST_COUNTED."""
    with db.engine.connect() as connection:
        return int(connection.execute(_COUNT, {"state": state}).scalar_one())


def history(opinion: Opinion) -> list[AuditEntry]:
    """What happened to an opinion, oldest first."""
    query = select(AuditEntry).where(AuditEntry.kind == Opinion.kind, AuditEntry.record_id == str(opinion.id))
    return list(db.session.scalars(query.order_by(AuditEntry.id)))


def _read(statement: object, **values: object) -> Iterator[Line]:
    with db.engine.connect() as connection:
        rows = connection.execute(statement, values).all()  # type: ignore[call-overload]
    for key, received_at, township, place, beginning in rows:
        title, where = proposed_title(beginning), f"{township} {place}".strip()
        yield Line(key, public_number(key, received_at), title, where, received_at, spoken(title))
