"""Somebody with the database's password: one statement each, past the portal, at random places."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import JSON, Column, Connection, Table, delete, insert, inspect, select, update

from portal.database.types import Sealed, SealedBytes
from portal.records.models import AuditEntry
from portal.records.public_log.canonical import encode
from portal.records.public_log.covered import covered_models
from portal.records.public_log.models import Leaf, LeafHead

LEAF, HEAD, AUDIT = Leaf.__table__, LeafHead.__table__, AuditEntry.__table__
# Says nothing of a record: the first only counts, the second is the order in which leaves wait.
NOT_COVERED = {("*", "version"), (LEAF.name, "id")}
Attack = Callable[[Connection, Random], str | None]


def covered_tables() -> list[Table]:
    """The tables of covered kinds, of their parts, and those that link them."""
    found: dict[str, Table] = {}
    for model in covered_models():
        if not model.kind.startswith(("problem_inventory.", "public_feedback.")):
            continue
        found[model.__table__.name] = model.__table__
        for relation in (*model.log.parts, *model.log.links):
            relationship = inspect(model).relationships[relation]
            table = relationship.secondary if relationship.secondary is not None else relationship.target
            found[table.name] = table
    return sorted(found.values(), key=lambda table: table.name)


def change(connection: Connection, random: Random) -> str | None:
    """Change one value of one row."""
    table = random.choice([*covered_tables(), LEAF, HEAD])
    column = random.choice([it for it in table.columns if _counts(table, it)])
    row = _any_row(connection, random, table)
    if row is None:
        return None
    value = _other(random, column, row[column.name], connection)
    done = connection.execute(update(table).where(*_key(table, row)).values({column: value}))
    return f"{table.name}.{column.name} of {row}: {value!r}" if done.rowcount else None


def take_out(connection: Connection, random: Random) -> str | None:
    """Delete one row."""
    table = random.choice([*covered_tables(), LEAF, HEAD])
    row = _any_row(connection, random, table)
    if row is None:
        return None
    connection.execute(delete(table).where(*_key(table, row)))
    return f"deleted from {table.name}: {row}"


def put_in(connection: Connection, random: Random) -> str | None:
    """Insert a copy of a row, with other values where they must be unique."""
    table = random.choice([*covered_tables(), LEAF, HEAD])
    row = _any_row(connection, random, table)
    if row is None:
        return None
    unique = {column.name for key in table.constraints for column in getattr(key, "columns", ()) if _is_unique(key)}
    for name in unique & row.keys():
        row[name] = _other(random, table.columns[name], row[name], connection)
    if "id" in row:
        row["id"] = random.choice([-7, 900_000 + random.randrange(10_000)])
    connection.execute(insert(table).values(row))
    return f"inserted into {table.name}: {row}"


def rewrite(connection: Connection, random: Random) -> str | None:
    """Change what a leaf says and leave it canonical, or write into the audit entry that belongs to it."""
    if random.random() < 0.3:
        entries = select(AUDIT).where(AUDIT.c.id.in_(select(LEAF.c.audit_id)))
        row = dict(random.choice(connection.execute(entries).mappings().all()))
        name = random.choice(["kind", "record_id", "action", "reason"])
        connection.execute(update(AUDIT).where(AUDIT.c.id == row["id"]).values({name: row[name] + "x"}))
        return f"audit entry {row}: {name}"
    row = _any_row(connection, random, LEAF)
    leaf: dict[str, Any] = json.loads(row["bytes"])
    name = random.choice(sorted(leaf))
    leaf[name] = {**leaf[name], "x": 1} if isinstance(leaf[name], dict) else "x"
    connection.execute(update(LEAF).where(LEAF.c.id == row["id"]).values(bytes=encode(leaf)))
    return f"leaf {row['id']} rewritten: {name}"


def write_nonsense(connection: Connection, random: Random) -> str | None:
    """Write what only SQLite takes: text into days, bytes into text."""
    if connection.dialect.name != "sqlite":
        return None
    table = random.choice([*covered_tables(), LEAF, HEAD])
    columns = [it for it in table.columns if _counts(table, it) and not it.primary_key]
    row = _any_row(connection, random, table)
    if row is None or not columns:
        return None
    column, value = random.choice(columns), random.choice(["'nonsense'", "x'00ff'", "1.5"])
    where = " AND ".join(f'"{it.name}" = :{it.name}' for it in table.primary_key)
    key = {it.name: row[it.name] for it in table.primary_key}
    connection.exec_driver_sql(f'UPDATE "{table.name}" SET "{column.name}" = {value} WHERE {where}', key)
    return f"{table.name}.{column.name} of {key}: {value}"


ATTACKS: tuple[Attack, ...] = (change, change, take_out, put_in, rewrite, write_nonsense)


def _counts(table: Table, column: Column[Any]) -> bool:
    left_out = NOT_COVERED | {(it.__table__.name, name) for it in covered_models() for name in it.log.left_out}
    return not left_out & {("*", column.name), (table.name, column.name)}


def _any_row(connection: Connection, random: Random, table: Table) -> dict[str, Any] | None:
    rows = connection.execute(select(table).order_by(*table.primary_key)).mappings().all()
    return dict(random.choice(rows)) if rows else None


def _key(table: Table, row: dict[str, Any]) -> Iterator[Any]:
    return (column == row[column.name] for column in table.primary_key)


def _is_unique(constraint: Any) -> bool:
    return type(constraint).__name__ in ("UniqueConstraint", "PrimaryKeyConstraint")


def _other(random: Random, column: Column[Any], value: Any, connection: Connection) -> Any:
    """Another value for the column: one that other rows have, nothing, or something near."""
    others = set(connection.scalars(select(column))) - {value} if not isinstance(column.type, JSON) else set()
    if others and random.random() < 0.4:
        return random.choice(sorted(others, key=repr))
    if column.nullable and value is not None and random.random() < 0.2:
        return None
    if isinstance(column.type, SealedBytes):
        return Sealed(_near(random, bytes, value))
    return _near(random, column.type.python_type, value)


def _near(random: Random, kind: type, value: Any) -> Any:
    if value is None:
        value = {date: date(2026, 1, 1), int: 1, str: "", bytes: b"x"}.get(kind, "")
    if isinstance(value, datetime):
        return value + timedelta(microseconds=random.choice([1, -1, 10**9]))
    if isinstance(value, date):
        return value + timedelta(days=random.choice([1, -1, 30]))
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + random.choice([1, 1000])
    if isinstance(value, bytes):
        place = random.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :]
    return random.choice([value + " ", value + "。", "改" + value])
