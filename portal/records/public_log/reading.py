"""Reading rows and leaves as they lie there, even where somebody wrote into them what does not belong."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Select, func, select, tuple_, type_coerce
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.types import NullType

from ..models import Record
from .canonical import NotCanonical, decode
from .coverage import declared
from .models import Leaf

Kind = TypeVar("Kind", bound=Record)

# Without a type: a column of bytes that holds text on SQLite would raise in the middle of a list.
CONTENT = type_coerce(Leaf.content, NullType)


@dataclass(frozen=True)
class Found:
    """A leaf that was read, None where it is not canonical JSON, and its salts by path."""

    leaf: dict[str, Any] | None
    salts: dict[str, str] = field(default_factory=dict)


def read_leaf(content: object) -> dict[str, Any] | None:
    """What a leaf says; None where that is not canonical JSON, or has not the form of a leaf."""
    try:
        leaf = decode(content) if isinstance(content, bytes) else None
    except NotCanonical:
        return None
    return leaf if isinstance(leaf, dict) and _has_form(leaf) else None


def _has_form(leaf: dict[str, Any]) -> bool:
    groups = (leaf.get(name, {}) for name in ("texts", "plain", "committed"))
    names = leaf.get("fields", [])
    return all(isinstance(it, dict) for it in groups) and isinstance(names, list) and all(map(_is_text, names))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def read_salts(text: object) -> dict[str, str]:
    """The salts of a leaf by path; none where they cannot be read."""
    try:
        found = json.loads(text) if isinstance(text, str) else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def highest_leaves(session: Session, kind: str, ids: Sequence[int]) -> dict[int, Found]:
    """The newest leaf of each of these records that has one."""
    numbers = [str(it) for it in ids]
    of_these = (Leaf.kind == kind, Leaf.record_id.in_(numbers))
    highest = select(Leaf.record_id, func.max(Leaf.seq)).where(*of_these).group_by(Leaf.record_id)
    query = select(Leaf.record_id, CONTENT, Leaf.salts).where(*of_these)
    rows = session.execute(query.where(tuple_(Leaf.record_id, Leaf.seq).in_(highest)))
    return {int(number): Found(read_leaf(content), read_salts(salts)) for number, content, salts in rows}


def rows_of(model: type[Kind]) -> Select[Kind]:
    """All records of a kind, read with what belongs to them."""
    log = declared(model)
    relations = (*log.parts, *log.links)
    return select(model).options(*(selectinload(getattr(model, relation)) for relation in relations))
