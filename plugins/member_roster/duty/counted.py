"""The scores of a year as they are now: entries read once, counted by the version in force in the year."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from portal.extensions import db

from ..models import DutyEntry
from .people import ALL, Chosen, Seated, members_of
from .ruling import rules_for
from .scoring import Done, Rules, Score, score
from .terms import CANCELLED, PRESENT


@dataclass(frozen=True)
class Row:
    """A member with the score of a year; without one where no rules were in force. `last`: took part last."""

    seated: Seated
    score: Score | None
    entries: int
    last: date | None


def year_list(year: int, chosen: Chosen = ALL) -> list[Row]:
    """The members of a year with their scores, by pinyin."""
    rules, members = rules_for(year), members_of(year, chosen)
    done, last = done_in(year), last_parts([it.membership_id for it in members])
    return [
        Row(it, scored(rules, done[it.membership_id]), len(done[it.membership_id]), last.get(it.membership_id))
        for it in members
    ]


def scored(rules: Rules | None, done: Collection[Done]) -> Score | None:
    """A score, where there are rules to count by."""
    return None if rules is None else score(rules, done)


def done_in(year: int, membership_id: int | None = None) -> dict[int, list[Done]]:
    """What counts in a year, by membership. What a member contests counts until it is answered."""
    names = list(Done.__dataclass_fields__)
    query = select(DutyEntry.membership_id, *(getattr(DutyEntry, name) for name in names)).where(
        DutyEntry.happened_on.between(date(year, 1, 1), date(year, 12, 31)), DutyEntry.state != CANCELLED
    )
    query = query.where(DutyEntry.membership_id == membership_id) if membership_id else query
    found: defaultdict[int, list[Done]] = defaultdict(list)
    for row in db.session.execute(query):
        found[row.membership_id].append(Done(**{name: getattr(row, name) for name in names}))
    return found


def last_parts(memberships: Collection[int]) -> dict[int, date]:
    """When each of these members took part in something last."""
    took_part = DutyEntry.state != CANCELLED, or_(DutyEntry.attendance == "", DutyEntry.attendance == PRESENT)
    query = select(DutyEntry.membership_id, func.max(DutyEntry.happened_on).label("last")).where(*took_part)
    wanted = set(memberships)
    rows = db.session.execute(query.group_by(DutyEntry.membership_id))
    return {row.membership_id: row.last for row in rows if row.membership_id in wanted}
