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

# Prebuilt Core statements on a plain connection: lists and counts are what staff pages spend their time on.
_columns = select(
    Opinion.id,
    Opinion.received_at,
    Opinion.township,
    Opinion.place,
    func.substr(Opinion.body, 1, BEGINNING).label("beginning"),
).where(Opinion.state == bindparam("state"))
_NEWEST = _columns.order_by(Opinion.id.desc()).limit(bindparam("most"))
_OLDER = _NEWEST.where(Opinion.id < bindparam("key"))
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
    """Some lines of the list; `newer` and `older` are the keys to go on from, None at the ends."""

    lines: list[Line]
    newer: int | None
    older: int | None


def page(state: str, before: int | None = None, after: int | None = None, most: int = PAGE) -> Page:
    """The newest opinions in a state, or those older or newer than a key."""
    if after is not None:
        lines = list(_read(_NEWER, state=state, key=after, most=most + 1))
        more, kept = len(lines) > most, lines[:most][::-1]
        return Page(kept, kept[0].id if more else None, kept[-1].id if kept else None)
    statement = _NEWEST if before is None else _OLDER
    lines = list(_read(statement, state=state, most=most + 1, **({} if before is None else {"key": before})))
    more, kept = len(lines) > most, lines[:most]
    return Page(kept, kept[0].id if kept and before is not None else None, kept[-1].id if more else None)


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
