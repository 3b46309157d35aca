"""Fifty thousand members taken in at once, beside the same rows written by executemany alone."""

import random
import resource
import time
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from sqlalchemy import delete, insert, select

from portal.extensions import Base, db
from portal.office.importing import find_importer, import_file
from portal.records.writing import writing

ROWS = 50_000
TIMES = 8
TABLES = ("Member", "Membership", "RosterEvent", "Standing")


def measure(app: Flask) -> Iterator[str]:
    """From the file to the last row, and the raw rows into the same tables, which are emptied in between."""
    with app.app_context(), TemporaryDirectory() as folder:
        path = Path(folder) / "roster.csv"
        path.write_text(_csv(), "utf-8")
        term_id = _term()
        began = time.perf_counter()
        report = import_file(find_importer("member_roster.roster"), path, {"term_id": term_id, "add_missing": True})
        portal = time.perf_counter() - began
        if report.new != ROWS or not report.imported:
            raise RuntimeError(report.as_json()[:500])
        raw = _raw()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    yield (
        f"| {ROWS} members taken in, at most {memory} MB | {portal:.1f} s | executemany of the same rows: {raw:.1f} s"
        f" | {portal / raw:.1f} × | ≤ {TIMES} × |"
    )


def _csv() -> str:
    signs, chance = "丁浩周鹏吴明李强王芳陈刚赵敏孙丽钱勇郑洁", random.Random(5)
    lines = ["姓名,性别,界别,出生年月,党派,单位及职务"]
    for number in range(ROWS):
        name = "".join(chance.choice(signs) for _sign in range(3))
        born = f"{1935 + number % 36}.{number % 12 + 1:02}"
        lines.append(f"{name},{'男女'[number % 2]},界别{number % 30},{born},中共,第{number}单位主任")
    return "\n".join(lines)


def _term() -> int:
    term = import_module("plugins.member_roster.models").Term
    with writing() as tx:
        tx.session.add(made := term(number=900, title="测试届", begins_on=date(1990, 1, 1), ends_on=date(1990, 12, 31)))
        tx.session.flush()
        number: int = made.id
    return number


def _raw() -> float:
    """Write all rows of the tables once more in one transaction."""
    models = import_module("plugins.member_roster.models")
    tables = [getattr(models, name).__table__ for name in TABLES]
    rows: list[list[dict[str, Any]]] = [
        [dict(it) for it in db.session.execute(select(table)).mappings()] for table in tables
    ]
    with writing() as tx:
        connection = tx.session.connection()
        for table in _with_what_refers_to(tables):
            connection.execute(delete(table))
        began = time.perf_counter()
        for table, lines in zip(tables, rows, strict=True):
            connection.execute(insert(table), lines)
        return time.perf_counter() - began


def _with_what_refers_to(tables: list[Any]) -> list[Any]:
    """The tables and all that depend on them, in the order in which they can be emptied."""
    found = set(tables)
    for table in Base.metadata.sorted_tables:
        if any(key.column.table in found for key in table.foreign_keys):
            found.add(table)
    return [it for it in reversed(Base.metadata.sorted_tables) if it in found]
