"""Looking at the leaves themselves: each as it was written, none missing, none added, all with their audit entries."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Row, exists, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from ..models import AuditEntry
from ..steps import RecordStep, decision_texts
from .commitments import same_code
from .comparing import opens
from .findings import ALTERED, AUDIT, CUT, GAP, HEADLESS, INDEX, Finding
from .models import Leaf, LeafHead
from .reading import CONTENT, Found, read_leaf, read_salts

AT_ONCE = 200


class Chain(NamedTuple):
    """The leaves of one record: how many, the newest of them, and what is wrong with them."""

    kind: str
    record_id: str
    length: int
    newest: Found
    problems: list[Finding]


_LEAVES = (
    select(
        Leaf.kind,
        Leaf.record_id,
        Leaf.seq,
        Leaf.index,
        CONTENT.label("content"),
        Leaf.salts,
        Leaf.audit_id,
        type_coerce(Leaf.code, NullType).label("code"),
        LeafHead.seq.label("head"),
        type_coerce(LeafHead.code, NullType).label("head_code"),
        AuditEntry.kind.label("audit_kind"),
        AuditEntry.record_id.label("audit_record"),
        AuditEntry.action.label("audit_action"),
        AuditEntry.reason.label("audit_reason"),
        RecordStep,
    )
    .outerjoin(LeafHead, (LeafHead.kind == Leaf.kind) & (LeafHead.record_id == Leaf.record_id))
    .outerjoin(AuditEntry, AuditEntry.id == Leaf.audit_id)
    .outerjoin(RecordStep, RecordStep.audit_id == Leaf.audit_id)
    .order_by(Leaf.kind, Leaf.record_id, Leaf.seq)
    .execution_options(yield_per=AT_ONCE)
)


def chains(session: Session) -> Iterator[Chain]:
    """The leaves of each record, looked at one after the other; only a few are in memory at once."""
    for (kind, record_id), rows in groupby(session.execute(_LEAVES), key=lambda row: (row.kind, row.record_id)):
        yield _chain(str(kind), str(record_id), rows)


def _chain(kind: str, record_id: str, rows: Iterable[Any]) -> Chain:
    problems: list[tuple[str, int | None]] = []
    length, expected, found = 0, 1, Found(None)
    for row in rows:
        length += 1
        found = Found(read_leaf(row.content), read_salts(row.salts))
        if row.seq != expected:
            problems.append((GAP, expected))
        problems += [(problem, row.seq) for problem in _problems(row, found)]
        expected = row.seq + 1 if isinstance(row.seq, int) else expected + 1
    problems += _end(row)
    findings = [Finding(kind, record_id, problem, seq=seq) for problem, seq in problems]
    return Chain(kind, record_id, length, found, findings)


def headless(session: Session) -> Iterator[Finding]:
    """Records whose leaves were all taken away."""
    some = exists().where(Leaf.kind == LeafHead.kind, Leaf.record_id == LeafHead.record_id)
    for head in session.execute(select(LeafHead.kind, LeafHead.record_id, LeafHead.seq).where(~some)):
        yield Finding(head.kind, head.record_id, CUT, seq=head.seq)


def _problems(row: Row[Any], found: Found) -> Iterator[str]:
    """What is wrong with one leaf."""
    leaf = found.leaf
    place = None if leaf is None else (leaf.get("kind"), str(leaf.get("id")), leaf.get("seq"))
    if leaf is None or place != (row.kind, row.record_id, row.seq) or not _is_ours(row):
        yield ALTERED
    elif not _audited(row, found):
        yield AUDIT
    if row.index is not None:
        yield INDEX  # nothing gives places yet


def _is_ours(row: Row[Any]) -> bool:
    return isinstance(row.salts, str) and same_code(row.code, row.content.decode(), row.salts, row.audit_id)


def _audited(row: Row[Any], found: Found) -> bool:
    """Whether the audit entry says the same; one that is no longer kept says nothing."""
    if row.audit_kind is None or found.leaf is None:
        return True
    same = (row.audit_kind, row.audit_record) == (row.kind, row.record_id)
    return same and all(_text_is(found, name, text) for name, text in _audit_texts(row))


def _audit_texts(row: Row[Any]) -> tuple[tuple[str, Any], ...]:
    return ("action", row.audit_action), ("reason", row.audit_reason), *decision_texts(row.RecordStep).items()


def _text_is(found: Found, name: str, text: Any) -> bool:
    leaf = found.leaf or {}
    committed = leaf.get("texts", {}).get(name)
    if committed is None:
        return bool(leaf.get(name, "") == text)
    salt = found.salts.get(f":{name}")
    return salt is None or opens(committed, salt, text)  # without its salt it is erased


def _end(last: Row[Any]) -> Iterator[tuple[str, int | None]]:
    """Whether the newest leaf is the one that was written last."""
    if last.head is None or not same_code(last.head_code, last.kind, last.record_id, last.head):
        yield HEADLESS, None
    elif last.head != last.seq:
        yield CUT, last.head
