"""Search over many letters: `python3 run.py bench search`, or `… bench search 1000000` for another number of them.

The letters are made of invented words, some common and most rare. Of more than 100,000 each is written several times.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import accumulate

from flask import Flask
from sqlalchemy import func, insert, select, text

from portal.clock import now
from portal.extensions import db
from portal.items import SignedIn
from portal.records.search import prefilter
from portal.records.search.finding import find
from portal.records.search.letters import normalise
from portal.records.search.models import SearchEntry
from portal.records.search.rebuilding import compact
from portal.records.writing import writing

TEXTS = next((int(word) for word in sys.argv[1:] if word.isdecimal()), 100_000)
BATCH, DIFFERENT, WORDS, LENGTH, QUERIES, ROUNDS = 10_000, 100_000, 6_000, 80, 100, 3
CLERK = SignedIn(1, "clerk", "Clerk", 1, frozenset({"public_feedback.read"}), frozenset())
CHANCE = random.Random(1)
VOCABULARY = ["".join(CHANCE.choices([chr(0x4E00 + n) for n in range(2_500)], k=2)) for _ in range(WORDS)]
ZIPF = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))
GOALS = {"sqlite": (3, 5), "postgresql": (5, 100)}  # times as long as among a tenth, milliseconds


def measure(app: Flask) -> Iterator[str]:
    """How search grows with ten times the texts, by kind of query, and the size of the index beside the texts."""
    queries = _queries()
    with app.app_context():
        letters = _Letters()
        letters.write(TEXTS // 10)
        few = {kind: _p95(wanted) for kind, wanted in queries.items()}
        letters.write(TEXTS - TEXTS // 10)
        yield _size()
        for kind, wanted in queries.items():
            yield _growth(kind, few[kind], _p95(wanted))


class _Letters:
    """Letters that are written like the portal's own, but in large batches and without their history."""

    def __init__(self) -> None:
        self.opinion = import_module("plugins.public_feedback.models").Opinion
        self.bodies = [_letter() for _ in range(min(TEXTS, DIFFERENT))]
        self.normalised = [normalise(body) for body in self.bodies]
        self.forms = [prefilter.form_of(db.session(), it) for it in self.normalised]

    def write(self, many: int) -> None:
        """Write so many letters more, and leave the database as its own upkeep would."""
        first = 1 + max(db.session.scalar(select(func.max(it))) or 0 for it in (self.opinion.id, SearchEntry.id))
        for start in range(first, first + many, BATCH):
            self._write(range(start, min(start + BATCH, first + many)))
        compact()
        _vacuum()

    def _write(self, numbers: range) -> None:
        common = {"language": "zh", "state": "received", "version": 1, "received_at": now(), "query_code_hash": b""}
        common |= {"township": "", "place": ""}
        known = {"kind": self.opinion.kind, "public": False}
        places = {number: number % len(self.bodies) for number in numbers}
        rows = [
            common | {"id": number, "body": self.bodies[place], "long_code_hash": str(number).encode()}
            for number, place in places.items()
        ]
        entries = [
            known | {"id": number, "record_id": number, "normalised": self.normalised[place]}
            for number, place in places.items()
        ]
        with writing() as tx:
            tx.session.execute(insert(self.opinion.__table__), rows)
            tx.session.execute(insert(SearchEntry.__table__), entries)
            prefilter.add_forms(tx.session, {number: self.forms[place] for number, place in places.items()})


def _letter() -> str:
    words = CHANCE.choices(VOCABULARY, cum_weights=ZIPF, k=LENGTH)
    return "".join(word + ("，" if place % 6 == 5 else "") for place, word in enumerate(words))


def _vacuum() -> None:
    """What PostgreSQL does by itself within a minute."""
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect() as connection:
            connection.execute(text("SET default_transaction_read_only = off"))
            connection.execute(text("VACUUM ANALYZE"))
            connection.invalidate()


def _queries() -> dict[str, list[str]]:
    """Queries of each kind."""
    ways: dict[str, Callable[[], str]] = {
        "one of the 50 commonest words": lambda: CHANCE.choice(VOCABULARY[:50]),
        "any word": lambda: CHANCE.choice(VOCABULARY),
        "two words that stand together": lambda: "".join(CHANCE.choices(VOCABULARY, cum_weights=ZIPF, k=2)),
        "two words anywhere": lambda: " ".join(CHANCE.choices(VOCABULARY, cum_weights=ZIPF, k=2)),
        "one character": lambda: CHANCE.choice(VOCABULARY)[0],
    }
    return {kind: [way() for _ in range(QUERIES)] for kind, way in ways.items()}


def _p95(queries: list[str]) -> float:
    """The milliseconds that one query in twenty exceeds; of each the fastest of some rounds."""
    best = dict.fromkeys(queries, float("inf"))
    for _ in range(ROUNDS):
        for wanted in queries:
            before = time.perf_counter()
            find(wanted, CLERK)
            best[wanted] = min(best[wanted], (time.perf_counter() - before) * 1000)
    return sorted(best[wanted] for wanted in queries)[int(len(queries) * 0.95)]


def _growth(kind: str, few: float, many: float) -> str:
    times, slowest = GOALS[db.engine.dialect.name]
    beside = f"among {TEXTS // 10:,}: {few:.1f} ms | {many / few:.1f} ×"
    return f"| search among {TEXTS:,}, {kind}, p95 | {many:.1f} ms | {beside} | ≤ {times} × and ≤ {slowest} ms |"


def _size() -> str:
    texts, index = _size_of_texts(), _index_size()
    beside = f"the texts: {texts / 1e6:.0f} MB | {100 * index / texts:.0f} %"
    goal = "≤ 70 %" if db.engine.dialect.name == "sqlite" else ""
    return f"| index of {TEXTS:,} texts | {index / 1e6:.0f} MB | {beside} | {goal} |"


def _size_of_texts() -> int:
    """Their bytes in UTF-8, nearly: three for a character."""
    return 3 * (db.session.scalar(select(func.sum(func.length(SearchEntry.normalised)))) or 1)


def _index_size() -> int:
    """The bytes of the inverted index alone."""
    if db.engine.dialect.name == "sqlite":
        statement = "SELECT sum(length(block)) FROM portal_search_fts_data"
    else:
        statement = "SELECT pg_total_relation_size('portal_search_fts')"
    return int(db.session.execute(text(statement)).scalar_one())
