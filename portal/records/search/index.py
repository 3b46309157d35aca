"""Keeping the index: one record at a time as it changes, and all of a kind anew."""

from collections.abc import Iterator

from sqlalchemy import delete, inspect, select
from sqlalchemy.orm import Session

from ...extensions import Base
from ...hooks.calling import registry
from ...items import Recordable
from ..models import Record, State
from . import prefilter
from .letters import LONGEST_TEXT, normalise
from .models import INDEXED, SearchEntry


def index_record(session: Session, changed: Recordable) -> None:
    """Bring the index up to what a record says now; one that says nothing, or is gone, is taken out.

    Call it inside writing() only; record() does.
    """
    if not isinstance(changed, Record) or not says_something(type(changed)):
        return
    state = inspect(changed)
    document = None if state.deleted or state.was_deleted else changed.search_document()
    if document is None:
        remove(session, changed.kind, changed.id)
    else:
        text = f"{normalise(document.title)}\n{normalise(document.text[:LONGEST_TEXT])}"
        _put(session, changed.kind, changed.id, text, document.public)


def remove(session: Session, kind: str, record_id: int) -> None:
    """Take one record out, if it is there."""
    if entry := _entry(session, kind, record_id):
        prefilter.take_out(session, entry.id, entry.normalised)
        session.delete(entry)
        session.flush()


def remove_plugin(session: Session, name: str) -> None:
    """Take everything out that belongs to a plugin."""
    mine = SearchEntry.kind.startswith(f"{name}.", autoescape=True)
    for entry in session.execute(select(SearchEntry.id, SearchEntry.normalised).where(mine)).all():
        prefilter.take_out(session, entry.id, entry.normalised)
    session.execute(delete(SearchEntry).where(mine))
    session.execute(delete(State).where(State.key.startswith(f"{INDEXED}{name}.", autoescape=True)))


def searchable() -> dict[str, type[Record]]:
    """The models of the plugins that are on whose records can be found, by kind."""
    alive = registry().switches.alive()
    return {model.kind: model for model in _models() if says_something(model) and model.kind.split(".")[0] in alive}


def says_something(model: type[Record]) -> bool:
    """Whether records of this class can be found."""
    return model.search_document is not Record.search_document


def _models() -> Iterator[type[Record]]:
    for mapper in Base.registry.mappers:
        if issubclass(mapper.class_, Record):
            yield mapper.class_


def _put(session: Session, kind: str, record_id: int, normalised: str, public: bool) -> None:
    entry = _entry(session, kind, record_id)
    if entry and entry.normalised == normalised:
        entry.public = public
        return
    if entry:
        prefilter.take_out(session, entry.id, entry.normalised)
        entry.normalised, entry.public = normalised, public
    else:
        entry = SearchEntry(kind=kind, record_id=record_id, normalised=normalised, public=public)
        session.add(entry)
    session.flush()
    prefilter.add(session, entry.id, normalised)


def _entry(session: Session, kind: str, record_id: int) -> SearchEntry | None:
    query = select(SearchEntry).where(SearchEntry.kind == kind, SearchEntry.record_id == record_id)
    found: SearchEntry | None = session.scalar(query)
    return found
