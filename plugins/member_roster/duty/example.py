"""Example service records for members who are there: rules, a course and two meetings with their sheets, a plan."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import now, today
from portal.items import Change
from portal.records.writing import record, writing

from ..models import (
    DutyEntry,
    DutyEvent,
    DutyInvitation,
    DutyRuleLine,
    DutyRules,
    NurturePlan,
    NurtureStep,
)  # fmt: skip
from .people import Seated, members_on
from .terms import ABSENT, ACTIVITY, LEAVE, MEETING, OPINION, PRESENT, PROPOSAL, TRAINING

CLERK = "委员联络室 经办人"
LINES = (
    ("出席会议", {"activity": MEETING, "tenths": 50, "cap": 200}),
    ("参加政协活动", {"activity": ACTIVITY, "tenths": 50, "cap": 200}),
    ("参加学习培训", {"activity": TRAINING, "tenths": 10, "by_amount": True, "cap": 160}),
    ("第一提案人提交提案", {"activity": PROPOSAL, "role": "first", "tenths": 100, "cap": 200}),
    ("反映社情民意信息", {"activity": OPINION, "tenths": 50, "cap": 150}),
    ("无故缺席", {"attendance": ABSENT, "tenths": -50}),
)
SHEETS = (
    (MEETING, "全体会议第一次全会", 90, 0, "县会议中心"),
    (TRAINING, "新任委员培训班", 60, 8, "县委党校"),
    (ACTIVITY, "农村人居环境调研", 30, 0, "石桥乡"),
)
DONE = ((PROPOSAL, "关于改善乡村道路的提案", "first"), (OPINION, "反映群众饮水问题", ""))


def load() -> None:
    """Enter the example where members sit and no record was made yet."""
    members = members_on(today())
    with writing() as tx:
        if not members or tx.session.scalar(select(DutyEntry.id).limit(1)) is not None:
            return
        rules = _rules()
        tx.session.add(rules)
        record(Change(rules, "entered"))
        for sheet in SHEETS:
            _gather(tx.session, members, *sheet)
        for at, member in enumerate(members[::3]):
            activity, title, role = DONE[at % 2]
            _enter(tx.session, member, activity, title, today() - timedelta(20), role=role)
        _plan(tx.session, next((it for it in members if it.watched), members[0]))


def _rules() -> DutyRules:
    lines = [DutyRuleLine(position=at, title=title, **says) for at, (title, says) in enumerate(LINES)]
    bands = {"minimum": 100, "basic": 100, "competent": 150, "excellent": 250}
    first = date((today() - timedelta(90)).year, 1, 1)
    return DutyRules(
        valid_from=first, title="委员履职量化考核办法", document="示例政协发〔2025〕4号", lines=lines, **bands
    )


def _gather(
    session: Session, members: list[Seated], activity: str, title: str, ago: int, hours: int, place: str
) -> None:
    day = today() - timedelta(ago)
    event = DutyEvent(activity=activity, title=title, happened_on=day, hours=hours, place=place, entered_by=CLERK)
    session.add(event)
    record(Change(event, "entered"))
    for at, member in enumerate(members):
        attendance = ABSENT if at % 11 == 10 else LEAVE if at % 7 == 6 else PRESENT
        session.add(DutyInvitation(event_id=event.id, membership_id=member.membership_id))
        note = "公务" if attendance == LEAVE else ""
        _enter(session, member, activity, title, day, hours or 1, attendance=attendance, note=note, event_id=event.id)


def _enter(
    session: Session, member: Seated, activity: str, title: str, day: date, amount: int = 1, **fields: object
) -> None:
    entry = DutyEntry(
        membership_id=member.membership_id, activity=activity, title=title, happened_on=day, amount=amount,
        entered_by=CLERK, entered_at=now(), **fields,
    )  # fmt: skip
    session.add(entry)
    record(Change(entry, "entered"))


def _plan(session: Session, member: Seated) -> None:
    plan = NurturePlan(
        member_id=member.member_id, mentor="委员联络室主任", goals="熟悉提案写作，每年提交提案一件。",
        begins_on=today() - timedelta(60), ends_on=today() + timedelta(300),
        steps=[
            NurtureStep(title="参加新任委员培训", due_on=today() - timedelta(60), done_on=today() - timedelta(60)),
            NurtureStep(title="随委员活动组走访群众", due_on=today() + timedelta(5)),
        ],
    )  # fmt: skip
    session.add(plan)
    record(Change(plan, "drawn_up"))
