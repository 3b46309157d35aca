"""The ledger in the form of the office, to print, to file, and to take in again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import force_locale
from sqlalchemy import select

from portal.clock import today
from portal.extensions import db
from portal.office.sheets.columns import Column
from portal.office.sheets.pages import Page
from portal.records.steps import RecordStep

from ..lights import Lights
from ..models import Measure, Problem, RectificationItem
from ..terms import REVISIONS, STATES
from . import columns as of

NAME = "整改台账"
LIGHTS = {"red": "红灯", "yellow": "黄灯", "green": "绿灯", "blue": "蓝灯", "grey": ""}
SERIAL = Column("serial", "序号", kind="whole", group=of.OF_PROBLEM)
NUMBER = Column("number", "编号", group=of.OF_ITEM)
STARTED = Column("started", "启动时间", kind="date", group=of.OF_ITEM)
FIRST_DEADLINE = Column("original_deadline", "首次公布时限", kind="date", group=of.OF_ITEM)
PROGRESS = Column("progress", "进展情况", kind="long_text", group=of.OF_ITEM, width=30)
EVIDENCE = Column("evidence", "佐证材料", kind="long_text", group=of.OF_ITEM, width=20)
RULES = Column("rules", "形成的制度", kind="long_text", group=of.OF_ITEM)
DONE = Column("done", "完成比例", group=of.OF_ITEM)
STATE = Column("state", "状态", group=of.OF_ITEM)
LIGHT = Column("light", "灯", group=of.OF_ITEM)
ACCEPTED = Column("accepted", "验收人/验收日期", group=of.OF_ITEM)
CLOSED = Column("closed", "销号日期", kind="date", group=of.OF_ITEM)
LEDGER = (
    SERIAL, NUMBER, of.SOURCE, of.ASPECT, of.PROBLEM, of.TEXT, of.CAUSE, of.ITEM, of.GOAL, of.MEASURE, of.STEP_OWNER,
    of.STEP_DEADLINE, of.FIRST, of.LEAD, of.UNIT, of.OWNER, of.SUPPORTING, STARTED, FIRST_DEADLINE, of.DEADLINE,
    of.HORIZON, of.COMMITMENT, PROGRESS, EVIDENCE, RULES, DONE, STATE, LIGHT, ACCEPTED, CLOSED,
)  # fmt: skip
POSTS = ("first_responsible", "lead_official", "responsible_unit", "owner", "supporting_unit")
MOVES = {"start": "started", "accept": "accepted", "close_out": "closed"}


@dataclass(frozen=True)
class Listed:
    """The items of a list, and the problem that it is narrowed to, if any; `cut`: there are more."""

    items: Sequence[RectificationItem]
    problem: int | None
    cut: bool


def ledger_page(listed: Listed, lights: Lights) -> Page:
    """The sheet: a row for each measure, what is the same for a problem or an item merged."""
    notes = (f"注：项数较多，只列出前{len(listed.items)}项，请筛选后分次导出。",) if listed.cut else ()
    return Page(NAME, LEDGER, _rows(listed, lights), f"{NAME}（截至{today():%Y年%-m月%-d日}）", notes=notes)


def _rows(listed: Listed, lights: Lights) -> Iterator[list[Any]]:
    moves = _moves(listed.items)
    for serial, (problem, items) in enumerate(_by_problem(listed), 1):
        head = {"serial": serial, **_of_problem(problem)}
        for item in items:
            told = head | _of_item(item, lights) | moves.get(item.id, {})
            for measure in item.measures or (None,):
                values = told | _of_measure(measure)
                yield [values.get(column.key) for column in LEDGER]


def _by_problem(listed: Listed) -> list[tuple[Problem, list[RectificationItem]]]:
    """Each problem with the items that cure it: an item of two problems stands under both."""
    found: dict[Problem, list[RectificationItem]] = {}
    for item in listed.items:
        for problem in item.problems:
            if listed.problem in (None, problem.id):
                found.setdefault(problem, []).append(item)
    return sorted(found.items(), key=lambda pair: (-pair[0].plan_id, pair[0].number))


def _of_problem(problem: Problem) -> dict[str, Any]:
    told = {key: getattr(problem, key) for key in ("source", "aspect", "text", "cause")}
    return told | {"problem": problem.title}


def _of_item(item: RectificationItem, lights: Lights) -> dict[str, Any]:
    told = {
        key: getattr(item, key) for key in (*POSTS, "number", "goal", "deadline", "original_deadline", "commitment")
    }
    with force_locale("zh"):
        state = str(STATES[item.state])
        rules = "\n".join(f"{rule.name}（{REVISIONS[rule.revision]}）" for rule in item.rules)
    return told | {
        "item": item.title,
        "horizon": of.HORIZON_NAMES[item.horizon],
        "progress": "\n".join(f"{it.happened_on} {it.text}" for it in item.progress),
        "evidence": "\n".join(it.evidence for it in item.progress if it.evidence),
        "rules": rules,
        "done": f"{sum(it.done_on is not None for it in item.measures)}/{len(item.measures)}",
        "state": state,
        "light": LIGHTS[lights.of(item.state, item.deadline)[0]],
    }


def _of_measure(measure: Measure | None) -> dict[str, Any]:
    if measure is None:
        return {}
    return {"measure": measure.text, "step_owner": measure.owner, "step_deadline": measure.deadline}


def _moves(items: Sequence[RectificationItem]) -> dict[int, dict[str, Any]]:
    """When the work on each item began, who accepted it and when, and when it was closed out: the last time counts."""
    steps = select(RecordStep).where(
        RecordStep.kind == RectificationItem.kind,
        RecordStep.record_id.in_([item.id for item in items]),
        RecordStep.action.in_(MOVES),
    )
    found: dict[int, dict[str, Any]] = {}
    for step in db.session.scalars(steps.order_by(RecordStep.id)):
        value = f"{step.decided_by} {step.decided_on}" if step.action == "accept" else step.decided_on
        found.setdefault(step.record_id, {})[MOVES[step.action]] = value
    return found
