"""The objects that the access matrix tries the ledger's pages with."""

from hashlib import sha256
from io import BytesIO

from sqlalchemy import select

from plugins.problem_inventory.models import ExtensionRequest, Problem, ProgressEntry, RectificationItem, Stage
from plugins.problem_inventory.tests.making import (
    later,
    load_plan,
    make_item,
    make_problem,
    make_progress,
    make_request,
    sign,
)
from portal.extensions import db
from portal.items import Subject
from portal.people.models import UserRole
from portal.records.attachments import attach, remove_attachment
from portal.records.file_store import CheckedFile, file_store
from portal.records.writing import writing
from portal.testing_access import Arguments, Factory, UserId

GONE = 987654321
# From which state each role has a move to make, and which.
TURNS = {
    "staff": ("completed", "review"),
    "office_head": ("draft", "publish"),
    "reviewer": ("draft", "publish"),
    "leader": ("completed", "review"),
    "rectification_office": ("reviewed", "accept"),
}
PAPER = {"decided_by": "主席会议", "basis": "第3次会议纪要", "reason": "matrix"}


def a_plan(user_id: UserId) -> Arguments:
    """The example plan, loaded once."""
    load_plan()
    return {}


def an_item(user_id: UserId) -> Arguments:
    """A published item."""
    load_plan()
    return {"item_id": make_item()}


def a_draft(user_id: UserId) -> Arguments:
    """An item that was not published; its public page is nobody's."""
    load_plan()
    return {"item_id": make_item("draft")}


def an_item_to_move(user_id: UserId) -> Arguments:
    """An item from where the person has a move to make."""
    load_plan()
    state, action = TURNS.get(role_of(user_id), ("completed", "review"))
    return {"item_id": make_item(state, signed=state == "draft"), "action": action}


def role_of(user_id: UserId) -> str | None:
    """The person's role."""
    return db.session.scalar(select(UserRole.role).where(UserRole.user_id == user_id))


def a_move(user_id: UserId) -> Arguments:
    """What is entered with it: a clerk says who decided, the others decide themselves."""
    entered = paper(RectificationItem)(user_id)
    return entered if role_of(user_id) == "staff" else entered | {"decided_by": ""}


def a_call(user_id: UserId) -> Arguments:
    """What a clerk notes of a call."""
    return {"way": "phone", "whom": "县政协办公室", "at": "2026-01-05T09:30", "answer": "月底前完成"}


def a_problem(user_id: UserId) -> Arguments:
    """A published problem."""
    load_plan()
    return {"problem_id": db.session.scalar(select(Problem.id).where(Problem.published_at.is_not(None)).limit(1))}


def a_problem_not_published(user_id: UserId) -> Arguments:
    """A problem that was not published."""
    load_plan()
    return {"problem_id": make_problem()}


def a_request(user_id: UserId) -> Arguments:
    """A later deadline asked for, to be refused."""
    load_plan()
    return {"request_id": make_request(make_item("in_progress")), "action": "refuse"}


def a_request_to_print(user_id: UserId) -> Arguments:
    """The same, without a move."""
    return {"request_id": a_request(user_id)["request_id"]}


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


def words_to_rewrite(user_id: UserId) -> Arguments:
    """An entry of progress that is not published."""
    load_plan()
    return {"kind": "progress", "record_id": make_progress(make_item("in_progress"))}


def signed_words(user_id: UserId) -> Arguments:
    """An entry of progress that may be published."""
    arguments = words_to_rewrite(user_id)
    with writing() as tx:
        sign(tx.session.get(ProgressEntry, arguments["record_id"]))
    return arguments


def other_words(user_id: UserId) -> Arguments:
    """What is typed instead."""
    return {"first": "登记了4次", "second": "登记簿", "version": newest(ProgressEntry).version}


def texts_of_an_item(user_id: UserId) -> Arguments:
    """What is typed into a new draft."""
    load_plan()
    stage = db.session.scalar(select(Stage.id).order_by(Stage.number.desc()).limit(1))
    version = newest(RectificationItem).version
    return {"title": "又一件", "horizon": "fixed_term", "stage_id": stage, "group_id": 0, "version": version}


def texts_of_a_problem(user_id: UserId) -> Arguments:
    """What is typed into a new problem."""
    return {"title": "问题", "text": "表现", "source": "自查", "aspect": "效能"}


