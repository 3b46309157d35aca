"""The objects that the access matrix tries the ledger's pages with."""

from hashlib import sha256
from io import BytesIO

from sqlalchemy import select

from plugins.problem_inventory import example
from plugins.problem_inventory.models import Problem, RectificationItem, RectificationPlan, Stage
from portal.extensions import db
from portal.items import Subject
from portal.records.attachments import attach, remove_attachment
from portal.records.file_store import CheckedFile, file_store
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


def a_public_file(user_id: UserId) -> Arguments:
    """A file of a published item that is shown to the public."""
    return _attached(an_item(user_id)["item_id"], public=True)


def a_removed_file(user_id: UserId) -> Arguments:
    """One that was shown, and was taken off the item."""
    item = Subject(RectificationItem.kind, an_item(user_id)["item_id"])
    arguments = _attached(item.id, public=True)
    with writing():
        remove_attachment(item, arguments["attachment_id"])
    return arguments


def _attached(item_id: int, public: bool) -> Arguments:
    file = file_store().keep(BytesIO(b"minutes"))
    checked = CheckedFile(file, "minutes.txt", 7, sha256(b"minutes").hexdigest(), "text/plain; charset=utf-8")
    with writing() as tx:
        row = attach(Subject(RectificationItem.kind, item_id), checked, public=public)
        tx.session.flush()
        return {"attachment_id": row.id, "name": row.name}


FACTORIES = {
    "portal.files.of_record": Factory(a_public_file, a_removed_file, {"attachment_id": GONE, "name": "minutes.txt"}),
    "portal.files.shown": Factory(a_public_file, a_removed_file, {"attachment_id": GONE, "name": "minutes.txt"}),
    "problem_inventory.index": Factory(own=a_plan),
    "problem_inventory.plan": Factory(own=a_plan),
    "problem_inventory.staff_ledger": Factory(own=a_plan),
    "problem_inventory.item": Factory(own=an_item, hidden=a_draft, missing={"item_id": GONE}),
    "problem_inventory.problem": Factory(own=a_problem, hidden=a_problem_not_published, missing={"problem_id": GONE}),
}
