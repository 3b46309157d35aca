"""Moving a project on: what each move brings about besides the new state."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from portal.errors import PortalError
from portal.extensions import db
from portal.items import Change, Decision, Entry
from portal.records.writing import load, record, writing

from ..drafted import Reading
from ..drafting import draft_of
from ..ending import end_rule
from ..engine import write_text
from ..models import RevisionProject, RuleVersion
from ..registering import RuleFacts, VersionFacts, add_loaded, enter_loaded
from .life import flow_of
from .starting import ProjectFacts, start_draft


class Finished(PortalError):
    """A project that is in force or abandoned does not change."""

    status = 409


@dataclass(frozen=True)
class Adoption:
    """Under which number a text was adopted, and from when it holds."""

    document_number: str = ""
    in_force_from: date | None = None


def move(project_id: int, version: int, action: str, entry: Entry, adoption: Adoption | None = None) -> None:
    """Move a project on.

    Raises NotThere, StaleRecord, what the workflow and its conditions raise, and what a new version raises.
    """
    reading = _reading(project_id) if action == "enter_force" else None
    with writing() as tx, tx.session.no_autoflush:
        project = load(RevisionProject, project_id, version)
        _take_down(project, action, entry, adoption or Adoption())
        flow_of(project).move(project, action, entry)
        if action == "begin":
            start_draft(tx.session, project)
        elif action == "enter_force":
            _put_in_force(tx.session, project, reading)


def describe(project_id: int, version: int, facts: ProjectFacts) -> None:
    """Change why, by whom and until when. Raises NotThere, StaleRecord, Finished."""
    with writing():
        project = load(RevisionProject, project_id, version)
        if project.state in ("in_force", "abandoned"):
            raise Finished(_("This project is finished and does not change any more."))
        for name, value in vars(facts).items():
            setattr(project, name, value)
        record(Change(project, "changed", fields=tuple(vars(facts))))


def _reading(project_id: int) -> Reading | None:
    """The draft as a text, written out before the lock is taken."""
    project = db.session.get(RevisionProject, project_id)
    if project is None or project.draft is None:
        return None
    tree = draft_of(project)
    return Reading(write_text(tree), tree)


def _take_down(project: RevisionProject, action: str, entry: Entry, adoption: Adoption) -> None:
    """What a decision says besides who made it."""
    if action == "adopt" and entry.decision:
        project.adopted_by, project.adopted_on = entry.decision.decided_by, entry.decision.decided_on
    if action in ("adopt", "enter_force"):
        project.document_number = adoption.document_number or project.document_number
        project.in_force_from = adoption.in_force_from or project.in_force_from


def _put_in_force(session: Session, project: RevisionProject, reading: Reading | None) -> None:
    if project.revision == "abolish" and project.rule and project.in_force_from:
        end_rule(session, project.rule, "abolish", project.in_force_from, _adopted(project))
    elif reading is not None:
        version = _new_version(session, project, reading)
        project.rule_id, project.made_id = version.rule_id, version.id


def _new_version(session: Session, project: RevisionProject, reading: Reading) -> RuleVersion:
    facts = VersionFacts(
        None, project.document_number, project.adopted_on, project.adopted_by, project.in_force_from
    )  # fmt: skip
    if project.rule is not None:
        return add_loaded(session, project.rule, facts, reading)
    names = ("text_kind", "domain", "body", "office", "scope")
    described = {name: getattr(project, name) for name in names}
    return enter_loaded(session, RuleFacts(title=reading.title or project.title, **described), facts, reading)


def _adopted(project: RevisionProject) -> Entry:
    """The decision by which it was adopted, for what follows from it."""
    if project.adopted_on is None:
        return Entry()
    basis = project.document_number or project.adopted_by
    return Entry(decision=Decision(project.adopted_by, project.adopted_on, basis))
