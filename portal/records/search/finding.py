"""Finding the records that say what was asked for, of those a person may see; newest first on both databases."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, case, false, func, select

from ...extensions import db
from ...hooks.calling import registry
from ...items import SignedIn
from . import prefilter
from .index import searchable
from .letters import pairs, terms_of
from .models import FTS, SearchEntry

log = logging.getLogger(__name__)
MOST = 1000
LOOKED_THROUGH = 10_000
SORTED, PART = 10_000, 2_000  # candidates that are sorted at all, and that are looked at in one go


class Key(NamedTuple):
    """Where a hit stands in the list, and which record it is. A tuple: a thousand are made in a search."""

    place: int
    kind: str
    record_id: int


@dataclass(frozen=True)
class Found:
    """The newest hits. `more`: there are others; `partly`: only the newest texts were looked through."""

    keys: list[Key]
    more: bool = False
    partly: bool = False


def find(query: str, user: SignedIn | None, kind: str | None = None) -> Found:
    """Find the records that contain every part of a query, as far as the person may see them; None is the public.

    With a kind only those of that kind.
    """
    terms = terms_of(query)
    wanted = sorted({pair for term in terms for pair in pairs(term)})
    if not terms:
        return Found([])
    with db.engine.connect() as connection:
        hits = _hits(connection, terms, user, kind)
        if not wanted:
            return _newest_only(connection, hits)
        if prefilter.is_sqlite(connection):
            return _by_match(connection, hits, wanted)
        return _by_candidates(connection, hits, wanted)


def _hits(connection: Connection, terms: list[str], user: SignedIn | None, kind: str | None) -> Select[Any]:
    """The exact answer, without a way to reach it fast."""
    query: Any = select(SearchEntry.id, SearchEntry.kind, SearchEntry.record_id)
    for term in terms:
        query = query.where(prefilter.contains(connection, SearchEntry.normalised, term))
    if user is None:
        query = query.where(SearchEntry.public)
    return query.where(_visible(connection, user, kind)).limit(MOST + 1)


def _visible(connection: Connection, user: SignedIn | None, kind: str | None) -> ColumnElement[bool]:
    """That the person may see the record itself; asked of the record's own table, for kinds of plugins that are on.

    One text after the other: within a CASE, SQLite cannot fetch and sort all texts of each kind by the index of kinds.
    """
    found = dict(_conditions(user, None if prefilter.is_sqlite(connection) else 0, kind))
    return case(found, value=SearchEntry.kind, else_=false()) if found else false()


def _conditions(
    user: SignedIn | None, offset: int | None, kind: str | None
) -> Iterator[tuple[str, ColumnElement[bool]]]:
    # Without OFFSET, PostgreSQL may read a whole table to answer for a thousand records of it.
    for name, model in searchable().items():
        if kind not in (None, name):
            continue
        try:
            mine = model.visible_to(user).where(model.id == SearchEntry.record_id).offset(offset).exists()
        except Exception as error:  # whatever a plugin does wrong stays its own: nothing of this kind is found
            registry().note(name.partition(".")[0], "visible_to", repr(error))
            log.exception("visible_to of %s failed", name)
        else:
            yield name, mine


def _newest_only(connection: Connection, hits: Select[Any]) -> Found:
    """One letter has no pair: look through the newest texts."""
    newest = select(SearchEntry.id).order_by(SearchEntry.id.desc()).offset(LOOKED_THROUGH).limit(1)
    floor = connection.scalar(newest)
    if floor is not None:
        hits = hits.where(SearchEntry.id > floor)
    return _read(connection, hits.order_by(SearchEntry.id.desc()), partly=floor is not None)


def _by_match(connection: Connection, hits: Select[Any], wanted: list[str]) -> Found:
    """SQLite walks its full-text table from the newest, and stops where enough are found."""
    joined = hits.join_from(FTS, SearchEntry, SearchEntry.id == FTS.c.rowid)
    return _read(connection, joined.where(prefilter.has_all(connection, wanted)).order_by(FTS.c.rowid.desc()))


def _by_candidates(connection: Connection, hits: Select[Any], wanted: list[str]) -> Found:
    """PostgreSQL: candidates are fetched, and looked at from the newest until enough are found.

    Where there are more than can be sorted quickly, they are so common that walking the newest texts ends soon.
    """
    connection.exec_driver_sql("BEGIN; SET LOCAL enable_seqscan = off")  # outside of a transaction it would do nothing
    some = select(FTS.c.rowid).where(prefilter.has_all(connection, wanted)).limit(SORTED + 1)
    candidates = sorted(connection.scalars(some), reverse=True)
    newest_first = hits.order_by(SearchEntry.id.desc())
    if len(candidates) > SORTED:
        return _read(connection, newest_first)
    parts = (candidates[at : at + PART] for at in range(0, len(candidates), PART))
    among = (newest_first.where(SearchEntry.id == func.any(part)) for part in parts)
    return _found(islice((key for query in among for key in _keys(connection, query)), MOST + 1))


def _read(connection: Connection, query: Select[Any], partly: bool = False) -> Found:
    return _found(_keys(connection, query), partly)


def _keys(connection: Connection, query: Select[Any]) -> list[Key]:
    return [Key._make(row) for row in connection.execute(query).all()]


def _found(hits: Iterable[Key], partly: bool = False) -> Found:
    keys = list(hits)
    return Found(keys[:MOST], more=len(keys) > MOST, partly=partly)
