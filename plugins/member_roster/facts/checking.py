"""`portal roster check`: whether what is written is what the events say, and nobody sits without a seat."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.web.formats import full_date

from ..models import Adjustment, Member, Membership, OfficeHeld, RosterEvent, SeatDay, SeatQuota, Standing, Term
from ..models.standing import TOTAL
from .bulk import parts
from .digest import digest_of
from .replaying import replay


def problems(session: Session) -> Iterator[str]:
    """What is wrong, in sentences."""
    for term in session.scalars(select(Term).order_by(Term.begins_on)):
        yield from _counts(session, term)
        yield from _memberships(session, term)
    for batch in session.scalars(select(Adjustment).order_by(Adjustment.id)):
        if digest_of(session, batch.id) != batch.events_digest:
            yield _(
                "Batch %(number)d “%(title)s”: its events are not those that were entered.",
                number=batch.id,
                title=batch.title,
            )


def _counts(session: Session, term: Term) -> Iterator[str]:
    """Whether the counted seats are those of the standings and of the documents, on every day."""
    steps: dict[int, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    query = select(Standing.sector_id, Standing.begins, Standing.ends).where(Standing.term_id == term.id)
    for sector_id, begins, ends in session.execute(query):
        for number in (TOTAL, sector_id):
            steps[number][begins] += 1
            if ends is not None:
                steps[number][ends] -= 1
    rows = session.scalars(select(SeatDay).where(SeatDay.term_id == term.id).order_by(SeatDay.day)).all()
    written: dict[int, dict[date, SeatDay]] = defaultdict(dict)
    for row in rows:
        written[row.sector_id][row.day] = row
    quotas = session.scalars(
        select(SeatQuota).where(SeatQuota.term_id == term.id).order_by(SeatQuota.valid_from, SeatQuota.id)
    ).all()
    for sector_id in sorted(steps.keys() | written.keys() | {it.sector_id or TOTAL for it in quotas}):
        approved = {
            it.valid_from: it.seats if it.binding else None for it in quotas if (it.sector_id or TOTAL) == sector_id
        }
        yield from _days(term, steps[sector_id], written[sector_id], approved)


def _days(
    term: Term, steps: dict[date, int], written: dict[date, SeatDay], approved: dict[date, int | None]
) -> Iterator[str]:
    count, seats = 0, None
    for day in sorted(steps.keys() | written.keys() | approved.keys()):
        count, seats = count + steps.get(day, 0), approved.get(day, seats)
        told = {"term": term.title, "day": full_date(day), "count": count, "seats": seats}
        row = written.get(day)
        if seats is not None and count > seats:
            yield _("%(term)s, %(day)s: %(count)d members sit on %(seats)d approved seats.", **told)
        if row is None or (row.in_office, row.approved) != (count, seats):
            yield _("%(term)s, %(day)s: the counted seats differ from the members in office.", **told)


def _memberships(session: Session, term: Term) -> Iterator[str]:
    """Whether standings and offices are what the events say, and none overlap."""
    query = select(Membership.id, Member.name).join(Member).where(Membership.term_id == term.id).order_by(Membership.id)
    for part in parts(session.execute(query).all()):
        ids = [number for number, _name in part]
        events, standings, offices = (_rows(session, model, ids) for model in (RosterEvent, Standing, OfficeHeld))
        for number, name in part:
            told = replay(events[number])
            seen = sorted(
                _plain(it, "begins", "ends", "sector_id", "township_id", "group_id", "name", "party", "post")
                for it in standings[number]
            )
            said = sorted(
                _plain(it, "begins", "ends", "sector_id", "township_id", "group_id", "name", "party", "post")
                for it in told.standings
            )
            held = sorted(_plain(it, "office", "begins", "ends") for it in offices[number])
            if seen != said or held != sorted(_plain(it, "office", "begins", "ends") for it in told.offices):
                yield _(
                    "%(term)s, %(name)s: what is written differs from what the events say.", term=term.title, name=name
                )


def _rows(session: Session, model: Any, ids: list[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(select(model.__table__).where(model.__table__.c.membership_id.in_(ids))):
        found[row.membership_id].append(row)
    return found


def _plain(row: Any, *names: str) -> tuple[str, ...]:
    return tuple(str(getattr(row, name)) for name in names)
