"""Who takes part: by township and by sector, in a stretch of time."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, select

from portal.extensions import db

from ..duty.people import ALL, Seated, members_on
from ..duty.terms import ABSENT, CANCELLED, LEAVE
from ..models import DutyEntry


@dataclass
class Part:
    """A group of members: how many there are, how many took part at all, and how often together."""

    title: str
    members: int = 0
    took_part: int = 0
    times: int = 0

    @property
    def percent(self) -> int:
        """The share of those who took part, in whole percent."""
        return round(100 * self.took_part / self.members) if self.members else 0

    @property
    def average(self) -> float:
        """How often a member took part, with one decimal."""
        return round(self.times / self.members, 1) if self.members else 0.0


@dataclass(frozen=True)
class TakingPart:
    """Taking part by township, by sector, and of all; township members and the others are told apart."""

    total: Part
    levels: list[Part]
    townships: list[Part]
    sectors: list[Part]


def taking_part(first: date, last: date) -> TakingPart:
    """Who took part from the first to the last day, of those who are members on the last."""
    members, times = members_on(last, ALL), _times(first, last)
    levels = (_("Township and grassroots members"), _("County level"))
    return TakingPart(
        _parts(members, times, lambda it: _("All members"))[0] if members else Part(_("All members")),
        _parts(members, times, lambda it: levels[0] if it.watched else levels[1]),
        _parts((it for it in members if it.township), times, lambda it: it.township),
        _parts(members, times, lambda it: it.sector),
    )


def _parts(members: Iterable[Seated], times: dict[int, int], group_of: Callable[[Seated], str]) -> list[Part]:
    groups: dict[str, Part] = {}
    for member in members:
        title, done = group_of(member), times[member.membership_id]
        part = groups.setdefault(title, Part(title))
        part.members += 1
        part.took_part += done > 0
        part.times += done
    return sorted(groups.values(), key=lambda it: it.percent)


def _times(first: date, last: date) -> dict[int, int]:
    """How often each membership took part; who was away on leave or without did not."""
    counts = DutyEntry.state != CANCELLED, DutyEntry.attendance.not_in((LEAVE, ABSENT))
    query = select(DutyEntry.membership_id, func.count()).where(DutyEntry.happened_on.between(first, last), *counts)
    found = db.session.execute(query.group_by(DutyEntry.membership_id)).all()
    return defaultdict(int, dict(found))
