"""What groups do besides letters: activities, reports, the appraisal of their units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.items import Change, Entry
from portal.records.writing import load, record, writing

from .ballots import Answers, check_ballots
from .conditions import NotReady
from .models import BallotQuestion, GroupActivity, GroupReport, SupervisionGroup, Supervisor, UnitAppraisal
from .terms import PERIODS


@dataclass(frozen=True)
class ActivityFacts:
    """What happened, and the numbers of those who were there."""

    happened_on: date
    place: str
    way: str
    minutes: str
    attended: Sequence[int]


@dataclass(frozen=True)
class ReportText:
    """What a group reports."""

    year: int
    period: str
    text: str
    handed_in_on: date


@dataclass(frozen=True)
class Ballots:
    """The ballots of an appraisal: handed out, returned, valid, and how each question was answered."""

    year: int
    held_on: date
    sent: int
    returned: int
    valid: int
    questions: Sequence[Answers]


def enter_activity(group_id: int, version: int, facts: ActivityFacts) -> int:
    """Enter an activity; returns its number. Raises NotThere, StaleRecord, NotReady."""
    with writing() as tx:
        activity = GroupActivity(group=_dispatched(group_id, version))
        _write_activity(activity, facts)
        tx.session.add(activity)
        record(Change(activity, "entered", entry=Entry()))
        return activity.id


def change_activity(activity_id: int, version: int, facts: ActivityFacts) -> None:
    """Mend the entry of an activity. Raises NotThere, StaleRecord, NotReady."""
    with writing():
        activity = load(GroupActivity, activity_id, version)
        _write_activity(activity, facts)
        record(Change(activity, "changed", entry=Entry()))


def enter_report(group_id: int, version: int, text: ReportText) -> int:
    """Enter a report; each comes once. Returns its number. Raises NotThere, StaleRecord, NotReady."""
    with writing() as tx:
        group = _dispatched(group_id, version)
        same = GroupReport.group_id == group.id, GroupReport.year == text.year, GroupReport.period == text.period
        if tx.session.scalar(select(GroupReport.id).where(*same)) is not None:
            told = {"period": PERIODS[text.period], "year": text.year}
            raise NotReady(_("This report is there already: %(period)s %(year)s. Change that one.", **told))
        report = GroupReport(group=group, **vars(text))
        tx.session.add(report)
        record(Change(report, "entered", entry=Entry()))
        return report.id


def change_report(report_id: int, version: int, text: str, handed_in_on: date) -> None:
    """Mend a report. Raises NotThere, StaleRecord."""
    with writing():
        report = load(GroupReport, report_id, version)
        report.text, report.handed_in_on = text, handed_in_on
        record(Change(report, "changed", fields=("text",), entry=Entry()))


def enter_appraisal(group_id: int, version: int, ballots: Ballots) -> int:
    """Enter an appraisal, one a year. Returns its number. Raises NotThere, StaleRecord, NotReady, BallotsWrong."""
    check_ballots(ballots.sent, ballots.returned, ballots.valid, ballots.questions)
    with writing() as tx:
        group = _dispatched(group_id, version)
        _check_once(tx.session, group.id, ballots.year)
        appraisal = UnitAppraisal(group=group)
        _write_appraisal(appraisal, ballots)
        tx.session.add(appraisal)
        record(Change(appraisal, "entered", entry=Entry()))
        return appraisal.id


def change_appraisal(appraisal_id: int, version: int, ballots: Ballots) -> None:
    """Mend an appraisal. Raises NotThere, StaleRecord, NotReady, BallotsWrong."""
    check_ballots(ballots.sent, ballots.returned, ballots.valid, ballots.questions)
    with writing() as tx:
        appraisal = load(UnitAppraisal, appraisal_id, version)
        if ballots.year != appraisal.year:
            _check_once(tx.session, appraisal.group_id, ballots.year)
        appraisal.questions.clear()
        tx.session.flush()  # the places of the old questions are free before the new ones take them
        _write_appraisal(appraisal, ballots)
        record(Change(appraisal, "changed", entry=Entry()))


def _dispatched(group_id: int, version: int) -> SupervisionGroup:
    group = load(SupervisionGroup, group_id, version)
    if group.state == "planned":
        raise NotReady(_("This group is not dispatched yet."))
    return group


def _write_activity(activity: GroupActivity, facts: ActivityFacts) -> None:
    there: list[Supervisor] = [it for it in activity.group.supervisors if it.id in facts.attended]
    if not there:
        raise NotReady(_("Say who of the group was there."))
    activity.happened_on, activity.place, activity.way = facts.happened_on, facts.place, facts.way
    activity.minutes, activity.attended = facts.minutes, there


def _write_appraisal(appraisal: UnitAppraisal, ballots: Ballots) -> None:
    for name in ("year", "held_on", "sent", "returned", "valid"):
        setattr(appraisal, name, getattr(ballots, name))
    appraisal.questions.extend(
        BallotQuestion(position=place, **vars(it)) for place, it in enumerate(ballots.questions, start=1)
    )


def _check_once(session: Session, group_id: int, year: int) -> None:
    if (
        session.scalar(select(UnitAppraisal.id).where(UnitAppraisal.group_id == group_id, UnitAppraisal.year == year))
        is not None
    ):
        raise NotReady(_("This unit was appraised in %(year)s already. Change that appraisal.", year=year))
