"""The objects that the access matrix tries the pages of projects and drafts with."""

from io import BytesIO

from flask import g
from sqlalchemy import select

from plugins.rules_revision.drafting import draft_of
from plugins.rules_revision.drafting.clauses import set_clause
from plugins.rules_revision.drafting.headings import add_group
from plugins.rules_revision.engine import Kind, read_text
from plugins.rules_revision.engine.json_form import to_json
from plugins.rules_revision.models import DraftReturn, RevisionProject
from plugins.rules_revision.projects.moving import move
from plugins.rules_revision.projects.starting import ProjectFacts, list_revision
from plugins.rules_revision.tests.making import everything, make_rule
from portal.extensions import db
from portal.items import Entry
from portal.people.models import UserRole
from portal.records.writing import writing
from portal.testing_access import Arguments, Factory, UserId

from .making import FIVE, key, version_of, words_at

GONE = 987654321


def a_project(user_id: UserId) -> Arguments:
    """A project that is listed."""
    g.portal_person = everything()
    return {"project_id": list_revision(make_rule(text=FIVE), "amend", ProjectFacts("不适应"))}


def a_draft(user_id: UserId) -> Arguments:
    """A project being drafted."""
    found = a_project(user_id)
    move(found["project_id"], db.session.get(RevisionProject, found["project_id"]).version, "begin", Entry())
    return found


def a_clause(user_id: UserId) -> Arguments:
    """The second clause of a draft."""
    found = a_draft(user_id)
    return found | {"node_id": key(found["project_id"], 2)}


def a_chapter(user_id: UserId) -> Arguments:
    """A chapter of a draft."""
    found = a_draft(user_id)
    add_group(found["project_id"], "总则", key(found["project_id"], 1), Kind.CHAPTER)
    tree = draft_of(db.session.get(RevisionProject, found["project_id"]))
    return found | {"node_id": next(it.id for it in tree.walk() if it.kind is Kind.CHAPTER)}


def a_free_rule(user_id: UserId) -> Arguments:
    """A rule that nobody revises."""
    g.portal_person = None
    return {"rule_id": make_rule()}


def a_file() -> tuple[BytesIO, str]:
    """A text that came back."""
    return BytesIO(FIVE.replace("两次", "三次").encode()), "改.txt"


def a_move(user_id: UserId) -> Arguments:
    """A project that is abandoned next."""
    return a_project(user_id) | {"action": "abandon"}


def newest() -> RevisionProject:
    """The project made last."""
    return db.session.query(RevisionProject).order_by(RevisionProject.id.desc()).first()


def typed(**fields: object) -> object:
    """These fields with the version of the project made last."""
    return lambda user_id: fields | {"version": newest().version}


def on_clause(**fields: object) -> object:
    """These fields with what the second clause says."""
    return lambda user_id: (
        fields | {"version": newest().draft.version, "opened": words_at(newest().id, 2), "text": "每日签到三次。"}
    )


def paragraph(user_id: UserId) -> Arguments:
    """The second paragraph of the second clause."""
    clause = next(it for it in draft_of(newest()).walk() if it.id == key(newest().id, 2))
    return {"paragraph": clause.children[1].id}


def a_save(user_id: UserId) -> Arguments:
    """A save that changed the second clause."""
    found = a_draft(user_id)
    number, clause = found["project_id"], key(found["project_id"], 2)
    saved = set_clause(number, version_of(number), clause, words_at(number, 2), "每日签到三次。")
    return found | {"number": saved}


def a_return(user_id: UserId) -> Arguments:
    """A file that came back with one clause changed."""
    found = a_draft(user_id)
    tree = read_text(FIVE.replace("两次", "三次"))
    draft = db.session.get(RevisionProject, found["project_id"]).draft
    with writing() as tx:
        came = DraftReturn(draft_id=draft.id, name="改.docx", tree=to_json(tree), came_by="李某")
        tx.session.add(came)
        tx.session.flush()
        number = came.id
    return found | {"return_id": number}


