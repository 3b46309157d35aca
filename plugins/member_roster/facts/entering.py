"""The one way to add events: they are kept, and what follows from them is written anew in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.clock import now
from portal.items import Change
from portal.records.jobs import add_job
from portal.records.search.rebuilding import INDEX_KIND
from portal.records.writing import current_transaction, record

from ..models import Adjustment, Member, RosterEvent
from .bulk import add_rows, take_ids
from .checking_events import check_effects, check_events
from .digest import digest_of
from .names import plain_name
from .projecting import Projection
from .seats import lock_term

TOLD_EACH = 200  # members of a batch up to which each gets an audit entry of its own


@dataclass(frozen=True)
class NewEvent:
    """An event to be added; `facts` and `replaces_id` as in `RosterEvent`."""

    membership_id: int
    action: str
    happened_on: date
    facts: dict[str, Any] = field(default_factory=dict)
    change: str = ""
    replaces_id: int | None = None
    note: str = ""


def enter(batch: Adjustment, events: Sequence[NewEvent]) -> list[int]:
    """Add events to a batch and write the standings, offices and members that follow; returns the events' numbers.

    One event or fifty thousand. Members and memberships are there before (`add_members`, `memberships_of`), and `batch`
    has its number. Call it inside writing() only. Raises NoSeat when there would be too few seats on some day, and
    EventRefused for what cannot have happened.
    """
    session = current_transaction().session
    session.flush()
    term = lock_term(session, batch.term_id)
    projection = Projection(session, term, [it.membership_id for it in events])
    check_events(term, events, projection)
    rows = _rows(session, batch, events)
    add_rows(session, RosterEvent, rows)
    projection.add(rows)
    check_effects(projection, {row["id"] for row in rows})
    projection.write()
    batch.events_digest = digest_of(session, batch.id)
    _tell(session, batch, projection)
    return [row["id"] for row in rows]


def _rows(session: Session, batch: Adjustment, events: Sequence[NewEvent]) -> list[dict[str, Any]]:
    common = {"adjustment_id": batch.id, "entered_at": now()}
    ids = take_ids(session, RosterEvent, len(events))
    return [
        {"id": number, **common, **vars(event), "facts": _plain(event.facts)}
        for number, event in zip(ids, events, strict=True)
    ]


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return facts | {"name": plain_name(facts["name"])} if "name" in facts else facts


def _tell(session: Session, batch: Adjustment, projection: Projection) -> None:
    """Tell the audit and the search index of each member; of very many, let the worker bring the index up to it."""
    if len(projection.told) > TOLD_EACH:
        add_job(INDEX_KIND, key=f"{INDEX_KIND}:{Member.kind}", kind=Member.kind)
        return
    for member_id, names in projection.told.items():
        member = session.get_one(Member, member_id)
        record(Change(member, batch.origin, fields=tuple(sorted(names))))
