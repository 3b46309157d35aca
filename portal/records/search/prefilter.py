"""The inverted index of pairs of letters, on each of the two databases.

SQLite: contentless FTS5. It forgets a text only when told its pairs again, so they follow from the text that is kept.
PostgreSQL: a tsvector without positions under a GIN index.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, cast, func, literal_column, text
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import InstrumentedAttribute, Session

from .letters import pairs
from .models import FTS

Database = Session | Connection
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


def add(session: Session, entry_id: int, normalised: str) -> None:
    """Index a text under its number. One without pairs is never looked up by them."""
    found = pairs(normalised)
    if found and is_sqlite(session):
        session.execute(_ADD_SQLITE, {"id": entry_id, "pairs": _written(found)})
    elif found:
        session.execute(_ADD_POSTGRESQL, {"id": entry_id, "pairs": found})


def take_out(session: Session, entry_id: int, normalised: str) -> None:
    """Forget a text that was indexed under a number."""
    found = pairs(normalised)
    if found and is_sqlite(session):
        session.execute(_TAKE_OUT_SQLITE, {"id": entry_id, "pairs": _written(found)})
    elif found:
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
    return " ".join("".join(f"{ord(letter):05x}" for letter in pair) for pair in found)