def abandoned(user_id: UserId) -> Arguments:
    """What is typed when a project is abandoned."""
    role = db.session.scalar(select(UserRole.role).where(UserRole.user_id == user_id))
    who = "" if role == "leader" else "主席会议"
    return {"version": newest().version, "reason": "另行制定", "decided_by": who, "basis": "第3次会议纪要"}


NONE = {"project_id": GONE}
NO_CLAUSE = NONE | {"node_id": "n1"}
FACTS = {"reason": "不适应"}
NEW = {"title": "公章办法", "text_kind": "办法", "domain": "other", "body": "主席会议", "office": "办公室"}
FACTORIES = {
    "rules_revision.project": Factory(own=a_project, missing=NONE),
    "rules_revision.new_project": Factory(fields=lambda user_id: NEW | FACTS | {"scope": "office", "start": "empty"}),
    "rules_revision.describe_project": Factory(own=a_project, missing=NONE, fields=typed(**FACTS)),
    "rules_revision.move_project": Factory(
        own=a_move, missing=NONE | {"action": "abandon"}, fields=abandoned, declined=frozenset({"reviewer"})
    ),
    "rules_revision.draft": Factory(own=a_draft, missing=NONE),
    "rules_revision.print_draft": Factory(own=a_draft, missing=NONE),
    "rules_revision.word_of_draft": Factory(own=a_draft, missing=NONE),
    "rules_revision.word_of_comparison": Factory(own=a_draft, missing=NONE),
    "rules_revision.draft_saves": Factory(own=a_draft, missing=NONE),
    "rules_revision.draft_comparison": Factory(own=a_draft, missing=NONE),
    "rules_revision.explain_changes": Factory(own=a_draft, missing=NONE),
    "rules_revision.draft_front": Factory(own=a_draft, missing=NONE, fields=lambda user_id: {"title": "考勤制度"}),
    "rules_revision.edit_clause": Factory(own=a_clause, missing=NO_CLAUSE, fields=on_clause()),
    "rules_revision.insert_clause": Factory(own=a_clause, missing=NO_CLAUSE, fields=on_clause(where="after")),
    "rules_revision.delete_clause": Factory(own=a_clause, missing=NO_CLAUSE, fields=on_clause()),
    "rules_revision.merge_clause": Factory(own=a_clause, missing=NO_CLAUSE),
    "rules_revision.insert_group": Factory(
        own=a_clause, missing=NO_CLAUSE, fields=lambda user_id: {"name": "总则", "kind": "chapter"}
    ),
    "rules_revision.edit_group": Factory(own=a_chapter, missing=NO_CLAUSE, fields=lambda user_id: {"name": "总则"}),
    "rules_revision.move_clause": Factory(
        own=a_clause, missing=NO_CLAUSE, fields=lambda user_id: {"to": f"after:{key(newest().id, 3)}"}
    ),
    "rules_revision.split_clause": Factory(own=a_clause, missing=NO_CLAUSE, fields=paragraph),
    "rules_revision.draft_save": Factory(own=a_save, missing=NONE | {"number": 1}),
    "rules_revision.take_draft_back": Factory(
        own=a_save, missing=NONE | {"number": 1}, fields=lambda user_id: {"clause": key(newest().id, 2)}
    ),
    "rules_revision.take_word": Factory(own=a_draft, missing=NONE, fields=lambda user_id: {"files": a_file()}),
    "rules_revision.look_at_word": Factory(own=a_return, missing=NONE | {"return_id": 1}),
    "rules_revision.take_from_word": Factory(
        own=a_return, missing=NONE | {"return_id": 1}, fields=lambda user_id: {"everything": "1"}
    ),
    "rules_revision.revise_rule": Factory(
        own=a_free_rule, missing={"rule_id": GONE}, fields=lambda user_id: FACTS | {"revision": "amend"}
    ),
}
