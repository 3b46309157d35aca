"""Adoption: the body has decided, the document gets its number, and the register its version or its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import today
from portal.errors import PortalError
from portal.extensions import db
from portal.items import Change, Entry, Setting
from portal.records.numbering import check_pattern, keep_number, take_number
from portal.records.settings import read_setting
from portal.records.workflow import Move, Workflow
from portal.records.writing import load, record, writing

from .drafted import Reading
from .ending import end_rule
from .engine import write_text
from .models import IssuedDocument, Outcome, RevisionProject
from .outcomes import NotPrepared, is_current, is_proved, outcome_of, tree_of
from .registering import RuleFacts, VersionFacts, add_loaded, enter_loaded
from .rights import DECIDE, EDIT

SERIES, PATTERN = "rules_revision.issued", "×政协办发〔{year}〕{number}号"
SETTING = Setting(
    "issued_pattern",
    _l("Number of a document that issues rules"),
    default=PATTERN,
    hint=_l("{year} and {number} stand for what is counted."),
    check=check_pattern,
)


class NotProved(PortalError):
    """The decision does not make the new text of the old one."""

    status = 409


class NotReached(PortalError):
    """The day has not come."""

    status = 409


class IssuedTooEarly(PortalError):
    """A document is issued after its adoption, for a day that is not past."""

    status = 409


@dataclass(frozen=True)
class Issuing:
    """How a document is issued. Without a number it takes the next one; without a day it holds from its issue.

    `rule` is what the register says of a rule that is established; `others` are projects whose rules the same notice
    abolishes.
    """

    issued_on: date
    in_force_from: date | None = None
    number: str = ""
    rule: RuleFacts | None = None
    others: Sequence[int] = ()


def papers_are_ready(project: RevisionProject, entry: Entry) -> None:
    """Raise NotPrepared, NotProved while the outcome cannot be adopted."""
    outcome = outcome_of(project)
    if outcome is None:
        raise NotPrepared(_("Prepare the papers for the meeting first."))
    if outcome.form == "decision" and not is_proved(outcome):
        raise NotProved(
            _("The amending decision does not give exactly the new text. Mend the decision, or issue the rule in full.")
        )


def day_has_come(project: RevisionProject, entry: Entry) -> None:
    """Raise NotReached before the day from which the rule is in force."""
    day = effective_day(project)
    if day is None or day > today():
        raise NotReached(_("The day from which this is in force has not come."))


MOVES = (
    Move(
        "adopt", "review", "adopted", DECIDE, _l("Enter the adoption"), _l("Adopted and issued"),
        check=papers_are_ready, basis=True,
    ),
    Move("enter_force", "adopted", "in_force", EDIT, _l("Note that it is in force"), _l("In force"), check=day_has_come),
)  # fmt: skip
ADOPTION = Workflow(RevisionProject.kind, *MOVES)


def adopt(project_id: int, version: int, issuing: Issuing, entry: Entry) -> int:
    """Enter an adoption; the register has the new version from then on. Returns the number of the issued document.

    Raises NotThere, StaleRecord, NotPrepared, NotProved, NumberTaken, IssuedTooEarly, MoveRefused, and what the
    periods of versions and the ends of rules raise.
    """
    _check_current([project_id, *issuing.others])
    with writing() as tx, tx.session.no_autoflush:
        projects = [load(RevisionProject, project_id, version)]
        projects += [load(RevisionProject, other) for other in issuing.others if other != project_id]
        document = None
        for project in projects:
            ADOPTION.move(project, "adopt", entry if project is projects[0] else _without_scan(entry))
            outcome = _outcome(tx.session, project)
            document = document or _issue(tx.session, outcome.form, issuing, entry)
            outcome.issued = document
            _take_effect(tx.session, outcome, issuing, _without_scan(entry))
        assert document is not None
        record(Change(document, "issued"))
        return document.id


def put_in_force() -> None:
    """Note of all adopted projects whose day has come that they are in force. Doing it twice changes nothing.

    What readers see never waits for this: it follows from the days of the versions.
    """
    query = select(RevisionProject.id).join(Outcome, Outcome.project_id == RevisionProject.id).join(IssuedDocument)
    due = query.where(RevisionProject.state == "adopted", IssuedDocument.in_force_from <= today())
    for project_id in db.session.scalars(due).all():
        with writing() as tx:
            project = tx.session.get(RevisionProject, project_id, with_for_update=True)
            if project is not None and project.state == "adopted":
                ADOPTION.move(project, "enter_force", Entry())


def effective_day(project: RevisionProject) -> date | None:
    """From which day what a project decided is in force."""
    outcome = outcome_of(project)
    return outcome.issued.in_force_from if outcome and outcome.issued else None


def state_on(project: RevisionProject, day: date) -> str:
    """The state of a project on a day: what was adopted is in force when the day comes, noted or not."""
    effective = effective_day(project)
    reached = project.state == "adopted" and effective is not None and effective <= day
    return "in_force" if reached else project.state


def _check_current(project_ids: Sequence[int]) -> None:
    for project_id in project_ids:
        project = db.session.get(RevisionProject, project_id)
        outcome = outcome_of(project) if project else None
        if project and outcome and project.state == "review" and not is_current(project, outcome):
            raise NotPrepared(_("The draft or the rule in force changed since. Prepare the papers anew."))


def _outcome(session: Session, project: RevisionProject) -> Outcome:
    return session.scalars(select(Outcome).where(Outcome.project_id == project.id)).one()


def _issue(session: Session, form: str, issuing: Issuing, entry: Entry) -> IssuedDocument:
    assert entry.decision is not None  # the move asks for the basis
    decided_on, effective = entry.decision.decided_on, issuing.in_force_from or issuing.issued_on
    if issuing.issued_on < decided_on:
        raise IssuedTooEarly(_("The document cannot be issued before it was adopted."))
    document = IssuedDocument(form=form, issued_on=issuing.issued_on, in_force_from=effective)
    document.number = _number(issuing)
    document.adopted_by, document.adopted_on = entry.decision.decided_by, decided_on
    document.basis = entry.decision.basis
    session.add(document)
    session.flush()
    return document


def _number(issuing: Issuing) -> str:
    pattern = str(read_setting("rules_revision", SETTING.key, PATTERN))
    if issuing.number:
        return keep_number(SERIES, pattern, issuing.number, IssuedDocument.number)
    return take_number(SERIES, pattern, issuing.issued_on.year)


def _take_effect(session: Session, outcome: Outcome, issuing: Issuing, entry: Entry) -> None:
    """Let the register follow: a rule ends, gets a further version, or is entered."""
    project, document, tree = outcome.project, outcome.issued, tree_of(outcome)
    assert document is not None
    if tree is None:
        assert project.rule is not None
        end_rule(session, project.rule, "abolish", document.in_force_from, entry)
        return
    reading, facts = Reading(write_text(tree), tree), _facts(document, entry)
    if project.rule is not None:
        outcome.rule_version = add_loaded(session, project.rule, facts, reading)
        return
    if issuing.rule is None:
        raise NotPrepared(_("Say what the register shall say of the new rule."))
    outcome.rule_version = enter_loaded(session, issuing.rule, facts, reading)
    project.rule = outcome.rule_version.rule


def _facts(document: IssuedDocument, entry: Entry) -> VersionFacts:
    adopted = " ".join(filter(None, (document.adopted_by, document.basis)))
    return VersionFacts(
        document_number=document.number,
        adopted_on=document.adopted_on,
        adopted_by=adopted,
        in_force_from=document.in_force_from,
        added_later=entry.added_later,
    )


def _without_scan(entry: Entry) -> Entry:
    return Entry(decision=entry.decision, added_later=entry.added_later)
