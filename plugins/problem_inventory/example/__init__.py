"""The example plan: read from plan.toml, dated from the day it is loaded, published on its own basis."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from portal.clock import today
from portal.errors import PortalError
from portal.records.writing import writing

from ..models import (
    Measure,
    MeasureGroup,
    Problem,
    RectificationItem,
    RectificationPlan,
    ResponsiblePost,
    RuleToRevise,
    Stage,
)
from ..publishing import publish_plan

TEXT = Path(__file__).with_name("plan.toml")


class AlreadyThere(PortalError):
    """The ledger holds a plan already."""


def load() -> None:
    """Load and publish the example plan. Raises AlreadyThere when the ledger is not empty."""
    first_day = today()
    plan, items = _plan(tomllib.loads(TEXT.read_text("utf-8")), first_day)
    with writing() as tx:
        if tx.session.scalar(select(RectificationPlan.id).limit(1)) is not None:
            raise AlreadyThere(_("The ledger already holds a plan: the example is for an empty one."))
        tx.session.add_all([plan, *items])
        publish_plan(plan, items, decided_by="县政协党组")


def _plan(text: dict[str, Any], first_day: date) -> tuple[RectificationPlan, list[RectificationItem]]:
    fields = ("title", "basis", "goal", "findings", "responsibility", "time_limit", "commitment")
    plan = RectificationPlan(**{field: text[field] for field in fields})
    plan.stages = [_stage(number, stage, first_day) for number, stage in enumerate(text["stages"], 1)]
    plan.problems = [Problem(number=number, **problem) for number, problem in enumerate(text["problems"], 1)]
    plan.groups = [MeasureGroup(number=number, **group) for number, group in enumerate(text["groups"], 1)]
    plan.chain = [ResponsiblePost(position=place, **post) for place, post in enumerate(text["chain"], 1)]
    return plan, [_item(item, plan, first_day) for item in text["items"]]


def _stage(number: int, stage: dict[str, Any], first_day: date) -> Stage:
    start, end = (first_day + timedelta(days=stage[name]) for name in ("start", "end"))
    return Stage(number=number, title=stage["title"], start=start, end=end)


def _item(item: dict[str, Any], plan: RectificationPlan, first_day: date) -> RectificationItem:
    fields = dict(item)
    cured, rules = fields.pop("problems"), fields.pop("amends", [])
    measures = [
        Measure(position=place, text=step["text"], owner=step["owner"], deadline=_later(first_day, step))
        for place, step in enumerate(fields.pop("measures"), 1)
    ]
    return RectificationItem(
        **fields
        | {
            "stage": plan.stages[fields["stage"] - 1],
            "group": plan.groups[fields["group"] - 1],
            "deadline": _later(first_day, item),
            "first_responsible": plan.chain[0].post,
            "problems": [plan.problems[number - 1] for number in cured],
            "measures": measures,
            "rules": [RuleToRevise(name=name, revision="amend") for name in rules],
        }
    )


def _later(first_day: date, text: dict[str, Any]) -> date:
    return first_day + timedelta(days=text["deadline"])
