"""Preparing a consultation: its words and days, with the draft as it is now."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.clock import today
from portal.errors import PortalError
from portal.extensions import db
from portal.items import Change
from portal.records.workdays import working_days_between
from portal.records.writing import load, record, writing

from ..engine import Node
from ..engine.json_form import to_json
from ..engine.tree import clauses, write_text
from ..models import Consultation, RevisionProject, Rule
from ..models.consultation import OPEN_PROJECTS
from ..texts import digest_of
from .settings import least_days


class TooShort(PortalError):
    """People need time to read."""

    status = 409


class NotOpen(PortalError):
    """The project or the consultation has gone on."""

    status = 409


@dataclass(frozen=True)
class Announcement:
    """What is announced besides the draft: to whom, why, from when until when, and where to write instead."""

    title: str
    announcement: str
    explanation: str
    contact: str
    scope: str
    opens_on: date
    closes_on: date


def prepare(project_id: int, facts: Announcement, draft: Node) -> int:
    """Keep a consultation on a draft, for nobody but the office yet. Returns its number in the database.

    Raises NotThere, NotOpen, TooShort.
    """
    with writing() as tx:
        project = load(RevisionProject, project_id)
        check_project(project)
        _refuse_second(tx.session, project_id)
        earlier = select(func.max(Consultation.number)).where(Consultation.project_id == project_id)
        found = Consultation(project=project, number=(tx.session.scalar(earlier) or 0) + 1)
        describe(found, facts, draft)
        found.old_version_id = _version_in_force(project.rule)
        tx.session.add(found)
        record(Change(found, "prepared"))
        return found.id


def change(consultation_id: int, version: int, facts: Announcement, draft: Node) -> None:
    """Change what nobody else reads yet; the draft is taken as it is now.

    Raises NotThere, StaleRecord, NotOpen, TooShort.
    """
    with writing():
        found = load(Consultation, consultation_id, version)
        check_unannounced(found)
        describe(found, facts, draft)
        record(Change(found, "changed"))


def consultations_of(project_id: int) -> list[Consultation]:
    """The consultations of a project, the latest first."""
    query = select(Consultation).where(Consultation.project_id == project_id).order_by(Consultation.number.desc())
    return list(db.session.scalars(query))


def check_project(project: RevisionProject) -> None:
    """Raise NotOpen where the draft is no longer open."""
    if project.state not in OPEN_PROJECTS:
        raise NotOpen(_("The comments on this draft are being worked in: it can no longer be opened to comment."))


def check_unannounced(consultation: Consultation) -> None:
    """Raise NotOpen for what others read."""
    if consultation.state != "draft":
        raise NotOpen(_("This draft is announced already: its words no longer change."))


def check_days(opens_on: date, closes_on: date) -> None:
    """Raise TooShort where too few working days are left to comment in."""
    given, needed = working_days_between(max(opens_on, today()), closes_on), least_days()
    if given < needed:
        raise TooShort(
            _(
                "A draft is open for at least %(needed)s working days; until this day there are %(given)s. Choose a "
                "later one.",
                needed=needed,
                given=max(given, 0),
            )
        )


def describe(found: Consultation, facts: Announcement, draft: Node) -> None:
    """Set what is announced, with the draft as it is. Inside writing() only. Raises NotOpen, TooShort."""
    if not clauses(draft):
        raise NotOpen(_("The draft has no clause yet. Write it first."))
    check_days(facts.opens_on, facts.closes_on)
    for name, value in vars(facts).items():
        setattr(found, name, value)
    found.tree, found.text = to_json(draft), write_text(draft)
    found.digest = digest_of(found.text)


def _refuse_second(session: Session, project_id: int) -> None:
    """Raise NotOpen where another one is being prepared: sent twice, the form makes one."""
    unannounced = Consultation.project_id == project_id, Consultation.state == "draft"
    if session.scalar(select(Consultation.id).where(*unannounced).limit(1)):
        raise NotOpen(_("An announcement of this project is being prepared already. Change that one."))


def _version_in_force(rule: Rule | None) -> int | None:
    version = rule.version_on(today()) if rule else None
    return version.id if version else None
