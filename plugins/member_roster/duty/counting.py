"""What members did in a year, for whoever compares it with what is asked of members."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import or_, select

from portal.extensions import db
from portal.items import DutyCount

from ..models import OfficeHeld
from .counted import done_in
from .people import members_of
from .scoring import Done
from .terms import ABSENT, ACTIVITY, CONTACT, INSPECTION, JOINT, MEETING, OPINION, PRESENT, PROPOSAL, TRAINING

DUTIES = (
    "training", "absences", "proposals", "social_information", "proposals_or_information", "activities", "contacts",
)  # fmt: skip
_OF = {TRAINING: "training", ACTIVITY: "activities", INSPECTION: "activities", CONTACT: "contacts"}


def counts(year: int) -> Iterator[DutyCount]:
    """Each member of a year with each duty; zero where nothing was done. Absences count for standing members only."""
    done, standing = done_in(year), _standing_members(year)
    for it in members_of(year):
        found = _counted(done[it.membership_id], it.membership_id in standing)
        for duty in DUTIES:
            yield DutyCount(it.name, duty, found[duty], it.user_id, it.watched)


def _counted(entries: Iterable[Done], standing: bool) -> Counter[str]:
    found: Counter[str] = Counter()
    for it in entries:
        if it.activity == MEETING and it.attendance == ABSENT and standing:
            found["absences"] += 1
        if it.attendance not in ("", PRESENT):
            continue
        if it.activity in _OF:
            found[_OF[it.activity]] += 1
        if it.activity == PROPOSAL and it.role != JOINT:
            found["proposals"] += it.amount
        if it.activity == OPINION:
            found["social_information"] += it.amount
    found["proposals_or_information"] = found["proposals"] + found["social_information"]
    return found


def _standing_members(year: int) -> set[int]:
    held = OfficeHeld.begins <= date(year, 12, 31), or_(OfficeHeld.ends.is_(None), OfficeHeld.ends > date(year, 1, 1))
    return set(db.session.scalars(select(OfficeHeld.membership_id).where(*held)))
