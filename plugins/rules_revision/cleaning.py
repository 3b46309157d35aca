"""Reviews of many rules at once (清理): what is decided for each, and what follows when the review is closed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import flag_modified

from portal.errors import NotThere, PortalError
from portal.extensions import db
from portal.items import Change, Entry, SignedIn
from portal.records.workflow import Move, Workflow
from portal.records.writing import load, record, writing

from .ending import end_rule
from .models import Cleanup, CleanupRow, RevisionProject, Rule, RuleVersion
from .rights import DECIDE
from .scopes import PARTY
from .terms import DECISIONS

EFFECTS = {"abolish": "abolish", "lapse": "lapse"}  # decisions that end a rule, with the move of its life
LISTED = ("amend", "establish")


class NotDecided(PortalError):
    """A review is closed when every rule has a decision, and every change a reason."""

    status = 409


class Closed(PortalError):
    """A closed review does not change."""

    status = 409


@dataclass(frozen=True)
class RowTexts:
    """What is set for rows; what is empty leaves the rows as they are."""

    decision: str = ""
    reason: str = ""
    responsible: str = ""
    deadline: date | None = None


def all_decided(cleanup: Cleanup, entry: Entry) -> None:
    """Raise NotDecided where a row lacks its decision or its reason."""
    lacking = [row.title for row in cleanup.rows if not row.decision or (row.decision != "keep" and not row.reason)]
    if lacking:
        names = _(", ").join(lacking[:5])
        raise NotDecided(_("These rules lack a decision or the reason for it: %(names)s.", names=names))


CLEANUP = Workflow(
    Cleanup.kind,
    Move(
        "close", "open", "closed", DECIDE, _l("Close the review"), _l("Closed a review of rules"),
        check=all_decided, basis=True,
    ),
)  # fmt: skip


def cleanups(user: SignedIn) -> list[Cleanup]:
    """All reviews, the newest first."""
    query = Cleanup.visible_to(user).order_by(Cleanup.id.desc()).limit(200)
    return list(db.session.scalars(query.options(selectinload(Cleanup.rows))))


def find_cleanup(cleanup_id: int, user: SignedIn) -> Cleanup:
    """One review with its rows. Raises NotThere."""
    query = Cleanup.visible_to(user).where(Cleanup.id == cleanup_id)
    found = db.session.scalar(query.options(selectinload(Cleanup.rows).selectinload(CleanupRow.rule)))
    if found is None:
        raise NotThere
    return found


def begin(title: str, basis: str, as_of: date, domain: str = "") -> int:
    """Begin a review of the rules in force on a day, of one field or of all. Returns its number in the database.

    What is meant for the Party is left out: the Party reviews its own, and not everybody here may know of it.
    """
    with writing() as tx:
        cleanup = Cleanup(title=title, basis=basis, as_of=as_of)
        rules = _in_force(tx.session, as_of, domain)
        cleanup.rows = [CleanupRow(position=place, rule=it, title=it.title) for place, it in enumerate(rules, 1)]
        tx.session.add(cleanup)
        record(Change(cleanup, "begun"))
        return cleanup.id


def set_rows(cleanup_id: int, version: int, numbers: Iterable[int], texts: RowTexts) -> None:
    """Set decision, reason, responsible and deadline of the chosen rows. Raises NotThere, StaleRecord, Closed."""
    wanted = set(numbers)
    with writing():
        cleanup = _open(cleanup_id, version)
        for row in cleanup.rows:
            if row.id in wanted:
                _set(row, texts)
        _tell_changed(cleanup)


def add_new(cleanup_id: int, version: int, title: str, texts: RowTexts) -> None:
    """Add a rule that is to be established. Raises NotThere, StaleRecord, Closed."""
    with writing():
        cleanup = _open(cleanup_id, version)
        row = CleanupRow(position=len(cleanup.rows) + 1, title=title, decision="establish")
        _set(row, texts)
        cleanup.rows.append(row)
        _tell_changed(cleanup)


def close(cleanup_id: int, version: int, ended_on: date, entry: Entry) -> None:
    """Close a review: rules end from a day, and what is to be amended or established becomes a revision project.

    Raises NotThere, StaleRecord, NotDecided, and what the ends of rules raise.
    """
    with writing() as tx, tx.session.no_autoflush:
        cleanup = load(Cleanup, cleanup_id, version)
        CLEANUP.move(cleanup, "close", entry)
        decision = Entry(decision=entry.decision, added_later=entry.added_later)
        for row in cleanup.rows:
            if row.decision in EFFECTS and row.rule and row.rule.state == "in_force":
                end_rule(tx.session, row.rule, EFFECTS[row.decision], ended_on, decision)
            elif row.decision in LISTED:
                _list(tx.session, row, decision)


def count_decisions(rows: Sequence[CleanupRow]) -> list[tuple[str, int]]:
    """How many rows have which decision, in words."""
    counted = [(str(title), sum(row.decision == code for row in rows)) for code, title in DECISIONS.items()]
    return [*counted, (_("Not decided"), sum(not row.decision for row in rows))]


def _list(session: Session, row: CleanupRow, entry: Entry) -> None:
    project = RevisionProject(revision=row.decision, title=row.title, reason=row.reason, responsible=row.responsible)
    project.deadline, project.rule, project.cleanup_row = row.deadline, row.rule, row
    session.add(project)
    record(Change(project, "listed", entry=entry, moved=("", "listed")))


def _in_force(session: Session, day: date, domain: str) -> list[Rule]:
    until = RuleVersion.in_force_until
    held = RuleVersion.in_force_from <= day, or_(until.is_(None), until > day)
    query = select(Rule).where(Rule.versions.any(and_(*held)), Rule.scope != PARTY)
    query = query.where(Rule.domain == domain) if domain else query
    return list(session.scalars(query.order_by(Rule.domain, Rule.id)))


def _open(cleanup_id: int, version: int) -> Cleanup:
    cleanup = load(Cleanup, cleanup_id, version)
    if cleanup.state != "open":
        raise Closed(_("This review is closed: what it decided no longer changes."))
    return cleanup


def _set(row: CleanupRow, texts: RowTexts) -> None:
    for name, value in vars(texts).items():
        if value and not (name == "decision" and row.rule_id is None):
            setattr(row, name, value)


def _tell_changed(cleanup: Cleanup) -> None:
    flag_modified(cleanup, "title")  # whoever changed only rows changed the review
    record(Change(cleanup, "changed"))
