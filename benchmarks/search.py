"""Search over many letters: `python3 run.py bench search`, or `… bench search 1000000` for another number of them."""

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
BATCH, WORDS, LENGTH, QUERIES = 2_000, 6_000, 120, 100
CLERK = SignedIn(1, "clerk", "Clerk", 1, frozenset({"public_feedback.read"}), frozenset())
CHANCE = random.Random(1)
VOCABULARY = ["".join(CHANCE.choices([chr(0x4E00 + n) for n in range(2_500)], k=2)) for _ in range(WORDS)]
ZIPF = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))


def measure(app: Flask) -> Iterator[str]:
    """The slowest of twenty searches, by kind of query, and the size of the index beside the texts."""
    with app.app_context():
        _write_letters()
        compact()
        texts, index = _size_of_texts(), _index_size()
        beside = f"the texts: {texts / 1e6:.0f} MB | {100 * index / texts:.0f} %"
        yield f"| index of {TEXTS:,} texts | {index / 1e6:.0f} MB | {beside} | |"
        for kind, query in _queries().items():
            yield f"| search among {TEXTS:,}, {kind}, p95 | {_p95(query):.1f} ms | | | ≤ 100 ms |"


def _write_letters() -> None:
    opinion = import_module("plugins.public_feedback.models").Opinion
    first = db.session.scalar(select(func.max(opinion.id))) or 0
    for start in range(first + 1, first + 1 + TEXTS, BATCH):
        numbers = range(start, min(start + BATCH, first + 1 + TEXTS))
        letters = [(number, _letter()) for number in numbers]
        common = {"language": "zh", "state": "received", "version": 1, "received_at": now(), "query_code_hash": b""}
        with writing() as tx:
            rows = [common | {"id": number, "body": body, "township": "", "place": ""} for number, body in letters]
            hashed = [row | {"long_code_hash": str(row["id"]).encode()} for row in rows]
            tx.session.execute(insert(opinion.__table__), hashed)
            entries = [
                {"kind": opinion.kind, "record_id": number, "normalised": normalise(body), "public": False}
                for number, body in letters
            ]
            made = tx.session.scalars(insert(SearchEntry).returning(SearchEntry), entries).all()
            for entry in made:
                prefilter.add(tx.session, entry.id, entry.normalised)


def _letter() -> str:
    words = CHANCE.choices(VOCABULARY, cum_weights=ZIPF, k=LENGTH)
    return "".join(word + ("，" if place % 6 == 5 else "") for place, word in enumerate(words))


def _queries() -> dict[str, Callable[[], str]]:
    """Ways to make a query of each kind."""
    return {
        "one of the 50 commonest words": lambda: CHANCE.choice(VOCABULARY[:50]),
        "any word": lambda: CHANCE.choice(VOCABULARY),
        "two words that stand together": lambda: "".join(CHANCE.choices(VOCABULARY, cum_weights=ZIPF, k=2)),
        "two words anywhere": lambda: " ".join(CHANCE.choices(VOCABULARY, cum_weights=ZIPF, k=2)),
        "one character": lambda: CHANCE.choice(VOCABULARY)[0],
    }


def _p95(query: Callable[[], str]) -> float:
    times = []
    for _ in range(QUERIES):
        wanted = query()
        before = time.perf_counter()
        find(wanted, CLERK)
        times.append((time.perf_counter() - before) * 1000)
    return sorted(times)[int(QUERIES * 0.95)]


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
