"""The first leaves of rows that were there before their kind was covered, or before a field of it was.

A kind begins once. From then on a row without leaf was put there by hand: it stays without, and `verify` tells it.
When a later release covers other fields, rows get a leaf with them only where they are what their newest leaf says.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from ...extensions import db
from ...items import Change, Subject
from ..models import Record
from ..state import read_state, write_state
from ..writing import record, writing
from . import coverage
from .comparing import row_differences
from .covered import COVERED, DROPPED, read_coverage
from .leaves import COVERAGE, Told, write_leaves
from .models import LeafHead
from .reading import highest_leaves, rows_of

BATCH = 200
ADVISORY_LOCK = 7_036_874_417_767  # any fixed number, next to that of migrations
BEFORE_ALL = -(2**63)
BEGUN = "log:"  # in portal_state, beside the leaf that says so: both would have to go


def cover(models: Sequence[type[Record]]) -> None:
    """Bring the log up to the declarations of these kinds, in one transaction for each batch of rows.

    Stopped in between it goes on at the next start.
    """
    known = read_coverage(db.session())
    for model in models:
        names, before = coverage.names(model, coverage.declared(model)), known.get(model.kind)
        begun = read_state().values.get(BEGUN + model.kind) is not None
        if before is None and begun:
            continue  # the leaf that told of it was taken away: verify tells
        if before is None or before.names != frozenset(names):
            _write_batches(model, before.names & frozenset(names) if before and before.names else None)
            _note(model.kind, names)


def forget(kinds: Sequence[str]) -> None:
    """Say that the tables of these kinds went, with all rows. Call it inside writing() only."""
    for kind in kinds:
        record(Change(Subject(COVERAGE, kind), DROPPED))


def _note(kind: str, names: list[str]) -> None:
    with writing() as tx:
        _wait(tx.session)
        present = read_coverage(tx.session).get(kind)
        if present is None or present.names != frozenset(names):
            write_state(tx.session, BEGUN + kind, "1")
            record(Change(Subject(COVERAGE, kind), COVERED, fields=tuple(names)))


def _wait(session: Session) -> None:
    """Let another machine that starts at the same moment go first: on PostgreSQL nothing else holds the two apart."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})


def _write_batches(model: type[Record], names: frozenset[str] | None) -> None:
    """Write leaves for rows that have none or, given the names covered so far, for those that have a true one."""
    after: int | None = BEFORE_ALL
    while after is not None:
        with writing() as tx:
            _wait(tx.session)
            query = rows_of(model).where(model.id > after).order_by(model.id).limit(BATCH)
            rows: Sequence[Record] = tx.session.scalars(query).all()
            due = _without_leaf(tx.session, model, rows) if names is None else _true(tx.session, model, rows, names)
            write_leaves(tx.session, [Told(Change(row, "genesis" if names is None else "restated")) for row in due])
            after = rows[-1].id if rows else None


def _without_leaf(session: Session, model: type[Record], rows: Sequence[Record]) -> Iterator[Record]:
    ids = [str(row.id) for row in rows]
    query = select(LeafHead.record_id).where(LeafHead.kind == model.kind, LeafHead.record_id.in_(ids))
    present = set(session.scalars(query))
    return (row for row in rows if str(row.id) not in present)


def _true(session: Session, model: type[Record], rows: Sequence[Record], names: frozenset[str]) -> Iterator[Record]:
    leaves = highest_leaves(session, model.kind, [row.id for row in rows])
    return (row for row in rows if row.id in leaves and not any(row_differences(row, leaves[row.id], names)))
