"""Drafts and comments for tests, made as the services do it."""

from datetime import date, timedelta

from plugins.rules_revision.consulting.announcing import announce
from plugins.rules_revision.consulting.answering import Answer, answer
from plugins.rules_revision.consulting.preparing import Announcement, prepare
from plugins.rules_revision.consulting.receiving import NOTICE, RECEIPTS, Receipt, receive
from plugins.rules_revision.drafted import read
from plugins.rules_revision.engine.json_form import from_json
from plugins.rules_revision.engine.tree import clauses
from plugins.rules_revision.models import AdoptionReport, Comment, Consultation, RevisionProject
from plugins.rules_revision.projects.starting import start_draft
from plugins.rules_revision.tests.making import LATER, make_published, rule
from portal.clock import today
from portal.extensions import db
from portal.items import Change
from portal.records import review
from portal.records.workdays import add_working_days
from portal.records.writing import record, writing

HOME = "/rules_revision"
WORDS = "第三条签到三次太多，两次就够。"
ANSWERS = {
    "clause": "", "body": WORDS, "name": "", "phone": "", "notice": NOTICE, "contact_consent": "",
    "publication_consent": "",
}  # fmt: skip


def make_project(scope: str = "public", state: str = "drafting") -> int:
    """A project that amends a published rule. Returns its number."""
    number = make_published(scope, scope=scope)
    with writing() as tx:
        project = RevisionProject(revision="amend", title="考勤制度", reason="过时", rule_id=number, state=state)
        tx.session.add(project)
        record(Change(project, "listed"))
        start_draft(tx.session, project)
        return project.id


def facts(scope: str = "public", opens_on: date | None = None, closes_on: date | None = None) -> Announcement:
    """What is announced."""
    opened = opens_on or today()
    return Announcement(
        "考勤制度", "现公开征求意见。", "现行制度过时。", "青岚县人民路1号", scope, opened,
        closes_on or add_working_days(max(opened, today()), 12).day,
    )  # fmt: skip


def draft_for(project_id: int) -> object:
    """The changed text of the project's rule, with the ids of its clauses."""
    project = db.session.get(RevisionProject, project_id)
    return read(LATER, [project.rule.newest.tree]).tree


def make_draft(scope: str = "public", **days: date) -> int:
    """A consultation that is not announced. Returns its number."""
    project_id = make_project(scope)
    return prepare(project_id, facts(scope, **days), draft_for(project_id))


def sign(record_: object) -> None:
    """Have a record reviewed and signed as it is."""
    with writing() as tx:
        fresh = tx.session.get(type(record_), record_.id)
        review.ask(fresh, fresh.scope, "试", "/").state = "signed"


def make_open(scope: str = "public", **days: date) -> int:
    """A consultation that takes comments. Returns its number."""
    return open_to_comments(make_draft(scope, **days))


def open_to_comments(number: int) -> int:
    """Have a consultation reviewed, and announce it. Returns its number."""
    sign(consultation(number))
    announce(number, consultation(number).version)
    return number


def comment_on(consultation_id: int, suspicion: str = "", token: str = "", **answers: str) -> Receipt:
    """A comment as the website keeps it."""
    given = ANSWERS | answers
    return receive(consultation_id, RECEIPTS.read(token or RECEIPTS.issue()), given, "zh", suspicion)


def answer_all(consultation_id: int, outcome: str = "adopted", **given: str) -> None:
    """Answer every comment that was received."""
    numbers = [it.id for it in comments() if it.consultation_id == consultation_id and it.state == "received"]
    answer(consultation_id, numbers, Answer(outcome, "有道理", **given))


def end(consultation_id: int) -> None:
    """Let the last day be yesterday."""
    with writing() as tx:
        found = tx.session.get(Consultation, consultation_id)
        found.opens_on, found.closes_on = today() - timedelta(days=20), today() - timedelta(days=1)
        record(Change(found, "changed"))


def move_project(consultation_id: int, state: str) -> None:
    """Put the project into a state."""
    with writing() as tx:
        project = tx.session.get(Consultation, consultation_id).project
        project.state = state
        record(Change(project, "changed"))


def clause_ids(consultation_id: int) -> list[str]:
    """The ids of the draft's clauses in order."""
    return [node.id for node in clauses(from_json(consultation(consultation_id).tree))]


def consultation(number: int) -> Consultation:
    """The consultation as it stands."""
    db.session.expire_all()
    return db.session.get(Consultation, number)


def comments() -> list[Comment]:
    """All comments as they stand."""
    db.session.expire_all()
    return list(db.session.query(Comment).order_by(Comment.id))


def report(consultation_id: int) -> AdoptionReport | None:
    """The report as it stands."""
    db.session.expire_all()
    return db.session.query(AdoptionReport).filter_by(consultation_id=consultation_id).one_or_none()


def rule_of(consultation_id: int) -> object:
    """The rule that the draft amends."""
    return rule(consultation(consultation_id).project.rule_id)
