"""Groups and letters for tests, in any state, as the services would leave them."""

from datetime import date, timedelta
from itertools import count

from plugins.rules_supervisors.letters import SERIES
from plugins.rules_supervisors.models import (
    GroupActivity,
    GroupReport,
    SuggestionLetter,
    SupervisionGroup,
    Supervisor,
    UnitAppraisal,
)
from plugins.rules_supervisors.models.appraisal import BallotQuestion
from plugins.rules_supervisors.permissions import PERMISSIONS
from plugins.rules_supervisors.ruling import months_later
from portal.clock import today
from portal.extensions import db
from portal.items import Change, Decision, Entry, SignedIn
from portal.records.models import Record
from portal.records.numbering import take_number
from portal.records.writing import record, writing

HEAD = "周组长"
NAMES = (HEAD, "何组员", "罗组员", "唐组员")
PAPER = Decision("主席会议", today(), "第3次会议纪要")
ENTRY = Entry("理由", decision=PAPER)
BY_HEAD = Entry("理由", decision=Decision(HEAD, today(), "建议书原件"))
UNNUMBERED = ("draft", "signed", "dropped")
units = count(1)


def later(days: int, start: date | None = None) -> date:
    """A day so many days from another, or from today."""
    return (start or today()) + timedelta(days=days)


def make_group(state: str = "standing", names: tuple[str, ...] = NAMES, **fields: object) -> int:
    """A complete group in that state, in a unit of its own. Returns its number."""
    begins = months_later(today(), -10)
    values = {
        "unit": f"第{next(units)}局",
        "document_number": "×政协发〔2026〕7号",
        "begins_on": begins,
        "ends_on": months_later(begins, 24) - timedelta(days=1),
        "avoidance": "无",
    } | fields
    with writing() as tx:
        group = SupervisionGroup(state=state, **values)
        tx.session.add(group)
        record(Change(group, "made"))
        for place, name in enumerate(names):
            tx.session.add(Supervisor(group=group, name=name, head=place == 0, appointed_on=group.begins_on))
        return group.id


def make_letter(group_id: int, state: str = "draft", **fields: object) -> int:
    """A letter in that state. Returns its number in the database."""
    day = later(-40)
    values: dict[str, object] = {"subject": "窗口", "findings": "中午无人", "suggestions": "轮流值守"}
    if state not in UNNUMBERED:
        values |= {"issued_on": day}
    if state not in (*UNNUMBERED, "issued"):
        values |= {"delivered_on": day, "received_by": "办公室", "due_on": later(30, day)}
    if state not in (*UNNUMBERED, "issued", "delivered"):
        values |= {"answered_on": later(20, day), "answer": "已安排"}
    if state in ("adopted", "partly_adopted", "not_adopted", "looked_back"):
        values |= {"outcome": "adopted" if state == "looked_back" else state}
    if state == "looked_back":
        values |= {"looked_back_on": later(30, day), "look_back": "已落实"}
    with writing() as tx:
        letter = SuggestionLetter(group_id=group_id, state=state, **values | fields)
        if state not in UNNUMBERED:
            letter.number = take_number(SERIES, "试〔{year}〕{number}号", day.year)
        tx.session.add(letter)
        record(Change(letter, "made"))
        return letter.id


def make_activity(group_id: int, day: date | None = None) -> int:
    """An activity. Returns its number."""
    facts = {"happened_on": day or today(), "place": "大厅", "way": "visit", "minutes": "走访12人"}
    return _add(GroupActivity(group_id=group_id, **facts))


def make_report(group_id: int, period: str = "year", year: int | None = None) -> int:
    """A report. Returns its number."""
    facts = {"year": year or today().year, "period": period, "text": "活动2次", "handed_in_on": today()}
    return _add(GroupReport(group_id=group_id, **facts))


def make_appraisal(group_id: int) -> int:
    """An appraisal with one question. Returns its number."""
    appraisal = UnitAppraisal(
        group_id=group_id, year=today().year, held_on=today(), sent=34, returned=32, valid=30,
        questions=[BallotQuestion(position=1, text="答复", satisfied=26, basically=3, dissatisfied=1)],
    )  # fmt: skip
    return _add(appraisal)


def _add(row: Record) -> int:
    with writing() as tx:
        tx.session.add(row)
        record(Change(row, "made"))
        return row.id


def fetch(model: type[Record], number: int) -> Record:
    """A record as it stands now."""
    db.session.expire_all()
    return db.session.get_one(model, number)


def serving(group_id: int) -> list[Supervisor]:
    """Who serves in a group, the head first."""
    return fetch(SupervisionGroup, group_id).serving


def person(*permissions: str, title: str = "李某 办公室") -> SignedIn:
    """Somebody with exactly these permissions."""
    return SignedIn(5, "li", title, 1, frozenset(permissions), frozenset())


def everything() -> SignedIn:
    """Somebody who may do everything."""
    return person(*(it.name for it in PERMISSIONS))
