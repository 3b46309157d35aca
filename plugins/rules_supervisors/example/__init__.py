"""Two invented groups: one at work, with letters on their way; one that is being formed."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from portal.clock import today
from portal.items import Change, Decision, Entry
from portal.records.models import Record
from portal.records.numbering import take_number
from portal.records.writing import record, writing

from ..letters import PATTERN, SERIES
from ..life import GROUP, LETTER
from ..models import (
    BallotQuestion,
    GroupActivity,
    GroupReport,
    SuggestionLetter,
    SupervisionGroup,
    Supervisor,
    UnitAppraisal,
)
from ..ruling import last_day, limits, months_later

HEAD = "周明远"
PEOPLE = (("周明远", False), ("何秀兰", True), ("罗建国", False), ("唐小梅", True))
ACTIVITIES = (
    (40, "visit", "县政务服务大厅", "走访办事群众12人，记下意见3条。"),
    (130, "meeting", "县行政审批局会议室", "听取工作情况，提出窗口延时服务的建议。"),
    (225, "inspection", "石桥乡便民服务中心", "察看窗口设置，抽查办件5件，均按期办结。"),
)
NOON = ("中午时段窗口无人值守", "走访中3位群众反映中午窗口无人。", "中午安排2个综合窗口轮流值守。")
GUIDES = ("办事指南材料清单不全", "抽查8项办事指南，其中2项未列明所需材料。", "逐项补全材料清单，并附样表。")


def load() -> None:
    """Form the groups, and let the first one work."""
    begins = months_later(today(), -8)
    rule = limits()
    with writing() as tx, tx.session.no_autoflush:
        group = _group(tx.session, "县行政审批局", begins, "×政协发〔2026〕7号", PEOPLE)
        GROUP.move(group, "dispatch", _decided("主席会议", begins, "主席会议第2次会议纪要"))
        _work(tx.session, group, begins)
        answered = _letter(tx.session, group, NOON, begins + timedelta(days=60))
        _deliver(answered, begins + timedelta(days=62), last_day(begins + timedelta(days=62), rule.answer))
        _answer(answered, begins + timedelta(days=80))
        waiting = _letter(tx.session, group, GUIDES, today() - timedelta(days=14))
        _deliver(waiting, today() - timedelta(days=12), last_day(today() - timedelta(days=12), rule.answer))
        _group(tx.session, "县市场监督管理局", today() + timedelta(days=30), "", (("谢国强", False),))


def _group(
    session: Session, unit: str, begins: date, document: str, people: tuple[tuple[str, bool], ...]
) -> SupervisionGroup:
    ends = months_later(begins, 24) - timedelta(days=1)
    group = SupervisionGroup(
        unit=unit, contact="孙丽", unit_contact="副局长", document_number=document, begins_on=begins, ends_on=ends,
        avoidance="逐人询问，均无亲属在该单位任职。", state="planned",
    )  # fmt: skip
    _tell(session, group, begins, "entered", ("", "planned"))
    for place, (name, township) in enumerate(people):
        who = Supervisor(
            group=group, name=name, head=place == 0, township=township, appointed_on=begins, state="serving"
        )
        _tell(session, who, begins, "appointed", ("", "serving"))
    return group


def _work(session: Session, group: SupervisionGroup, begins: date) -> None:
    for days, way, place, minutes in ACTIVITIES:
        day = begins + timedelta(days=days)
        facts: dict[str, Any] = {"happened_on": day, "way": way, "place": place, "minutes": minutes}
        _tell(session, GroupActivity(group=group, attended=group.serving[:3], **facts), day, "entered")
    handed_in = begins + timedelta(days=140)
    text = "开展活动2次，提出建议书1件，已答复。"
    report = GroupReport(group=group, year=handed_in.year, period="first_half", text=text, handed_in_on=handed_in)
    _tell(session, report, handed_in, "entered")
    day = begins + timedelta(days=200)
    appraisal = UnitAppraisal(group=group, year=day.year, held_on=day, sent=34, returned=32, valid=30)
    appraisal.questions = [
        BallotQuestion(position=1, text="自觉接受监督", satisfied=26, basically=3, dissatisfied=1),
        BallotQuestion(position=2, text="按期答复建议书", satisfied=24, basically=4, dissatisfied=1),
    ]
    _tell(session, appraisal, day, "entered")


def _letter(session: Session, group: SupervisionGroup, text: tuple[str, str, str], day: date) -> SuggestionLetter:
    subject, findings, suggestions = text
    letter = SuggestionLetter(group=group, subject=subject, findings=findings, suggestions=suggestions, state="draft")
    _tell(session, letter, day, "drafted", ("", "draft"))
    LETTER.move(letter, "sign", _decided(HEAD, day, "建议书原件"))
    letter.number, letter.issued_on = take_number(SERIES, PATTERN, day.year), day
    LETTER.move(letter, "issue", _decided("提案委员会主任", day, "审核单"))
    return letter


def _deliver(letter: SuggestionLetter, day: date, due: date) -> None:
    letter.delivered_on, letter.received_by, letter.due_on = day, "局办公室", due
    LETTER.move(letter, "deliver", _decided("县政协办公室", day, "签收单"))


def _answer(letter: SuggestionLetter, day: date) -> None:
    letter.answered_on, letter.answer = day, "已安排2个综合窗口中午值守，并在大厅公示时间。"
    LETTER.move(letter, "answer", _decided("县政协办公室", day, "书面答复"))
    letter.outcome = "adopted"
    LETTER.move(letter, "adopt", _decided("县政协办公室", day, "书面答复"))


def _tell(session: Session, row: Record, day: date, action: str, moved: tuple[str, str] = ("", "")) -> None:
    session.add(row)
    record(Change(row, action, entry=_decided("县政协办公室", min(day, today()), ""), moved=moved))


def _decided(who: str, day: date, basis: str) -> Entry:
    return Entry(decision=Decision(who, day, basis))
