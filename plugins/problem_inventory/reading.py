"""The plan, a problem, an item and what belongs to it, as their pages show them to the public or to staff."""

from collections.abc import Sequence
from typing import TypeVar

from flask_babel import gettext as _
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from portal.errors import NotThere, PortalError
from portal.extensions import db
from portal.items import SignedIn
from portal.records.disclosure import Disclosed, Withdrawn

from .models import ExtensionRequest, Problem, ProgressEntry, RectificationItem, RectificationPlan, Stage, item_problem

Found = TypeVar("Found", bound=Disclosed)


def find_plan() -> RectificationPlan:
    """The plan published last, with its stages, problems, groups and chain. Raises NotThere."""
    plan = RectificationPlan
    return _first(
        plan.visible_to(None)
        .order_by(plan.published_at.desc(), plan.id.desc())
        .options(*(selectinload(part) for part in (plan.stages, plan.problems, plan.groups, plan.chain)))
    )


class NoPlan(PortalError):
    """Problems and items belong to a plan, and there is none."""

    status = 409


def present_plan(user: SignedIn) -> RectificationPlan:
    """The plan that staff work under, published last. Raises NoPlan."""
    plan = RectificationPlan
    found = db.session.scalars(plan.visible_to(user).order_by(plan.published_at.desc(), plan.id.desc())).first()
    if found is None:
        raise NoPlan(_("There is no rectification plan yet. Problems and items belong to one: have it loaded first."))
    return found


def find_problem(problem_id: int, user: SignedIn | None = None) -> Problem:
    """A problem that the person may read, with its plan. Raises NotThere."""
    query = Problem.visible_to(user).where(Problem.id == problem_id)
    return _first(query.options(joinedload(Problem.plan)), user)


def find_item(item_id: int, user: SignedIn | None = None) -> RectificationItem:
    """An item that the person may read, with everything its page shows. Raises NotThere."""
    item = RectificationItem
    return _first(
        item.visible_to(user)
        .where(item.id == item_id)
        .options(
            joinedload(item.stage).joinedload(Stage.plan),
            joinedload(item.group),
            *(selectinload(part) for part in (item.measures, item.problems, item.rules, item.extensions)),
            selectinload(item.progress).selectinload(ProgressEntry.measures),
        ),
        user,
    )


def find_progress(progress_id: int, user: SignedIn) -> ProgressEntry:
    """An entry of progress with its item. Raises NotThere."""
    query = ProgressEntry.visible_to(user).where(ProgressEntry.id == progress_id)
    return _first(query.options(joinedload(ProgressEntry.item)), user)


def find_extension(request_id: int, user: SignedIn) -> ExtensionRequest:
    """A request for a later deadline with its item. Raises NotThere."""
    query = ExtensionRequest.visible_to(user).where(ExtensionRequest.id == request_id)
    return _first(query.options(joinedload(ExtensionRequest.item)), user)


def drafts(user: SignedIn) -> list[RectificationItem]:
    """The items that are not published yet, the newest first."""
    item = RectificationItem
    query = item.visible_to(user).where(item.state == "draft").order_by(item.id.desc())
    return list(db.session.scalars(query.options(*map(selectinload, (item.measures, item.problems)))))


def on_paper(user: SignedIn, ids: Sequence[int]) -> list[RectificationItem]:
    """Items with all that the paper ledger has a column for, in the order of the numbers given."""
    item = RectificationItem
    parts = [selectinload(part) for part in (item.measures, item.problems, item.progress, item.rules)]
    found = db.session.scalars(item.visible_to(user).where(item.id.in_(ids)).options(*parts))
    by_number = {it.id: it for it in found}
    return [by_number[number] for number in ids if number in by_number]


def problems(user: SignedIn) -> list[tuple[Problem, list[RectificationItem]]]:
    """The problems of all plans, each with the items that cure it."""
    pairs = select(item_problem.c.problem_id, RectificationItem).join(RectificationItem).order_by(RectificationItem.id)
    cures: dict[int, list[RectificationItem]] = {}
    for problem_id, item in db.session.execute(pairs):
        cures.setdefault(problem_id, []).append(item)
    found = db.session.scalars(Problem.visible_to(user).order_by(Problem.plan_id.desc(), Problem.number))
    return [(problem, cures.get(problem.id, [])) for problem in found]


def _first(query: Select[Found], user: SignedIn | None = None) -> Found:
    found = db.session.scalars(query.limit(1)).first()
    if found is None:
        raise NotThere
    if user is None and found.withdrawn_for:
        raise Withdrawn(found.withdrawn_for)
    return found
