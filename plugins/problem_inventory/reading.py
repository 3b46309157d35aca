"""The plan, a problem, an item, as their public pages show them."""

from typing import TypeVar

from sqlalchemy import Select
from sqlalchemy.orm import joinedload, selectinload

from portal.errors import NotThere
from portal.extensions import db
from portal.records.disclosure import Withdrawn

from .models import Problem, RectificationItem, RectificationPlan, Stage
from .models.published import PublishedRecord

Found = TypeVar("Found", bound=PublishedRecord)


def find_plan() -> RectificationPlan:
    """The plan published last, with its stages, problems, groups and chain. Raises NotThere."""
    plan = RectificationPlan
    return _first(
        plan.visible_to(None)
        .order_by(plan.published_at.desc(), plan.id.desc())
        .options(*(selectinload(part) for part in (plan.stages, plan.problems, plan.groups, plan.chain)))
    )


def find_problem(problem_id: int) -> Problem:
    """A published problem with its plan. Raises NotThere."""
    query = Problem.visible_to(None).where(Problem.id == problem_id)
    return _first(query.options(joinedload(Problem.plan)))


def find_item(item_id: int) -> RectificationItem:
    """A published item with everything its page shows. Raises NotThere."""
    item = RectificationItem
    return _first(
        item.visible_to(None)
        .where(item.id == item_id)
        .options(
            joinedload(item.stage).joinedload(Stage.plan),
            joinedload(item.group),
            *(selectinload(part) for part in (item.measures, item.problems, item.rules)),
        )
    )


def _first(query: Select[Found]) -> Found:
    found = db.session.scalars(query.limit(1)).first()
    if found is None:
        raise NotThere
    if found.withdrawn_for:
        raise Withdrawn(found.withdrawn_for)
    return found
