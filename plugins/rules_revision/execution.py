"""Checks of how rules are carried out (督促检查): what is asked, what is found, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from portal.clock import today
from portal.errors import NotThere, PortalError
from portal.extensions import db
from portal.hooks.calling import call
from portal.items import Change, Entry, Place, ProblemSource, SignedIn
from portal.records.attachments import attach
from portal.records.file_store import CheckedFile
from portal.records.workflow import Move, Workflow
from portal.records.writing import load, record, writing

from .models import CheckFinding, CheckQuestion, ExecutionCheck, RuleVersion
from .rights import EDIT

MOST = 200
ASPECT = "制度执行"  # the aspect of the work under which the ledger keeps such problems


class NotInForce(PortalError):
    """What is checked holds, or held."""

    status = 409


class Concluded(PortalError):
    """A check that is concluded gets no further findings."""

    status = 409


class Incomplete(PortalError):
    """The step lacks a text."""

    status = 409


class NotFiled(PortalError):
    """No ledger took the problem."""

    status = 409


@dataclass(frozen=True)
class CheckFacts:
    """What a check is about. `questions` are pairs of a clause's node id, empty for the whole rule, and a question."""

    title: str
    units: str
    period_from: date
    period_until: date
    checked_by: str
    checked_on: date
    scope: str = ""
    questions: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class FindingFacts:
    """What was found, where, against which clause, and until when it is to be put right."""

    unit: str
    found: str
    severity: str
    node_id: str = ""
    due_on: date | None = None


def has_summary(check: ExecutionCheck, entry: Entry) -> None:
    """Raise Incomplete while the check has no summary."""
    if not check.summary:
        raise Incomplete(_("Write the summary of the check first."))


def has_answer(finding: CheckFinding, entry: Entry) -> None:
    """Raise Incomplete while the unit's answer is lacking."""
    if not finding.answer:
        raise Incomplete(_("Enter what the unit answered."))


CHECK = Workflow(
    ExecutionCheck.kind,
    Move(
        "conclude", "open", "closed", EDIT, _l("Conclude the check"), _l("Concluded the check"), check=has_summary
    ),
)  # fmt: skip
FINDING = Workflow(
    CheckFinding.kind,
    Move("answer", "open", "answered", EDIT, _l("Enter the answer"), _l("Answered"), check=has_answer),
    Move("close", "answered", "closed", EDIT, _l("Confirm that it is put right"), _l("Put right")),
    Move("send_back", "answered", "open", EDIT, _l("Demand it again"), _l("Demanded again"), reason=True),
)


def checks(user: SignedIn) -> list[ExecutionCheck]:
    """All checks, the newest first."""
    query = ExecutionCheck.visible_to(user).order_by(ExecutionCheck.checked_on.desc(), ExecutionCheck.id.desc())
    return list(db.session.scalars(query.options(selectinload(ExecutionCheck.findings)).limit(MOST)))


def find_check(check_id: int, user: SignedIn) -> ExecutionCheck:
    """One check with all that was found. Raises NotThere."""
    found = db.session.scalar(ExecutionCheck.visible_to(user).where(ExecutionCheck.id == check_id))
    if found is None:
        raise NotThere
    return found


def find_finding(finding_id: int, user: SignedIn) -> CheckFinding:
    """One finding. Raises NotThere."""
    found = db.session.scalar(CheckFinding.visible_to(user).where(CheckFinding.id == finding_id))
    if found is None:
        raise NotThere
    return found


def begin(version_id: int, facts: CheckFacts) -> int:
    """Begin a check of a version; returns its number in the database. Sent twice, it is one check.

    Raises NotThere, NotInForce.
    """
    with writing() as tx:
        version = load(RuleVersion, version_id)
        if version.in_force_from is None or version.in_force_from > today():
            raise NotInForce(_("This version is not in force yet: there is nothing to check."))
        same = select(ExecutionCheck.id).filter_by(
            version_id=version_id, title=facts.title, checked_on=facts.checked_on, state="open"
        )
        if begun := tx.session.scalar(same.limit(1)):
            return int(begun)
        check = ExecutionCheck(version_id=version_id)
        _describe(check, facts)
        tx.session.add(check)
        record(Change(check, "begun"))
        return check.id


