"""Seats on a day: approved, taken, kept back and vacant, of the term and of each sector; who changes soon."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from portal.extensions import db
from portal.items import SignedIn

from ..models import Adjustment, AdjustmentLine, Member, Membership, RosterEvent, SeatDay, SeatQuota, Sector, Term
from ..models.standing import TOTAL
from ..terms import ADDITION, UNDECIDED
from .reading import sectors

SOON = timedelta(days=90)


@dataclass(frozen=True)
class Seats:
    """The seats of the term (no sector) or of a sector on a day; `seats` is empty where no document or plan says."""

    sector: Sector | None
    seats: int | None
    binding: bool
    kept_back: int
    in_office: int
    proposed: int

    @property
    def vacant(self) -> int | None:
        """How many seats may be filled."""
        return None if self.seats is None else max(self.seats - self.in_office - self.kept_back, 0)

    @property
    def over(self) -> int:
        """How many more sit than a plan says."""
        return 0 if self.seats is None else max(self.in_office - self.seats, 0)


def seats_on(user: SignedIn, term: Term, day: date) -> list[Seats]:
    """The seats of the term, then of each sector that is used, has seats or members."""
    taken, quotas, proposed = taken_on(term, day), quotas_on(term, day), _proposed(term)
    rows = [_seats(None, taken, quotas, proposed)]
    for sector in sectors(user):
        row = _seats(sector, taken, quotas, proposed)
        if sector.in_use or row.seats or row.in_office:
            rows.append(row)
    return rows


def soon(user: SignedIn, term: Term, day: date, most: int = 20) -> list[tuple[Member, RosterEvent]]:
    """What happens to whom in the next time."""
    query = Member.visible_to(user).add_columns(RosterEvent, Membership.term_id)
    query = query.join(Membership, Membership.member_id == Member.id)
    query = query.join(RosterEvent, RosterEvent.membership_id == Membership.id)
    query = query.where(RosterEvent.id.in_(_next_events(day, most)))
    rows = db.session.execute(query.order_by(RosterEvent.happened_on, RosterEvent.id))
    return [(it.Member, it.RosterEvent) for it in rows if it.term_id == term.id]


def _next_events(day: date, most: int) -> Sequence[int]:
    """The next events that count. Asked for alone, since joined to members the databases would look through all."""
    later = aliased(RosterEvent)
    coming = RosterEvent.happened_on > day, RosterEvent.happened_on <= day + SOON, RosterEvent.action != ""
    query = select(RosterEvent.id).where(*coming, ~exists().where(later.replaces_id == RosterEvent.id))
    return db.session.scalars(query.order_by(RosterEvent.happened_on, RosterEvent.id).limit(most)).all()


def _seats(
    sector: Sector | None, taken: dict[int, int], quotas: dict[int, SeatQuota], proposed: dict[int, int]
) -> Seats:
    number = sector.id if sector else TOTAL
    quota, sitting, coming = quotas.get(number), taken.get(number, 0), proposed.get(number, 0)
    if quota is None:
        return Seats(sector, None, False, 0, sitting, coming)
    return Seats(sector, quota.seats, quota.binding, quota.kept_back, sitting, coming)


def taken_on(term: Term, day: date) -> dict[int, int]:
    """How many sit on a day, by the sector's number; TOTAL for the term."""
    newest = select(SeatDay.sector_id, func.max(SeatDay.day)).where(SeatDay.term_id == term.id, SeatDay.day <= day)
    keys = newest.group_by(SeatDay.sector_id).subquery()
    query = select(SeatDay.sector_id, SeatDay.in_office).where(SeatDay.term_id == term.id)
    query = query.join(keys, (keys.c[0] == SeatDay.sector_id) & (keys.c[1] == SeatDay.day))
    return dict(db.session.execute(query).all())


def quotas_on(term: Term, day: date) -> dict[int, SeatQuota]:
    """What is approved on a day, by the sector's number; TOTAL for the term."""
    query = select(SeatQuota).where(SeatQuota.term_id == term.id, SeatQuota.valid_from <= day)
    rows = db.session.scalars(query.order_by(SeatQuota.valid_from, SeatQuota.id))
    return {it.sector_id or TOTAL: it for it in rows}


def _proposed(term: Term) -> dict[int, int]:
    query = select(AdjustmentLine.sector_id, func.count()).join(Adjustment).group_by(AdjustmentLine.sector_id)
    open_now = Adjustment.term_id == term.id, Adjustment.state.in_(UNDECIDED), AdjustmentLine.change == ADDITION
    found = {number: count for number, count in db.session.execute(query.where(*open_now)) if number}
    return found | {TOTAL: sum(found.values())}
