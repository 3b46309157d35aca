"""Seats before and after a batch: what the paper for the meeting shows, and what its decision is held against."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from portal.clock import today
from portal.extensions import db

from ..facts.seat_table import quotas_on, taken_on
from ..models import Adjustment, AdjustmentLine, Membership, Sector, Standing
from ..models.standing import TOTAL
from ..terms import ADDITION, CHANGE_OF_SECTOR, EXITS


@dataclass(frozen=True)
class SeatCount:
    """The seats of a sector, or of the TOTAL, on the day of a batch. `seats` is empty where none are approved."""

    sector_id: int
    title: str
    seats: int | None
    kept_back: int
    binding: bool
    before: int
    added: int
    gone: int

    @property
    def after(self) -> int:
        """How many sit there when the batch holds."""
        return self.before + self.added - self.gone

    @property
    def vacant(self) -> int | None:
        """How many seats are free then, without those kept back; below nothing where there are too few."""
        return None if self.seats is None else self.seats - self.kept_back - self.after

    @property
    def beyond_plan(self) -> bool:
        """Whether more would sit than the plan has: allowed with a reason, unless the seats bind."""
        return self.added > 0 and self.vacant is not None and self.vacant < 0 and not self.impossible

    @property
    def impossible(self) -> bool:
        """Whether more would sit than seats are approved that bind."""
        return self.binding and self.seats is not None and self.added > self.gone and self.after > self.seats

    def concerns(self, line: AdjustmentLine) -> bool:
        """Whether a line takes one of these seats."""
        return self.sector_id in (TOTAL, line.sector_id) and line.change in (ADDITION, CHANGE_OF_SECTOR)


def seats_after(batch: Adjustment) -> list[SeatCount]:
    """The total first, then each sector that the batch touches or that has seats; for a batch that is not decided."""
    day = batch.takes_effect_on or today()
    added, gone = _moves(batch, day)
    quotas, taken = quotas_on(batch.term, day), taken_on(batch.term, day)
    counts = []
    for number, title in ((TOTAL, _("All members")), *_sectors(quotas.keys() | added.keys() | gone.keys())):
        quota = quotas.get(number)
        seats, kept, binds = (quota.seats, quota.kept_back, quota.binding) if quota else (None, 0, False)
        counts.append(SeatCount(number, title, seats, kept, binds, taken.get(number, 0), added[number], gone[number]))
    return counts


def _moves(batch: Adjustment, day: date) -> tuple[Counter[int], Counter[int]]:
    """How many come and go, in all and by sector; who changes the sector keeps a seat of the whole."""
    added: Counter[int] = Counter()
    gone: Counter[int] = Counter()
    present = _present_sectors(batch, day)
    for line in batch.lines:
        had = present.get(line.member_id or 0)
        if line.change == ADDITION:
            added.update(filter(None, (line.sector_id,)))
            added[TOTAL] += 1
        elif line.change == CHANGE_OF_SECTOR and had and line.sector_id:
            added[line.sector_id] += 1
            gone[had] += 1
        elif line.change in EXITS and had:
            gone.update((TOTAL, had))
    return added, gone


def _present_sectors(batch: Adjustment, day: date) -> dict[int, int]:
    members = [line.member_id for line in batch.lines if line.member_id is not None]
    query = select(Membership.member_id, Standing.sector_id).join(Standing, Standing.membership_id == Membership.id)
    query = query.where(Membership.term_id == batch.term_id, Membership.member_id.in_(members))
    held = query.where(Standing.begins <= day, Standing.ends.is_(None) | (Standing.ends > day))
    return dict(db.session.execute(held).all())


def _sectors(numbers: set[int]) -> Iterator[tuple[int, str]]:
    query = select(Sector.id, Sector.title).where(Sector.id.in_(numbers)).order_by(Sector.position, Sector.id)
    yield from db.session.execute(query)