def change(check_id: int, version: int, facts: CheckFacts, summary: str) -> None:
    """Change what a check is about, and its summary. Raises NotThere, StaleRecord, Concluded."""
    with writing() as tx:
        check = _open(check_id, version)
        check.questions.clear()
        tx.session.flush()
        _describe(check, facts)
        check.summary = summary
        record(Change(check, "changed"))


def add_finding(check_id: int, facts: FindingFacts, files: Sequence[CheckedFile] = ()) -> int:
    """Enter what was found, with its photos; returns its number in the database. Sent twice, it is one finding.

    Raises NotThere, Concluded.
    """
    with writing() as tx:
        check = _open(check_id)
        for earlier in check.findings:
            if all(getattr(earlier, name) == value for name, value in vars(facts).items()):
                return earlier.id
        finding = CheckFinding(check_id=check.id, position=len(check.findings) + 1, **vars(facts))
        tx.session.add(finding)
        record(Change(finding, "found", entry=Entry(), moved=("", "open")))
        for file in files:
            attach(finding, file)
        return finding.id


def conclude(check_id: int, version: int, entry: Entry) -> None:
    """Conclude a check; its findings go on until they are put right. Raises Incomplete and what the workflow raises."""
    with writing():
        CHECK.move(load(ExecutionCheck, check_id, version), "conclude", entry)


def move_finding(finding_id: int, version: int, action: str, entry: Entry, answer: str = "") -> None:
    """Make a move of a finding; `answer` is what the unit said. Raises Incomplete and what the workflow raises."""
    with writing():
        finding = load(CheckFinding, finding_id, version)
        if action == "answer" and answer:
            finding.answer, finding.answered_on = answer, entry.decision.decided_on if entry.decision else today()
        FINDING.move(finding, action, entry)
        if action == "send_back":
            finding.answer, finding.answered_on = "", None


def make_problem(finding_id: int, version: int) -> Place:
    """Have a draft problem made of a finding in whichever ledger is on. Raises NotThere, StaleRecord, NotFiled."""
    finding = db.session.get(CheckFinding, finding_id)
    if finding is None:
        raise NotThere
    places: list[Place] = call("file_problem", source=_source(finding))
    if not places:
        raise NotFiled(
            _("No problem was made: the ledger is off, has no plan yet, or you may not write problems there.")
        )
    with writing():
        finding = load(CheckFinding, finding_id, version)
        finding.problem_url = places[0].url
        record(Change(finding, "filed", fields=("problem_url",), entry=Entry()))
    return places[0]


def labels_of(version: RuleVersion) -> dict[str, str]:
    """The clauses of a version: their labels by node id."""
    return {clause.node_id: clause.label for clause in version.clauses}


def _source(finding: CheckFinding) -> ProblemSource:
    check = finding.execution_check
    label = labels_of(check.rule_version).get(finding.node_id, "")
    title = f"{finding.unit}执行《{check.rule_version.title}》{label}不到位"
    return ProblemSource(CheckFinding.kind, finding.id, title[:100], finding.found, check.title[:100], ASPECT)


def _open(check_id: int, version: int | None = None) -> ExecutionCheck:
    check = load(ExecutionCheck, check_id, version)
    if check.state != "open":
        raise Concluded(_("This check is concluded. Begin another one."))
    return check


def _describe(check: ExecutionCheck, facts: CheckFacts) -> None:
    for name, value in vars(facts).items():
        if name != "questions":
            setattr(check, name, value)
    check.questions = [
        CheckQuestion(position=place, node_id=node_id, question=question)
        for place, (node_id, question) in enumerate(facts.questions, 1)
    ]
