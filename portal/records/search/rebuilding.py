"""Making the index anew, kind by kind in small transactions; forgetting for good."""

from collections.abc import Iterator

from sqlalchemy import delete, exists, select, text, update

from ...extensions import db
from ..jobs import add_job
from ..models import Record, State
from ..state import read_state, write_state
from ..writing import current_transaction, writing
from . import prefilter
from .index import index_record, remove, searchable
from .models import INDEXED, SearchEntry

BATCH = 200
COMPACT, INDEX_KIND = "portal.search_compact", "portal.search_kind"


def queue_new_kinds() -> None:
    """Have the records of new kinds indexed: a plugin was switched on, or new code says what is found."""
    known = read_state().values
    if new := [kind for kind in searchable() if INDEXED + kind not in known]:
        with writing():
            for kind in new:
                add_job(INDEX_KIND, key=f"{INDEX_KIND}:{kind}", kind=kind)


def index_kind(kind: str) -> None:
    """Index all records of a kind, unless its plugin was switched off meanwhile."""
    if model := searchable().get(kind):
        sum(index_records(model))


def rebuild() -> Iterator[tuple[str, int]]:
    """Make the whole index anew; tells each kind with the number of records looked at. Until then less is found."""
    with writing() as tx:
        prefilter.empty(tx.session)
        tx.session.execute(update(SearchEntry).values(normalised=""))  # each keeps its place in the list
        tx.session.execute(delete(State).where(State.key.startswith(INDEXED, autoescape=True)))
    for kind, model in searchable().items():
        yield kind, sum(index_records(model))


def index_records(model: type[Record]) -> Iterator[int]:
    """Bring the index up to what all records of a kind say, batch by batch; tells the size of each."""
    last = 0
    while True:
        with writing() as tx:
            query = select(model).where(model.id > last).order_by(model.id).limit(BATCH)
            records = list(tx.session.scalars(query))
            for record in records:
                index_record(tx.session, record)
            if not records:
                _remove_left_over(model)
                write_state(tx.session, INDEXED + model.kind, "1")
                return
            last = records[-1].id
        yield len(records)


def forget(kind: str, record_id: int) -> None:
    """Take a record out of the index for good: the worker then sees to it that no trace stays in the file.

    Call it inside writing() only. `compact()` does the rest at once.
    """
    remove(current_transaction().session, kind, record_id)
    add_job(COMPACT, key=COMPACT)


def compact() -> None:
    """Rewrite the pairs of letters, so that those of deleted texts are gone; and the log of changes that had them.

    SQLite only: PostgreSQL's VACUUM frees the place of what was deleted.
    """
    if db.engine.dialect.name != "sqlite":
        return
    with writing() as tx:
        tx.session.execute(text("INSERT INTO portal_search_fts (portal_search_fts) VALUES ('optimize')"))
    db.session.rollback()
    connection = db.engine.raw_connection()
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _remove_left_over(model: type[Record]) -> None:
    """Take out entries whose record is gone."""
    session = current_transaction().session
    gone = ~exists().where(model.id == SearchEntry.record_id)
    for entry in session.scalars(select(SearchEntry).where(SearchEntry.kind == model.kind, gone)):
        remove(session, entry.kind, entry.record_id)