def the_same_problem(user_id: UserId) -> Arguments:
    """A published problem as it stands, with a cause."""
    found = db.session.scalars(select(Problem).where(Problem.published_at.is_not(None)).limit(1)).one()
    words = {"title": found.title, "text": found.text, "source": found.source, "aspect": found.aspect}
    return words | {"cause": "matrix", "version": found.version}


def a_deed(user_id: UserId) -> Arguments:
    """What is typed as progress."""
    return {"happened_on": later(0).isoformat(), "text": "登记了", "version": newest(RectificationItem).version}


def a_wish(user_id: UserId) -> Arguments:
    """What is typed to ask for a later deadline."""
    words = {"reason": "等批复", "progress": "1/2", "version": newest(RectificationItem).version}
    return words | {"new_deadline": later(70).isoformat()}


def paper(model: type) -> object:
    """What is typed with a move of the newest record of that kind."""
    return lambda user_id: PAPER | {"version": newest(model).version}


def newest(model: type) -> object:
    """The record made last."""
    return db.session.scalars(select(model).order_by(model.id.desc())).first()


NO_ITEM, NO_PROBLEM = {"item_id": GONE}, {"problem_id": GONE}
FACTORIES = {
    "portal.files.of_record": Factory(a_public_file, a_removed_file, {"attachment_id": GONE, "name": "minutes.txt"}),
    "portal.files.shown": Factory(a_public_file, a_removed_file, {"attachment_id": GONE, "name": "minutes.txt"}),
    "problem_inventory.index": Factory(own=a_plan),
    "problem_inventory.plan": Factory(own=a_plan),
    "problem_inventory.item": Factory(own=an_item, hidden=a_draft, missing=NO_ITEM),
    "problem_inventory.problem": Factory(own=a_problem, hidden=a_problem_not_published, missing=NO_PROBLEM),
    "problem_inventory.reach": Factory(own=an_item, hidden=a_draft, missing={"item_id": GONE}, fields=a_call),
    "problem_inventory.close_out_form": Factory(own=an_item, hidden=a_draft, missing={"item_id": GONE}),
    "problem_inventory.extension_form": Factory(own=a_request_to_print, missing={"request_id": GONE}),
    "problem_inventory.slip": Factory(own=an_item, hidden=a_draft, missing={"item_id": GONE}),
    "problem_inventory.staff_ledger": Factory(own=a_plan),
    "problem_inventory.paper_ledger": Factory(own=a_plan),
    "problem_inventory.problems": Factory(own=a_plan),
    "problem_inventory.new_problem": Factory(own=a_plan, fields=texts_of_a_problem),
    "problem_inventory.edit_problem": Factory(own=a_problem, missing=NO_PROBLEM, fields=the_same_problem),
    "problem_inventory.drafts": Factory(own=a_draft),
    "problem_inventory.new_item": Factory(own=an_item, fields=texts_of_an_item),
    "problem_inventory.edit_item": Factory(own=a_draft, missing=NO_ITEM, fields=texts_of_an_item),
    "problem_inventory.throw_item_away": Factory(own=a_draft, missing=NO_ITEM, fields=paper(RectificationItem)),
    "problem_inventory.staff_item": Factory(own=an_item, missing=NO_ITEM),
    "problem_inventory.move": Factory(own=an_item_to_move, missing=NO_ITEM | {"action": "review"}, fields=a_move),
    "problem_inventory.review_item": Factory(
        own=a_draft, missing=NO_ITEM, fields=lambda user_id: {"scope": "public", **paper(RectificationItem)(user_id)}
    ),
    "problem_inventory.words": Factory(
        own=words_to_rewrite, missing={"kind": "progress", "record_id": GONE}, fields=other_words
    ),
    "problem_inventory.publish_words": Factory(
        own=signed_words, missing={"kind": "progress", "record_id": GONE}, fields=paper(ProgressEntry)
    ),
    "problem_inventory.progress": Factory(own=an_item, missing=NO_ITEM, fields=a_deed),
    "problem_inventory.extension": Factory(own=an_item, missing=NO_ITEM, fields=a_wish),
    "problem_inventory.decide_extension": Factory(
        own=a_request,
        missing={"request_id": GONE, "action": "refuse"},
        fields=paper(ExtensionRequest),
        declined=frozenset({"reviewer"}),
    ),
}
