"""Revision projects for tests, listed and begun as the services do it."""

from datetime import date

from plugins.rules_revision import outcomes
from plugins.rules_revision.adopting import adopt
from plugins.rules_revision.drafting import draft_of
from plugins.rules_revision.engine.tree import clauses, words_of
from plugins.rules_revision.issuing import Issuing
from plugins.rules_revision.models import Outcome, RevisionProject
from plugins.rules_revision.projects.moving import move
from plugins.rules_revision.projects.starting import ProjectFacts, list_revision
from plugins.rules_revision.tests.making import make_rule
from portal.clock import today
from portal.extensions import db
from portal.items import Decision, Entry

PAPER = Entry(decision=Decision("主席会议", today(), "第3次会议纪要"))
FIVE = (
    "考勤办法\n第一条　为规范考勤，根据有关规定，制定本办法。\n第二条　每日签到两次。\n迟到的，说明理由。\n"
    "第三条　违反本办法第二条的，予以提醒。\n第四条　依照本办法第三条提醒三次的，予以通报。\n"
    "第五条　本办法由办公室负责解释，自印发之日起施行。\n"
)


def make_project(text: str = FIVE, revision: str = "amend") -> int:
    """A rule in force that is listed for revision. Returns the project's number."""
    return list_revision(make_rule(text=text, title="考勤办法"), revision, ProjectFacts("不适应", "办公室"))


def make_draft(text: str = FIVE) -> int:
    """A rule whose revision is being drafted. Returns the project's number."""
    number = make_project(text)
    go(number, "begin")
    return number


def go(number: int, action: str, entry: Entry = PAPER) -> None:
    """Move a project on."""
    move(number, project(number).version, action, entry)


def decide(number: int, form: str = "decision", start: date | None = None) -> Outcome:
    """Prepare the papers of a project before its body and adopt it today. Returns what came of it."""
    outcomes.prepare(number, form)
    adopt(number, project(number).version, Issuing(today(), start), PAPER)
    found = outcomes.outcome_of(project(number))
    assert found is not None
    return found


def project(number: int) -> RevisionProject:
    """The project as it stands."""
    db.session.expire_all()
    return db.session.get(RevisionProject, number)


def version_of(number: int) -> int:
    """The version of the draft as it stands: what a form made now would carry."""
    return project(number).draft.version


def said(number: int) -> list[str]:
    """What the clauses of the draft say, each after its number."""
    return [f"{it.label.strip()} {words_of(it)}" for it in clauses(draft_of(project(number)))]


def key(number: int, place: int) -> str:
    """The id of a clause of the draft by its place, the first being 1."""
    return clauses(draft_of(project(number)))[place - 1].id


def words_at(number: int, place: int) -> str:
    """What a clause of the draft says, without its number."""
    return said(number)[place - 1].split(" ", 1)[1]
