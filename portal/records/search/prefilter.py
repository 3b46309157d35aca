"""The inverted index of pairs of letters, on each of the two databases.

SQLite: contentless FTS5. It forgets a text only when told its pairs again, so they follow from the text that is kept.
PostgreSQL: a tsvector without positions under a GIN index.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, cast, func, literal_column, text
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import InstrumentedAttribute, Session

from .letters import pairs
from .models import FTS

Database = Session | Connection
Form = str | list[str]
_ADD_SQLITE = text("INSERT INTO portal_search_fts (rowid, pairs) VALUES (:id, :pairs)")
_ADD_POSTGRESQL = text(
    "INSERT INTO portal_search_fts (rowid, pairs) VALUES (:id, array_to_tsvector(CAST(:pairs AS text[])))"
)
_TAKE_OUT_SQLITE = text(
    "INSERT INTO portal_search_fts (portal_search_fts, rowid, pairs) VALUES ('delete', :id, :pairs)"
)
_TAKE_OUT_POSTGRESQL = text("DELETE FROM portal_search_fts WHERE rowid = :id")


def is_sqlite(database: Database) -> bool:
    """Which of the two it is."""
    found = database.get_bind() if isinstance(database, Session) else database
    return found.dialect.name == "sqlite"


def form_of(database: Database, normalised: str) -> Form:
    """The pairs of a text as the database takes them; empty where there are none."""
    found = pairs(normalised)
    return _written(found) if is_sqlite(database) else found


def add(session: Session, entry_id: int, normalised: str) -> None:
    """Index a text under its number. One without pairs is never looked up by them."""
    if form := form_of(session, normalised):
        add_forms(session, {entry_id: form})


def add_forms(session: Session, forms: Mapping[int, Form]) -> None:
    """Index many texts at once: the form of each, which is not empty, under its number."""
    statement = _ADD_SQLITE if is_sqlite(session) else _ADD_POSTGRESQL
    session.execute(statement, [{"id": entry_id, "pairs": form} for entry_id, form in forms.items()])


def take_out(session: Session, entry_id: int, normalised: str) -> None:
    """Forget a text that was indexed under a number."""
    form = form_of(session, normalised)
    if form and is_sqlite(session):
        session.execute(_TAKE_OUT_SQLITE, {"id": entry_id, "pairs": form})
    elif form:
        session.execute(_TAKE_OUT_POSTGRESQL, {"id": entry_id})


def empty(session: Session) -> None:
    """Forget all texts."""
    if is_sqlite(session):
        session.execute(text("INSERT INTO portal_search_fts (portal_search_fts) VALUES ('delete-all')"))
    else:
        session.execute(text("DELETE FROM portal_search_fts"))


def has_all(database: Database, wanted: Iterable[str]) -> ColumnElement[bool]:
    """The condition that a text has all of the pairs."""
    return has_one(database, [wanted])


def has_one(database: Database, alternatives: Iterable[Iterable[str]]) -> ColumnElement[bool]:
    """The condition that a text has all the pairs of one of several lists, none of them empty."""
    if is_sqlite(database):
        return literal_column("portal_search_fts").op("MATCH")(" OR ".join(f"({_written(it)})" for it in alternatives))
    lexemes = " | ".join(_lexemes(it) for it in alternatives)
    return FTS.c.pairs.op("@@")(cast(lexemes, TSQUERY))


def contains(database: Database, column: InstrumentedAttribute[str], term: str) -> ColumnElement[bool]:
    """The condition that a text contains a term as it stands."""
    place = func.instr if is_sqlite(database) else func.strpos
    return place(column, term) > 0


def _lexemes(wanted: Iterable[str]) -> str:
    return " & ".join(f"'{pair}'" for pair in wanted)  # letters and digits need no quoting


def _written(found: Iterable[str]) -> str:
    """Pairs as FTS5 reads them: in hexadecimal, because its tokenizer has its own mind about letters."""
    return " ".join([f"{ord(pair[0]):05x}{ord(pair[1]):05x}" for pair in found])
