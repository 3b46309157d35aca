"""The objects that the access matrix tries the pages of adoption and of execution checks with."""

from flask import g
from sqlalchemy import select

from plugins.rules_revision import outcomes
from plugins.rules_revision.drafted import read
from plugins.rules_revision.execution import CheckFacts, FindingFacts, add_finding, begin, change, move_finding
from plugins.rules_revision.models import CheckFinding, ExecutionCheck, Outcome, RevisionProject
from plugins.rules_revision.tests.making import make_published, make_rule, rule
from portal.clock import today
from portal.extensions import db
from portal.hooks.calling import call_one
from portal.items import Entry
from portal.people.models import UserRole
from portal.testing_access import Arguments, Factory, UserId

from .making import act, in_charge, make_abolition, make_project

GONE = 987654321
PAPER = {"decided_by": "主席会议", "basis": "第3次会议纪要"}
NO_PROJECT, NO_CHECK, NO_FINDING = {"project_id": GONE}, {"check_id": GONE}, {"finding_id": GONE}
NO_VERSION = {"version_id": GONE}
DAY = today().isoformat()
CHECKED = {
    "title": "执行检查", "units": "各科室", "period_from": DAY, "period_until": DAY, "checked_by": "办公室",
    "checked_on": DAY,
}  # fmt: skip


def a_project(user_id: UserId) -> Arguments:
    """A project with papers, before the deciding body."""
    g.portal_person = None
    return {"project_id": make_abolition()}


def an_issued_project(user_id: UserId) -> Arguments:
    """A project that was adopted."""
    found = a_project(user_id)
    with in_charge():
        act(found["project_id"])
    return found


def a_decided_project(user_id: UserId) -> Arguments:
    """A project whose outcome is an amending decision."""
    g.portal_person = None
    number = make_rule()
    project_id = make_project(number)
    found = rule(number).versions[0]
    reading = read(found.text.replace("两次", "三次"), [found.tree])
    prepared = outcomes.propose(db.session.get(RevisionProject, project_id), "decision", reading.tree)
    with in_charge():
        outcomes.keep(project_id, prepared)
    return {"project_id": project_id}


def a_check(user_id: UserId) -> Arguments:
    """An execution check with its summary."""
    g.portal_person = None
    facts = CheckFacts("执行检查", "各科室", today(), today(), "办公室", today())
    version = rule(make_published()).versions[0].id
    with in_charge():
        number = begin(version, facts)
        change(number, 1, facts, "总体较好。")
    return {"check_id": number}


def a_finding(user_id: UserId) -> Arguments:
    """What was found in a check."""
    number = a_check(user_id)["check_id"]
    with in_charge():
        return {"finding_id": add_finding(number, FindingFacts("财务科", "没有签到", "minor"))}


def a_finding_for_the_ledger(user_id: UserId) -> Arguments:
    """A finding, and a ledger with the plan that its problem belongs to."""
    if not any(held.count for held in call_one("problem_inventory", "data_held")):
        call_one("problem_inventory", "load_example")
    return a_finding(user_id)


def an_answered_finding(user_id: UserId) -> Arguments:
    """A finding that is confirmed next."""
    found = a_finding(user_id)
    with in_charge():
        move_finding(found["finding_id"], 1, "answer", Entry(), "已补齐。")
    return found | {"action": "close"}


def a_version(user_id: UserId) -> Arguments:
    """A version in force that everybody reads."""
    g.portal_person = None
    return {"version_id": rule(make_published()).versions[0].id}


def a_hidden_version(user_id: UserId) -> Arguments:
    """A version that was published to nobody."""
    return {"version_id": rule(make_rule()).versions[0].id}


def newest(model: type) -> object:
    """The record made last."""
    return db.session.scalars(select(model).order_by(model.id.desc())).first()


def typed(model: type, decides: str = "leader", **fields: object) -> object:
    """These fields and the version of the record made last, with whose decision it was for all but those who decide."""

    def give(user_id: UserId) -> Arguments:
        role = db.session.scalar(select(UserRole.role).where(UserRole.user_id == user_id))
        found = PAPER | {"version": newest(model).version} | fields
        return found | {"decided_by": ""} if role == decides else found

    return give


FILES = ("meeting_papers", "meeting_papers_file", "explanation_file")
DECISIONS = ("decision_file", "decision_akn_file")
FACTORIES = {
    **{f"rules_revision.{name}": Factory(own=a_project, missing=NO_PROJECT) for name in FILES},
    **{f"rules_revision.{name}": Factory(own=a_decided_project, missing=NO_PROJECT) for name in DECISIONS},
    "rules_revision.notice_file": Factory(own=an_issued_project, missing=NO_PROJECT),
    "rules_revision.adoption": Factory(own=a_project, missing=NO_PROJECT, fields=lambda user_id: {"form": "abolished"}),
    "rules_revision.adoption_texts": Factory(
        own=a_project, missing=NO_PROJECT, fields=typed(Outcome, explanation="说明")
    ),
    "rules_revision.move_adoption": Factory(
        own=lambda user_id: a_project(user_id) | {"action": "adopt"},
        missing=NO_PROJECT | {"action": "adopt"},
        fields=typed(RevisionProject, issued_on=DAY),
        declined=frozenset({"reviewer"}),
    ),
    "rules_revision.version_file": Factory(own=a_version, hidden=a_hidden_version, missing=NO_VERSION),
    "rules_revision.version_akn_file": Factory(own=a_version, hidden=a_hidden_version, missing=NO_VERSION),
    "rules_revision.inside_version_file": Factory(own=a_version, missing=NO_VERSION),
    "rules_revision.inside_version_akn_file": Factory(own=a_version, missing=NO_VERSION),
    "rules_revision.new_check": Factory(own=a_version, missing=NO_VERSION, fields=lambda user_id: CHECKED),
    "rules_revision.check": Factory(own=a_check, missing=NO_CHECK),
    "rules_revision.paper_check": Factory(own=a_check, missing=NO_CHECK),
    "rules_revision.edit_check": Factory(own=a_check, missing=NO_CHECK, fields=typed(ExecutionCheck, **CHECKED)),
    "rules_revision.move_check": Factory(
        own=lambda user_id: a_check(user_id) | {"action": "conclude"},
        missing=NO_CHECK | {"action": "conclude"},
        fields=typed(ExecutionCheck, "staff"),
        declined=frozenset({"leader", "reviewer"}),
    ),
    "rules_revision.new_finding": Factory(
        own=a_check,
        missing=NO_CHECK,
        fields=typed(ExecutionCheck, unit="财务科", found="没有签到", severity="minor", node_id=""),
    ),
    "rules_revision.move_finding_on": Factory(
        own=an_answered_finding,
        missing=NO_FINDING | {"action": "close"},
        fields=typed(CheckFinding, "staff"),
        declined=frozenset({"leader", "reviewer"}),
    ),
    "rules_revision.file_finding": Factory(
        own=a_finding_for_the_ledger, missing=NO_FINDING, fields=typed(CheckFinding)
    ),
}
