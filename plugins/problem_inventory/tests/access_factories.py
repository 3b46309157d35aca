"""The objects that the access matrix tries the ledger's pages with."""

from sqlalchemy import select

from plugins.problem_inventory import example
from plugins.problem_inventory.models import Problem, RectificationItem, RectificationPlan, Stage
from portal.extensions import db
from portal.records.writing import writing
from portal.testing_access import Arguments, Factory, UserId

GONE = 987654321


def a_plan(user_id: UserId) -> Arguments:
    """The example plan, loaded once."""
    if db.session.scalar(select(RectificationPlan.id).limit(1)) is None:
        example.load()
    return {}


def an_item(user_id: UserId) -> Arguments:
    """A published item."""
    a_plan(user_id)
    published = select(RectificationItem.id).where(RectificationItem.published_at.is_not(None)).limit(1)
    return {"item_id": db.session.scalar(published)}


def a_draft(user_id: UserId) -> Arguments:
    """An item that was not published; its public page is nobody's."""
    a_plan(user_id)
    stage = db.session.scalar(select(Stage.id).limit(1))
    return {"item_id": _added(RectificationItem(title="草稿", horizon="fixed_term", stage_id=stage))}


def a_problem(user_id: UserId) -> Arguments:
    """A published problem."""
    a_plan(user_id)
    return {"problem_id": db.session.scalar(select(Problem.id).where(Problem.published_at.is_not(None)).limit(1))}


def a_problem_not_published(user_id: UserId) -> Arguments:
    """A problem that was not published."""
    a_plan(user_id)
    plan = db.session.scalar(select(RectificationPlan.id).limit(1))
    number = len(db.session.scalars(select(Problem.id)).all()) + 1
    texts = {"title": "草稿", "text": "草稿", "source": "自查", "aspect": "机关效能建设"}
    return {"problem_id": _added(Problem(plan_id=plan, number=number, **texts))}


def _added(record: Problem | RectificationItem) -> int:
    with writing() as tx:
        tx.session.add(record)
        tx.session.flush()
        return record.id


FACTORIES = {
    "problem_inventory.index": Factory(own=a_plan),
    "problem_inventory.plan": Factory(own=a_plan),
    "problem_inventory.staff_ledger": Factory(own=a_plan),
    "problem_inventory.item": Factory(own=an_item, hidden=a_draft, missing={"item_id": GONE}),
    "problem_inventory.problem": Factory(own=a_problem, hidden=a_problem_not_published, missing={"problem_id": GONE}),
}
