"""Records for pages: one, or many."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, and_, extract, func, select
from sqlalchemy.orm import joinedload, selectinload

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn
from portal.records.models import Record

from .models import GroupActivity, GroupReport, SuggestionLetter, SupervisionGroup, Supervisor, UnitAppraisal
from .terms import OUTCOMES

Found = TypeVar("Found", bound=Record)
PAGE_SIZE = 50


@dataclass(frozen=True)
class Page:
    """One page of letters, the newest first, and the key of the next."""

    letters: Sequence[SuggestionLetter]
    after: int | None


def find(model: type[Found], number: int, user: SignedIn | None) -> Found:
    """A record that the person may read. Raises NotThere."""
    found = db.session.scalar(model.visible_to(user).where(model.id == number))
    if found is None:
        raise NotThere
    return found


def groups(user: SignedIn, state: str = "") -> Sequence[SupervisionGroup]:
    """The groups in a state, or all: those that stand first, then by their units."""
    query = SupervisionGroup.visible_to(user).options(selectinload(SupervisionGroup.supervisors))
    if state:
        query = query.where(SupervisionGroup.state == state)
    return db.session.scalars(
        query.order_by(SupervisionGroup.state.desc(), SupervisionGroup.unit, SupervisionGroup.id)
    ).all()


def letters(user: SignedIn, state: str = "", before: int | None = None) -> Page:
    """The letters in a state, or all."""
    query = (
        SuggestionLetter.visible_to(user)
        .options(joinedload(SuggestionLetter.group))
        .order_by(SuggestionLetter.id.desc())
        .limit(PAGE_SIZE + 1)
    )
    if state:
        query = query.where(SuggestionLetter.state == state)
    if before:
        query = query.where(SuggestionLetter.id < before)
    found = db.session.scalars(query).all()
    return Page(found[:PAGE_SIZE], found[PAGE_SIZE - 1].id if len(found) > PAGE_SIZE else None)


def letters_of(group: SupervisionGroup) -> Sequence[SuggestionLetter]:
    """The letters of a group, the newest first."""
    return db.session.scalars(
        select(SuggestionLetter).where(SuggestionLetter.group_id == group.id).order_by(SuggestionLetter.id.desc())
    ).all()


def activities_of(group: SupervisionGroup) -> Sequence[GroupActivity]:
    """The activities of a group, the newest first."""
    query = (
        select(GroupActivity).where(GroupActivity.group_id == group.id).options(selectinload(GroupActivity.attended))
    )
    return db.session.scalars(query.order_by(GroupActivity.happened_on.desc(), GroupActivity.id.desc())).all()


def reports_of(group: SupervisionGroup) -> Sequence[GroupReport]:
    """The reports of a group, the newest year first."""
    query = select(GroupReport).where(GroupReport.group_id == group.id)
    return db.session.scalars(query.order_by(GroupReport.year.desc(), GroupReport.period)).all()


def appraisals_of(group: SupervisionGroup) -> Sequence[UnitAppraisal]:
    """The appraisals of a group's unit, the newest first."""
    query = (
        select(UnitAppraisal).where(UnitAppraisal.group_id == group.id).options(selectinload(UnitAppraisal.questions))
    )
    return db.session.scalars(query.order_by(UnitAppraisal.year.desc())).all()


def group_before(group: SupervisionGroup) -> SupervisionGroup | None:
    """The group that supervised the same unit before."""
    earlier = (
        SupervisionGroup.unit == group.unit,
        SupervisionGroup.begins_on < group.begins_on,
        SupervisionGroup.state != "planned",
    )
    return db.session.scalar(
        select(SupervisionGroup).where(*earlier).order_by(SupervisionGroup.begins_on.desc()).limit(1)
    )


def stay_on(group: SupervisionGroup) -> list[str]:
    """Whose names stand in the unit's last group as well, where that is half of this group: the same group twice."""
    before = group_before(group)
    there = set() if before is None else {it.name for it in before.supervisors}
    again = [it.name for it in group.serving if it.name in there]
    return again if 2 * len(again) >= len(group.serving) else []


def units(connection: Connection) -> Sequence[tuple[str, int]]:
    """For everybody: the units that have a group, and how many people serve in it."""
    serving = and_(Supervisor.group_id == SupervisionGroup.id, Supervisor.state == "serving")
    query = select(SupervisionGroup.unit, func.count(Supervisor.id)).outerjoin(Supervisor, serving)
    query = (
        query.where(SupervisionGroup.state == "standing")
        .group_by(SupervisionGroup.id, SupervisionGroup.unit)
        .order_by(SupervisionGroup.unit)
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def years(connection: Connection) -> list[tuple[int, dict[str, int]]]:
    """For everybody: how many letters of each year were issued, answered, adopted; the newest year first."""
    counted: dict[int, dict[str, int]] = {}
    year = extract("year", SuggestionLetter.issued_on)
    query = select(year, SuggestionLetter.outcome, func.count(), func.count(SuggestionLetter.answered_on))
    query = query.where(SuggestionLetter.number.is_not(None)).group_by(year, SuggestionLetter.outcome)
    for issued_in, outcome, issued, answered in connection.execute(query):
        totals = counted.setdefault(int(issued_in), dict.fromkeys(("issued", "answered", *OUTCOMES), 0))
        totals["issued"] += issued
        totals["answered"] += answered
        if outcome:
            totals[outcome] += issued
    return sorted(counted.items(), reverse=True)
