"""What stands above the public list: the plan in short, its stages, and the ways to narrow the list."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from .filters import Filters
from .models import MeasureGroup, Problem, RectificationItem, RectificationPlan, Stage
from .statements import PUBLISHED
from .terms import HORIZONS

MOST_UNITS = 60
Choices = list[tuple[str, str, bool, bool]]

_PLAN = (
    select(RectificationPlan.id, RectificationPlan.title, RectificationPlan.goal, RectificationPlan.published_at)
    .where(RectificationPlan.for_everybody())
    .order_by(RectificationPlan.published_at.desc(), RectificationPlan.id.desc())
    .limit(1)
)
_STAGES = (
    select(Stage.id, Stage.title, Stage.start, Stage.end)
    .where(Stage.plan_id == bindparam("plan"))
    .order_by(Stage.number)
)
_PROBLEMS = (
    select(Problem.id, Problem.title, Problem.aspect)
    .where(Problem.plan_id == bindparam("plan"), Problem.for_everybody())
    .order_by(Problem.number)
)
_GROUPS = (
    select(MeasureGroup.id, MeasureGroup.title)
    .where(MeasureGroup.plan_id == bindparam("plan"))
    .order_by(MeasureGroup.number)
)


def _units() -> Any:
    """The responsible units, hopping through the index: DISTINCT would read every item of the ledger."""
    unit, other = RectificationItem.responsible_unit, aliased(RectificationItem)
    first = select(unit.label("unit")).where(PUBLISHED).order_by(unit).limit(1)
    found = select(first.subquery().c.unit).cte("units", recursive=True)
    following = (
        select(other.responsible_unit)
        .where(other.for_everybody(), other.responsible_unit > found.c.unit)
        .order_by(other.responsible_unit)
        .limit(1)
        .scalar_subquery()
    )
    found = found.union_all(select(following).where(found.c.unit.is_not(None)))
    return select(found.c.unit).where(found.c.unit.is_not(None)).limit(MOST_UNITS)


_UNITS = _units()


@dataclass(frozen=True)
class Overview:
    """Rows of the plan, its stages, problems and headings, and the units that answer for items."""

    plan: Any
    stages: list[Any]
    problems: list[Any]
    groups: list[Any]
    units: list[str]


def read_overview(connection: Connection) -> Overview | None:
    """Read what the plan published last has to show; None before one is."""
    plan = connection.execute(_PLAN).first()
    if plan is None:
        return None
    of_plan = {"plan": plan.id}
    return Overview(
        plan,
        list(connection.execute(_STAGES, of_plan)),
        list(connection.execute(_PROBLEMS, of_plan)),
        list(connection.execute(_GROUPS, of_plan)),
        [str(unit) for unit in connection.execute(_UNITS).scalars()],
    )


def choices(overview: Overview, filters: Filters, url: str) -> list[tuple[str, Choices]]:
    """The filters as links, by name: address, words, whether it is chosen, whether the words are a record's own."""
    named = (
        ("stage", _("Stage"), [(stage.id, stage.title) for stage in overview.stages], True),
        ("problem", _("Problem"), [(problem.id, problem.title) for problem in overview.problems], True),
        ("horizon", _("Horizon"), list(HORIZONS.items()), False),
        ("unit", _("Responsible unit"), [(unit, unit) for unit in overview.units], True),
    )
    return [
        (
            title,
            [
                (_address(url, filters, name, value), words, getattr(filters, name) == value, is_record and value)
                for value, words in [(None, _("All")), *options]
            ],
        )
        for name, title, options, is_record in named
    ]


def _address(url: str, filters: Filters, name: str, value: int | str | None) -> str:
    return f"{url}?{filters.address(**{name: value})}#items"
