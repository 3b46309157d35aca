"""The cards of the directory: made from the events of announced batches, of which nothing was withdrawn."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast

from sqlalchemy import Row, delete, select
from sqlalchemy.orm import Session

from ..facts.bulk import add_rows, parts
from ..facts.names import keys_of
from ..facts.replaying import Held, Stood, in_order, replay
from ..models import Adjustment, DirectoryCard, Membership, RosterEvent

_OF_EVENT = ("id", "adjustment_id", "membership_id", "action", "happened_on", "facts", "replaces_id")


def write_cards(session: Session, membership_ids: Iterable[int]) -> None:
    """Make the cards of these memberships anew. Call it inside writing() only."""
    for part in parts(membership_ids):
        session.execute(delete(DirectoryCard).where(DirectoryCard.membership_id.in_(part)))
        add_rows(session, DirectoryCard, list(_cards(session, part)))


def _cards(session: Session, membership_ids: list[int]) -> Iterator[dict[str, Any]]:
    events: dict[int, list[Any]] = defaultdict(list)
    for event in _announced(session, membership_ids):
        events[event.membership_id].append(event)
    places = select(Membership.id, Membership.term_id, Membership.sort_key).where(Membership.id.in_(membership_ids))
    for number, term_id, sort_key in session.execute(places):
        common = {"membership_id": number, "term_id": term_id, "sort_key": sort_key}
        yield from (card | common for card in _of_one(events[number]))


def _announced(session: Session, membership_ids: list[int]) -> Iterable[Row[Any]]:
    table = RosterEvent.__table__
    query = select(*(table.c[name] for name in _OF_EVENT)).join(Adjustment, Adjustment.id == table.c.adjustment_id)
    return session.execute(query.where(table.c.membership_id.in_(membership_ids), Adjustment.for_everybody()))


def _of_one(events: list[Any]) -> Iterator[dict[str, Any]]:
    """The cards of one membership: a new one begins where the seat or the offices change."""
    replayed = replay(events)
    batches: list[tuple[date, int]] = [(it.happened_on, it.adjustment_id) for it in cast(list[Any], in_order(events))]
    for stood in replayed.standings:
        for begins, ends in _stretches(stood, replayed.offices):
            held = [
                it.office for it in replayed.offices if it.begins <= begins and (it.ends is None or it.ends > begins)
            ]
            yield {
                "adjustment_id": [number for day, number in batches if day <= begins][-1],
                "sector_id": stood.sector_id, "name": stood.name, "name_key": keys_of(stood.name).name_key,
                "post": stood.post, "offices": " ".join(held), "begins": begins, "ends": ends,
            }  # fmt: skip


def _stretches(stood: Stood, offices: Iterable[Held]) -> Iterator[tuple[date, date | None]]:
    """The days of a standing, parted where an office begins or ends."""
    days = {day for it in offices for day in (it.begins, it.ends) if day is not None and _within(day, stood)}
    begins = sorted({stood.begins, *days})
    yield from zip(begins, [*begins[1:], stood.ends], strict=True)


def _within(day: date, stood: Stood) -> bool:
    return stood.begins < day and (stood.ends is None or day < stood.ends)
