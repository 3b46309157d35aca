"""Adoption: the body has decided, the document gets its number, and the register its version or its end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import today
from portal.extensions import db
from portal.items import Change, Decision, Entry, Job
from portal.records.workflow import MoveRefused
from portal.records.writing import load, record, writing

from .decided_day import check_day
from .drafted import Reading
from .ending import end_rule
from .engine import write_text
from .issuing import Issuing, issue
from .models import IssuedDocument, Outcome, RevisionProject
from .outcomes import NotPrepared, is_current, outcome_of, tree_of
from .projects.life import flow_of
from .registering import VersionFacts, add_loaded, enter_loaded


def adopt(project_id: int, version: int, issuing: Issuing, entry: Entry) -> int:
    """Enter an adoption; the register has the new version from then on. Returns the number of the issued document.

    Raises NotThere, StaleRecord, NotPrepared, NotProved, NumberTaken, IssuedTooEarly, DayDiffers, MoveRefused, and
    what the periods of versions and the ends of rules raise.
    """
    others = [it for it in issuing.others if it != project_id]
    _check_current([project_id, *others])
    plain = Entry(decision=entry.decision, added_later=entry.added_later)  # the scan is attached once
    with writing() as tx, tx.session.no_autoflush:
        project = load(RevisionProject, project_id, version)
        flow_of(project).move(project, "adopt", entry)
        outcome = _outcome(tx.session, project)
        document = issue(tx.session, outcome.form, issuing, _decision(entry))
        if outcome.form == "decision":
            check_day(outcome.decision, document)
        _take_effect(tx.session, project, document, issuing, plain)
        for other in (load(RevisionProject, number) for number in others):
            flow_of(other).move(other, "adopt", plain)
            _take_effect(tx.session, other, document, issuing, plain)
        record(Change(document, "issued"))
        return document.id


def enter_force(project_id: int, version: int, entry: Entry) -> None:
    """Note that what was adopted is in force. Raises NotThere, NotReached, and what the workflow raises."""
    with writing():
        project = load(RevisionProject, project_id, version)
        flow_of(project).move(project, "enter_force", entry)


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
                flow_of(project).move(project, "enter_force", Entry())


IN_FORCE = Job("rules_revision.in_force", _l("Note which rules are in force"), put_in_force, daily=time(0, 20))


def _check_current(project_ids: Sequence[int]) -> None:
    for project_id in project_ids:
        project = db.session.get(RevisionProject, project_id)
        outcome = outcome_of(project) if project else None
        if project and outcome and project.state == "review" and not is_current(project, outcome):
            raise NotPrepared(_("The draft or the rule in force changed since. Prepare the papers anew."))


def _outcome(session: Session, project: RevisionProject) -> Outcome:
    return session.scalars(select(Outcome).where(Outcome.project_id == project.id)).one()


def _decision(entry: Entry) -> Decision:
    if entry.decision is None:
        raise MoveRefused(_("Say on what basis: the meeting or the document."))
    return entry.decision


def _take_effect(
    session: Session, project: RevisionProject, document: IssuedDocument, issuing: Issuing, entry: Entry
) -> None:
    """Let the register follow: a rule ends, gets a further version, or is entered."""
    outcome = _outcome(session, project)
    outcome.issued, tree, rule = document, tree_of(outcome), project.rule
    if tree is None:
        if rule is not None:
            end_rule(session, rule, "abolish", document.in_force_from, entry)
        return
    reading, facts = Reading(write_text(tree), tree), _facts(document, entry)
    if rule is not None:
        outcome.rule_version = add_loaded(session, rule, facts, reading)
    elif issuing.rule is not None:
        described = replace(issuing.rule, title=reading.title or issuing.rule.title)
        outcome.rule_version = enter_loaded(session, described, facts, reading)
        project.rule = outcome.rule_version.rule
    else:
        raise NotPrepared(_("Say what the register shall say of the new rule."))


def _facts(document: IssuedDocument, entry: Entry) -> VersionFacts:
    return VersionFacts(
        document_number=document.number,
        adopted_on=document.adopted_on,
        adopted_by=" ".join(filter(None, (document.adopted_by, document.basis))),
        in_force_from=document.in_force_from,
        added_later=entry.added_later,
    )
