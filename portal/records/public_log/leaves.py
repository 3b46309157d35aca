"""Writing leaves: at the end of a transaction, one for each change, with the record as the transaction leaves it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, bindparam, insert, inspect, select, text
from sqlalchemy.orm import Session

from ...clock import now
from ...items import Change
from ..models import AuditEntry, Record
from ..steps import RecordStep, decision_texts
from . import coverage
from .canonical import Json, encode
from .commitments import code_of, commit, new_salt
from .coverage import Logged
from .models import Leaf, LeafHead
from .values import instant

# What happens to these has leaves without a row to compare: modules switched, permissions granted, kinds covered.
COVERAGE = "portal.log"
EVENTS = frozenset({"portal.plugin", "portal.role", COVERAGE})
AT_ONCE = 500  # within what both databases take as parameters of one statement

# Without the session's bookkeeping, which costs more than the statements: nobody changes a leaf afterwards.
_NEW_LEAVES = insert(cast(Table, Leaf.__table__))
_NEW_HEADS = text(
    "INSERT INTO portal_leaf_head (kind, record_id, seq, code) VALUES (:kind, :record_id, :seq, :code)"
    " ON CONFLICT (kind, record_id) DO UPDATE SET seq = excluded.seq, code = excluded.code"
)
_HEADS = (
    select(LeafHead.record_id, LeafHead.seq)
    .where(LeafHead.kind == bindparam("kind"), LeafHead.record_id.in_(bindparam("ids", expanding=True)))
    .order_by(LeafHead.record_id)
    .with_for_update()
)


class Told(NamedTuple):
    """A change with its audit entry and its step of the history, where it has them."""

    change: Change
    entry: AuditEntry | None = None
    step: RecordStep | None = None

    @property
    def texts(self) -> dict[str, str]:
        """What people wrote about the change: why it was made, who decided it, when and on what basis."""
        return {"reason": self.change.reason} | decision_texts(self.step)


@dataclass
class Draft:
    """A leaf being written, and the salts of its commitments, which are kept apart."""

    leaf: dict[str, Json]
    salts: dict[str, str]

    def hide(self, path: str, value: Json) -> str:
        """The commitment to a value; its salt is kept under the path."""
        salt = new_salt()
        self.salts[path] = salt.hex()
        return commit(salt, value)


def log_of(record: object) -> Logged | None:
    """How a record is covered; None where it is not."""
    return record.log if isinstance(record, Record) else None


def write_leaves(session: Session, told: Sequence[Told]) -> None:
    """Write the leaf of each change of a covered record. Call it once, at the end of a writing transaction.

    All leaves of one transaction hold the same state of a record: nobody has ever seen another one.
    """
    covered = [it for it in told if log_of(it.change.record) or it.change.record.kind in EVENTS]
    if not covered:
        return
    session.flush()
    moment, leaves = instant(now()), []
    heads = _heads(session, {_key(it.change) for it in covered})
    for it in covered:
        key = _key(it.change)
        heads[key] = heads.get(key, 0) + 1
        leaves.append(_leaf(it, heads[key], moment))
    session.execute(_NEW_LEAVES, leaves)
    session.execute(_NEW_HEADS, [_head(kind, record_id, heads[kind, record_id]) for kind, record_id in sorted(heads)])


def _key(change: Change) -> tuple[str, str]:
    return change.record.kind, str(change.record.id)


def _heads(session: Session, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The numbers of the newest leaves; PostgreSQL locks them until the commit, always in the same order."""
    wanted: dict[str, list[str]] = {}
    for kind, record_id in sorted(keys):
        wanted.setdefault(kind, []).append(record_id)
    found: dict[tuple[str, str], int] = {}
    for kind, ids in wanted.items():
        for start in range(0, len(ids), AT_ONCE):
            rows = session.execute(_HEADS, {"kind": kind, "ids": ids[start : start + AT_ONCE]})
            found |= {(kind, record_id): seq for record_id, seq in rows}
    return found


def _head(kind: str, record_id: str, seq: int) -> dict[str, Any]:
    return {"kind": kind, "record_id": record_id, "seq": seq, "code": code_of(kind, record_id, seq)}


def _leaf(told: Told, seq: int, moment: str) -> dict[str, Any]:
    change, audit_id = told.change, told.entry.id if told.entry else None
    log = log_of(change.record)
    draft = Draft({"kind": change.record.kind, "id": change.record.id, "seq": seq, "at": moment}, {})
    _add_action(draft, told, log is None or _is_gone(change.record) or log.is_open(change.record))
    if log is None:
        draft.leaf["fields"] = list(change.fields)
    elif not _is_gone(change.record):
        _add_record(draft, change.record, log)
    content, salts = encode(draft.leaf), json.dumps(draft.salts)
    return {
        "kind": change.record.kind,
        "record_id": str(change.record.id),
        "seq": seq,
        "bytes": content,
        "salts": salts,
        "audit_id": audit_id,
        "code": code_of(content.decode(), salts, audit_id),
    }


def _add_action(draft: Draft, told: Told, is_open: bool) -> None:
    texts = {name: text for name, text in told.texts.items() if text}
    if is_open:
        draft.leaf["action"] = told.change.action
    else:
        texts["action"] = told.change.action
    draft.leaf["texts"] = {name: draft.hide(f":{name}", text) for name, text in texts.items()}


def _add_record(draft: Draft, row: Any, log: Logged) -> None:
    """Add the full snapshot: values that everybody may know as they are, all others as commitments."""
    shown = coverage.plain_names(log) if log.is_open(row) else frozenset()
    plain: dict[str, Json] = {}
    committed: dict[str, Json] = {}
    for path, value in coverage.values(row, log).items():
        if coverage.name_of(path) in shown:
            plain[path] = value
        else:
            committed[path] = draft.hide(path, value)
    draft.leaf |= {"plain": plain, "committed": committed}


def _is_gone(row: object) -> bool:
    """Whether the transaction has deleted the row: then the leaf says so by holding nothing of it."""
    return bool(inspect(row).deleted)
