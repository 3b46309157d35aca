"""What is due of groups and letters, computed from the records: for to-dos and for the overview."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Connection, func, select

from .models import GroupActivity, GroupReport, SuggestionLetter, SupervisionGroup, Supervisor, UnitAppraisal
from .permissions import DECIDE, EDIT
from .ruling import Limits, last_day, limits

OPEN = ("draft", "signed", "issued", "delivered", "answered", "adopted", "partly_adopted")
AHEAD = timedelta(days=30)
MOST = 100
Groups = Sequence[Any]  # id, unit, first and last day of the groups that are dispatched


@dataclass(frozen=True)
class Due:
    """One thing that waits. `turn` is the unit that has to act; empty where the office has to, by `permission`."""

    title: str
    endpoint: str
    arguments: dict[str, Any]
    due: date | None
    permission: str
    unit: str = ""
    turn: str = ""


def pending(connection: Connection, today: date) -> list[Due]:
    """Everything that waits, the earliest first."""
    rule = limits()
    groups = connection.execute(
        select(SupervisionGroup.id, SupervisionGroup.unit, SupervisionGroup.begins_on, SupervisionGroup.ends_on)
        .where(SupervisionGroup.state == "standing")
        .limit(MOST)
    ).all()
    found = [
        *_letters(connection, rule),
        *_places(connection, rule),
        *_quarters(connection, groups, rule, today),
        *_reports(connection, groups, today),
        *_appraisals(connection, groups, today),
        *_ends(groups, today),
    ]
    return sorted(found, key=lambda it: (it.due or date.max, it.title))


def quarter_days(day: date) -> tuple[date, date]:
    """The first and the last day of a day's quarter."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    after = date(day.year + 1, 1, 1) if first.month == 10 else date(day.year, first.month + 3, 1)
    return first, after - timedelta(days=1)


def _letters(connection: Connection, rule: Limits) -> Iterator[Due]:
    columns = (
        SuggestionLetter.id,
        SuggestionLetter.state,
        SuggestionLetter.subject,
        SuggestionLetter.number,
        SuggestionLetter.due_on,
        SuggestionLetter.answered_on,
        SupervisionGroup.unit,
    )
    query = (
        select(*columns)
        .join(SupervisionGroup, SupervisionGroup.id == SuggestionLetter.group_id)
        .where(SuggestionLetter.state.in_(OPEN))
    )
    for row in connection.execute(query.order_by(SuggestionLetter.due_on, SuggestionLetter.id).limit(MOST)):
        words, permission = _letter_words(row)
        due = row.due_on if row.state == "delivered" else None
        if row.answered_on and row.state in ("adopted", "partly_adopted"):
            due = last_day(row.answered_on, rule.look_back)
        turn = row.unit if row.state == "delivered" else ""
        yield Due(words, "letter", {"letter_id": row.id}, due, permission, row.unit, turn)


def _letter_words(row: Any) -> tuple[str, str]:
    name = row.number or row.subject
    return {
        "draft": (_("Have the letter signed: %(name)s", name=name), DECIDE),
        "signed": (_("Examine and issue the letter: %(name)s", name=name), DECIDE),
        "issued": (_("Deliver the letter: %(name)s", name=name), EDIT),
        "delivered": (_("Answer of the unit: %(name)s", name=name), EDIT),
        "answered": (_("Enter what was adopted: %(name)s", name=name), EDIT),
    }.get(row.state, (_("Look back: %(name)s", name=name), EDIT))


def _places(connection: Connection, rule: Limits) -> Iterator[Due]:
    columns = Supervisor.group_id, func.coalesce(Supervisor.left_on, Supervisor.appointed_on), SupervisionGroup.unit
    query = select(*columns).join(SupervisionGroup)
    empty = Supervisor.state == "recalled", SupervisionGroup.state == "standing"
    for group_id, left_on, unit in connection.execute(query.where(*empty).limit(MOST)):
        title = _("Appoint a replacement: group in %(unit)s", unit=unit)
        yield Due(title, "group", {"group_id": group_id}, last_day(left_on, rule.replacement), DECIDE, unit)


def _quarters(connection: Connection, groups: Groups, rule: Limits, today: date) -> Iterator[Due]:
    """The quarter that is under way, and the one before where too little was done in it."""
    this = quarter_days(today)
    last = quarter_days(this[0] - timedelta(days=1))
    for first, end in (last, this):
        within = GroupActivity.happened_on >= first, GroupActivity.happened_on <= end
        query = select(GroupActivity.group_id, func.count()).where(*within).group_by(GroupActivity.group_id)
        done: dict[int, int] = {row[0]: row[1] for row in connection.execute(query)}
        for row in groups:
            served = row.begins_on <= first and end <= row.ends_on
            if served and end - today <= AHEAD and done.get(row.id, 0) < rule.activities:
                quarter = (first.month + 2) // 3
                told = {"quarter": quarter, "year": first.year, "unit": row.unit}
                title = _("Activity of quarter %(quarter)s of %(year)s: group in %(unit)s", **told)
                yield Due(title, "group", {"group_id": row.id}, end, EDIT, row.unit)


def _reports(connection: Connection, groups: Groups, today: date) -> Iterator[Due]:
    """Notes and summaries from 30 days before they are due; those of last year until they are there."""
    titles = {
        "first_half": _("Note on the first half-year"),
        "second_half": _("Note on the second half-year"),
        "year": _("Yearly summary"),
    }
    years = today.year - 1, today.year
    query = select(GroupReport.group_id, GroupReport.year, GroupReport.period).where(GroupReport.year.in_(years))
    there = {tuple(row) for row in connection.execute(query)}
    for row in groups:
        for year in years:
            for period, title in titles.items():
                begins, ends = (1, date(year, 6, 30)) if period == "first_half" else (7, date(year, 12, 31))
                served = row.begins_on <= date(year, begins, 1) and ends <= row.ends_on
                if served and ends - today <= AHEAD and (row.id, year, period) not in there:
                    words = _("%(report)s of %(year)s: group in %(unit)s", report=title, year=year, unit=row.unit)
                    yield Due(words, "group", {"group_id": row.id}, ends, EDIT, row.unit)


def _appraisals(connection: Connection, groups: Groups, today: date) -> Iterator[Due]:
    ends = date(today.year, 12, 31)
    query = select(UnitAppraisal.group_id).where(UnitAppraisal.year == today.year)
    there = set(connection.scalars(query)) if ends - today <= AHEAD else {row.id for row in groups}
    for row in groups:
        if row.id not in there and row.begins_on <= date(today.year, 7, 1):
            title = _("Appraisal of %(unit)s in %(year)s", unit=row.unit, year=today.year)
            yield Due(title, "group", {"group_id": row.id}, ends, EDIT, row.unit)


def _ends(groups: Groups, today: date) -> Iterator[Due]:
    for row in groups:
        if row.ends_on - today <= AHEAD:
            title = _("The term ends: group in %(unit)s", unit=row.unit)
            yield Due(title, "group", {"group_id": row.id}, row.ends_on, DECIDE, row.unit)
