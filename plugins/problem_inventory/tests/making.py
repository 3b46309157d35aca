"""Items for tests, in any state, complete and as the services would leave them."""

from datetime import date, timedelta
from itertools import count

from sqlalchemy import func, select

from plugins.problem_inventory import example
from plugins.problem_inventory.models import (
    ExtensionRequest,
    Measure,
    Problem,
    ProgressEntry,
    RectificationItem,
    RectificationPlan,
    Stage,
)
from plugins.problem_inventory.moving import carry_out
from plugins.problem_inventory.permissions import PERMISSIONS
from portal.clock import now, today
from portal.extensions import db
from portal.items import Change, Decision, Entry, SignedIn
from portal.records import review
from portal.records.models import Record
from portal.records.writing import record, writing

PAPER = Decision("整改领导小组会议", today(), "第3次会议纪要", scan=7)
ENTRY = Entry("理由", decision=PAPER)
BEFORE_WORK = ("draft", "published")
numbers = count(1)


def later(days: int, start: date | None = None) -> date:
    """A day so many days from another, or from today."""
    return (start or today()) + timedelta(days=days)


def load_plan() -> None:
    """The example plan, loaded once."""
    if db.session.scalar(select(RectificationPlan.id).limit(1)) is None:
        example.load()


def make_item(state: str = "published", signed: bool = False, **fields: object) -> int:
    """A complete item in that state; once work is over, all its measures are done. Returns its number."""
    with writing() as tx:
        values = {
            "title": "每月公开文印费用",
            "goal": "每月公开1次。",
            "commitment": "每月5日前公开1次。",
            "horizon": "fixed_term",
            "first_responsible": "主席",
            "lead_official": "副主席",
            "responsible_unit": "县政协办公室",
            "owner": "办公室主任",
            "deadline": later(60),
        } | fields
        item = RectificationItem(state=state, **values)
        item.stage = tx.session.scalars(select(Stage).order_by(Stage.number.desc())).first()
        item.problems = [tx.session.scalars(select(Problem).order_by(Problem.number)).first()]
        item.measures = [
            Measure(position=place, text="登记1次", owner="文印员", deadline=item.deadline) for place in (1, 2)
        ]
        if state != "draft":
            item.number, item.published_at = f"试〔2026〕{next(numbers)}号", now()
            item.original_deadline = item.original_deadline or item.deadline
        tx.session.add(item)
        tx.session.flush()
        if signed:
            sign(item)
        if state not in (*BEFORE_WORK, "in_progress"):
            finish(item)
        record(Change(item, "made"))
        return item.id


def finish(done: RectificationItem) -> None:
    """Do all measures of an item. Inside writing() only."""
    words = {"text": "做完了", "evidence": "登记簿", "entered_by": "文印员"}
    entry = ProgressEntry(item=done, measures=list(done.measures), happened_on=today(), **words)
    for measure in entry.measures:
        measure.done_on = entry.happened_on
    db.session.add(entry)
    record(Change(entry, "made"))
    record(Change(done, "made"))


def sign(text: Record) -> None:
    """Have the texts of a record reviewed and signed as they are. Inside writing() only."""
    review.ask(text, "public", "试", "/").state = "signed"


def sign_item(number: int) -> None:
    """Have a draft signed."""
    with writing() as tx:
        sign(tx.session.get(RectificationItem, number))


def make_problem() -> int:
    """A problem that was not published. Returns its number."""
    with writing() as tx:
        number = (tx.session.scalar(select(func.max(Problem.number))) or 0) + 1
        plan = tx.session.scalar(select(RectificationPlan.id).limit(1))
        problem = Problem(plan_id=plan, number=number, title="草稿", text="草稿", source="自查", aspect="效能")
        tx.session.add(problem)
        record(Change(problem, "made"))
        return problem.id


def make_request(item_id: int, days: int = 10) -> int:
    """A later deadline asked for. Returns its number."""
    with writing() as tx:
        item = tx.session.get(RectificationItem, item_id)
        request = ExtensionRequest(
            item_id=item_id, old_deadline=item.deadline, new_deadline=later(days, item.deadline),
            reason="等批复", progress="1/2", requested_by="文印员",
        )  # fmt: skip
        tx.session.add(request)
        record(Change(request, "made"))
        return request.id


def make_progress(item_id: int) -> int:
    """An entry of progress that is not published. Returns its number."""
    with writing() as tx:
        entry = ProgressEntry(item_id=item_id, happened_on=today(), text="登记了3次", entered_by="文印员")
        tx.session.add(entry)
        record(Change(entry, "made"))
        return entry.id


def person(*permissions: str) -> SignedIn:
    """Somebody with exactly these permissions."""
    return SignedIn(5, "li", "李某 办公室", 1, frozenset(permissions), frozenset())


def everything() -> SignedIn:
    """Somebody who may do all there is."""
    return person(*(it.name for it in PERMISSIONS))


def item(number: int) -> RectificationItem:
    """The item as it stands."""
    return db.session.get(RectificationItem, number)


def act(number: int, action: str, entry: Entry = ENTRY, ending: str = "policy") -> None:
    """Make a move with a decision on paper."""
    carry_out(number, item(number).version, action, entry, ending)
