"""The watched group: members from townships and the grass roots, who did not take part for long, their plans."""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.clock import today
from portal.extensions import db
from portal.items import SignedIn
from portal.records.settings import read_setting

from ..models import NurturePlan
from .counted import last_parts
from .people import ALL, Chosen, Seated, members_on

IDLE_MONTHS = 6


@dataclass(frozen=True)
class Watched:
    """A member with when he or she took part last, whether that is too long ago, and the plan that runs."""

    seated: Seated
    last: date | None
    idle: bool
    plan: NurturePlan | None


def watched(user: SignedIn, everybody: bool = False) -> list[Watched]:
    """The watched group of today, or all members; those who are missing longest first."""
    members = members_on(today(), ALL if everybody else Chosen(watched=True))
    last, plans, since = last_parts([it.membership_id for it in members]), _plans(user), idle_since(today())
    rows = [
        Watched(it, day := last.get(it.membership_id), day is None or day < since, plans.get(it.member_id))
        for it in members
    ]
    return sorted(rows, key=lambda it: (not it.idle, it.last or date.min))


def idle_since(day: date) -> date:
    """Who did nothing from this day on has not taken part for as long as the setting says."""
    months = int(read_setting("member_roster", "idle_months", IDLE_MONTHS))
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = date(year, month + 1, 1)
    length = ((first + timedelta(days=31)).replace(day=1) - first).days
    return first.replace(day=min(day.day, length))


def _plans(user: SignedIn) -> dict[int, NurturePlan]:
    running = NurturePlan.visible_to(user).where(NurturePlan.finished_on.is_(None)).order_by(NurturePlan.id)
    return {it.member_id: it for it in db.session.scalars(running)}
