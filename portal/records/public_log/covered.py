"""What the log says of its own coverage: since when a kind is covered, with which of its fields."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...extensions import Base
from ..models import Record
from .leaves import COVERAGE
from .models import Leaf
from .reading import CONTENT, read_leaf

COVERED, DROPPED = "covered", "dropped"


@dataclass(frozen=True)
class Coverage:
    """The names of a kind's covered fields, none before it begins; `dropped_at` says when its table last went."""

    names: frozenset[str] = frozenset()
    dropped_at: str = ""


def covered_models() -> list[type[Record]]:
    """The models of all kinds that declare how they are logged, by kind."""
    models = {it.class_ for it in Base.registry.mappers if issubclass(it.class_, Record) and it.class_.log}
    return sorted(models, key=lambda model: model.kind)


def read_coverage(session: Session) -> dict[str, Coverage]:
    """The coverage of every kind that was ever covered, from the leaves that tell of it."""
    found: dict[str, Coverage] = {}
    query = select(Leaf.record_id, CONTENT).where(Leaf.kind == COVERAGE).order_by(Leaf.record_id, Leaf.seq)
    for kind, content in session.execute(query):
        leaf = read_leaf(content)
        if leaf is None:
            continue  # those who look at the leaf itself tell of it
        if leaf.get("action") == DROPPED:
            found[kind] = Coverage(dropped_at=str(leaf.get("at", "")))
        elif leaf.get("action") == COVERED:
            before = found.get(kind, Coverage())
            found[kind] = Coverage(frozenset(leaf.get("fields", ())), before.dropped_at)
    return found
