"""Listing a project: a rule to be amended, abolished or established, with the text its draft begins with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from portal.errors import PortalError
from portal.hooks.calling import call
from portal.items import Change, Entry
from portal.records import actor
from portal.records.attachments import attach
from portal.records.file_store import CheckedFile
from portal.records.writing import load, record, writing

from ..drafted import Reading, read
from ..drafting.changes import highest_id
from ..engine.json_form import from_json, to_json
from ..models import Draft, RevisionProject, Rule
from ..registering import SOURCE
from ..texts import NoText, text_of

EMPTY, MODEL, UPLOAD = "empty", "model", "upload"
_SKELETON = (
    "{title}\n第一条　为了……，根据……，结合本机关实际，制定本{kind}。\n第二条　……\n"
    "第三条　本{kind}由{office}负责解释。\n第四条　本{kind}自印发之日起施行。\n"
)


class UnderRevision(PortalError):
    """A rule has a project that is not finished."""

    status = 409


@dataclass(frozen=True)
class ProjectFacts:
    """Why a project is listed, by whom it is done, until when."""

    reason: str
    responsible: str = ""
    deadline: date | None = None


@dataclass(frozen=True)
class NewRule:
    """What a rule that is to be established will be."""

    title: str
    text_kind: str
    domain: str
    body: str
    office: str
    scope: str


def list_revision(rule_id: int, revision: str, facts: ProjectFacts) -> int:
    """List a rule to be amended or abolished; returns the project's number. Raises NotThere, UnderRevision."""
    with writing() as tx:
        rule = load(Rule, rule_id)
        _refuse_second(tx.session, rule)
        project = RevisionProject(revision=revision, title=rule.title, rule=rule, **vars(facts))
        return _listed(tx.session, project)


def list_new(new: NewRule, facts: ProjectFacts, reading: Reading, source: CheckedFile | None = None) -> int:
    """List a rule to be established with the text its draft begins with; returns the project's number."""
    with writing() as tx:
        project = RevisionProject(revision="establish", **vars(new), **vars(facts))
        number = _listed(tx.session, project)
        tx.session.add(_draft(project, reading))
        if source is not None:
            attach(project, source, SOURCE)
        return number


def first_text(start: str, new: NewRule, files: Sequence[CheckedFile]) -> Reading:
    """The text a draft begins with: an empty one with what no rule lacks, the model of its field, or a file.

    Not inside writing(): a file is read. Raises NoText, FileRefused, Busy.
    """
    if start == UPLOAD:
        if not files:
            raise NoText(_("Choose the file that the draft begins with."))
        return read(text_of(files[0]))
    model = model_text(new.domain) if start == MODEL else ""
    if start == MODEL and not model:
        raise NoText(_("There is no model text for this field. Begin with an empty draft or with a file."))
    return read(model or _SKELETON.format(title=new.title, kind=new.text_kind or "制度", office=new.office or "办公室"))


def model_text(domain: str) -> str:
    """The model text that the plugin of a field brings along; empty where there is none."""
    told = {it.code: getattr(it, "model", "") for it in call("rule_domains")}
    return str(told.get(domain, "") or "")


def start_draft(session: Session, project: RevisionProject) -> None:
    """Give a project its draft where it has none: the newest version, else an empty text. Inside writing() only.

    What was adopted and is not yet in force is revised too: a draft of today's version would undo it.
    """
    if project.draft is not None:
        return
    version = project.rule.newest if project.rule else None
    if version is None:
        new = NewRule(project.title, project.text_kind, project.domain, project.body, project.office, project.scope)
        session.add(_draft(project, first_text(EMPTY, new, ())))
        return
    next_id = 1 + max(highest_id(from_json(it.tree)) for it in version.rule.versions)
    who = actor.acting().title
    session.add(Draft(project=project, revises=version, tree=version.tree, next_id=next_id, saved_by=who))


def _draft(project: RevisionProject, reading: Reading) -> Draft:
    return Draft(project=project, tree=to_json(reading.tree), saved_by=actor.acting().title)


def _listed(session: Session, project: RevisionProject) -> int:
    session.add(project)
    record(Change(project, "listed", entry=Entry(), moved=("", "listed")))
    return project.id


def _refuse_second(session: Session, rule: Rule) -> None:
    ended = RevisionProject.state.in_(("in_force", "abandoned"))
    if session.query(RevisionProject.id).filter(RevisionProject.rule_id == rule.id, ~ended).first():
        raise UnderRevision(_("This rule has a revision project already. Open it in the list of projects."))
