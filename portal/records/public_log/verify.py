"""`portal log verify --rows`: every covered row against its newest leaf, and every leaf against what was written."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from ...database.moments import one_moment
from ...extensions import db
from ..models import Record
from ..state import read_state
from .chain import Chain, chains, headless
from .comparing import row_differences
from .coverage import declared
from .coverage import names as covered_names
from .covered import Coverage, read_coverage
from .findings import COVERAGE_GONE, NO_LEAF, NO_ROW, UNREADABLE, Finding
from .genesis import BEGUN
from .leaves import EVENTS
from .reading import Found, highest_leaves, rows_of

BATCH = 200
BEFORE_ALL = -(2**63)  # a row put in by hand may have any number


@dataclass
class Examination:
    """One look at the whole log; `findings()` may be asked once, the counts are right when it has ended.

    `models` are the kinds whose tables can be read now. Leaves of all others are counted in `apart`, rows of kinds
    whose coverage has not begun are in `uncovered`.
    """

    models: Sequence[type[Record]]
    rows: int = 0
    leaves: int = 0
    apart: Counter[str] = field(default_factory=Counter)
    uncovered: list[str] = field(default_factory=list)

    def findings(self) -> Iterator[Finding]:
        """Everything that was done past the portal, as one moment of the database shows it."""
        with one_moment(db.engine) as connection, Session(connection, autoflush=False) as session:
            yield from self.findings_of(session)

    def findings_of(self, session: Session) -> Iterator[Finding]:
        """The same, as a session sees the database."""
        known = read_coverage(session)
        for model in self.models:
            yield from self._kind(session, model, known.get(model.kind, Coverage()))
        yield from self._chains(session, known)
        yield from headless(session)

    def _kind(self, session: Session, model: type[Record], coverage: Coverage) -> Iterator[Finding]:
        if not coverage.names:
            if read_state().values.get(BEGUN + model.kind) and not coverage.dropped_at:
                yield Finding(model.kind, "", COVERAGE_GONE)
            self.uncovered.append(model.kind)
            return
        names, after = coverage.names & frozenset(covered_names(model, declared(model))), BEFORE_ALL
        while ids := session.scalars(select(model.id).where(model.id > after).order_by(model.id).limit(BATCH)).all():
            leaves = highest_leaves(session, model.kind, ids)
            for row in _read(session, model, ids):
                yield from [row] if isinstance(row, Finding) else _compare(row, leaves.get(row.id), names)
            self.rows += len(ids)
            after = ids[-1]
            session.expunge_all()

    def _chains(self, session: Session, known: dict[str, Coverage]) -> Iterator[Finding]:
        found, models = self._counted(chains(session)), {model.kind: model for model in self.models}
        while batch := list(islice(found, BATCH)):
            for chain in batch:
                yield from chain.problems
            for kind, model in models.items():
                coverage = known.get(kind, Coverage())
                alive = [it.record_id for it in batch if it.kind == kind and _should_have_row(it.newest, coverage)]
                yield from _without_row(session, model, alive)

    def _counted(self, found: Iterator[Chain]) -> Iterator[Chain]:
        compared = {model.kind for model in self.models} | EVENTS
        for chain in found:
            self.leaves += chain.length
            if chain.kind not in compared:
                self.apart[chain.kind] += chain.length
            yield chain


def _read(session: Session, model: type[Record], ids: Sequence[int]) -> Iterator[Record | Finding]:
    """The rows; where one cannot even be read, which SQLite makes possible, a finding in its place."""
    try:
        yield from session.scalars(rows_of(model).where(model.id.in_(ids)).order_by(model.id)).all()
    except (ValueError, TypeError):
        session.expunge_all()
        for number in ids:
            yield _read_one(session, model, number)


def _read_one(session: Session, model: type[Record], number: int) -> Record | Finding:
    try:
        return session.scalars(rows_of(model).where(model.id == number)).one()
    except (ValueError, TypeError):
        return Finding(model.kind, str(number), UNREADABLE, _unreadable(session, model, number))


def _unreadable(session: Session, model: type[Record], number: int) -> str:
    """The column that cannot be read, or else the parts in which there is one."""
    for column in inspect(model).column_attrs:
        try:
            session.execute(select(column.class_attribute).where(model.id == number)).all()
        except (ValueError, TypeError):
            return column.key
    return "/".join(declared(model).parts)


def _compare(row: Record, found: Found | None, names: frozenset[str]) -> Iterator[Finding]:
    number = str(getattr(row, "number", None) or "")
    if found is None:
        yield Finding(row.kind, str(row.id), NO_LEAF, number=number)
        return
    for path, problem in row_differences(row, found, names):
        yield Finding(row.kind, str(row.id), problem, path, number)


def _should_have_row(newest: Found, coverage: Coverage) -> bool:
    """Whether the newest leaf speaks of a record that is there: not deleted, and not gone with its table."""
    return bool(coverage.names) and (
        newest.leaf is None or ("plain" in newest.leaf and newest.leaf.get("at", "") > coverage.dropped_at)
    )


def _without_row(session: Session, model: type[Record], record_ids: list[str]) -> Iterator[Finding]:
    numbers = [int(it) for it in record_ids if it.isascii() and it.isdigit() and len(it) < 19]
    present: set[Any] = set(map(str, session.scalars(select(model.id).where(model.id.in_(numbers)))))
    for record_id in record_ids:
        if record_id not in present:
            yield Finding(model.kind, record_id, NO_ROW)
