"""Supervision groups and their people: formed, dispatched, recalled, replaced, ended."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import today
from portal.errors import PortalError
from portal.items import Change, Entry
from portal.records.writing import load, record, writing

from .conditions import NotReady
from .life import GROUP, SUPERVISOR
from .models import SupervisionGroup, Supervisor
from .ruling import months_later

SHORTEST, LONGEST = 12, 24  # months


class WrongTerm(PortalError):
    """The term is too short or too long, or nobody can be entered twice."""

    status = 422


@dataclass(frozen=True)
class GroupFacts:
    """What is known of a group."""

    unit: str
    contact: str
    unit_contact: str
    document_number: str
    begins_on: date
    ends_on: date
    avoidance: str


@dataclass(frozen=True)
class Person:
    """What is known of a supervisor."""

    name: str
    head: bool
    township: bool


def form_group(facts: GroupFacts) -> int:
    """Enter a group that is being formed; returns its number. Raises WrongTerm."""
    check_term(facts.begins_on, facts.ends_on)
    with writing() as tx:
        group = SupervisionGroup(**vars(facts), state="planned")
        tx.session.add(group)
        record(Change(group, "entered", entry=Entry(), moved=("", "planned")))
        return group.id


def change_group(group_id: int, version: int, facts: GroupFacts) -> None:
    """Change what is known of a group; unit and term are fixed once it is dispatched.

    Raises NotThere, StaleRecord, WrongTerm, NotReady.
    """
    check_term(facts.begins_on, facts.ends_on)
    with writing():
        group = load(SupervisionGroup, group_id, version)
        changed = tuple(name for name, value in vars(facts).items() if getattr(group, name) != value)
        if group.state != "planned" and {"unit", "begins_on", "ends_on", "document_number"} & set(changed):
            raise NotReady(_("This group is dispatched: unit, term and document stay as they were decided."))
        for name in changed:
            setattr(group, name, getattr(facts, name))
        record(Change(group, "changed", fields=changed, public=group.is_public, entry=Entry()))


def check_term(begins_on: date, ends_on: date) -> None:
    """A term has one to two years. Raises WrongTerm."""
    after = ends_on + timedelta(days=1)
    if not months_later(begins_on, SHORTEST) <= after <= months_later(begins_on, LONGEST) + timedelta(days=1):
        raise WrongTerm(_("A term has one to two years. Correct its first or its last day."))


def move_group(group_id: int, version: int, action: str, entry: Entry) -> None:
    """Dispatch a group or end its dispatch. Raises NotThere, StaleRecord, NotAllowed, MoveRefused, NotReady."""
    with writing() as tx:
        group = load(SupervisionGroup, group_id, version)
        if action == "dispatch" and _another_stands(tx.session, group):
            raise NotReady(_("Another group supervises this unit. End its dispatch first."))
        GROUP.move(group, action, entry)


def appoint(group_id: int, version: int, person: Person) -> int:
    """Enter a supervisor of a group that is being formed; returns the number.

    Raises NotThere, StaleRecord, NotReady.
    """
    with writing() as tx:
        group = load(SupervisionGroup, group_id, version)
        if group.state != "planned":
            raise NotReady(_("This group is dispatched: people change by recall and replacement."))
        return _add(tx.session, group, person, group.begins_on, Entry()).id


def change_supervisor(supervisor_id: int, version: int, person: Person) -> None:
    """Change the entry of a supervisor; the name only while the group is being formed. Raises NotReady and more."""
    with writing():
        found = load(Supervisor, supervisor_id, version)
        if found.state != "serving":
            raise NotReady(_("This person does not serve any more."))
        if found.group.state != "planned" and person.name != found.name:
            raise NotReady(_("This group is dispatched: people change by recall and replacement."))
        _check_free(found.group, person, but=found)
        changed = tuple(name for name, value in vars(person).items() if getattr(found, name) != value)
        for name in changed:
            setattr(found, name, getattr(person, name))
        record(Change(found, "changed", fields=changed, public=found.is_public, entry=Entry()))


def recall(supervisor_id: int, version: int, entry: Entry) -> None:
    """Recall a supervisor. Raises NotThere, StaleRecord, NotAllowed, MoveRefused, NotReady."""
    # The table wants day and state together: checks that read must not write the day before.
    with writing() as tx, tx.session.no_autoflush:
        found = load(Supervisor, supervisor_id, version)
        found.left_on = entry.decision.decided_on if entry.decision else today()
        SUPERVISOR.move(found, "recall", entry)


def put_in_place(supervisor_id: int, version: int, person: Person, entry: Entry) -> int:
    """Appoint somebody in the place of one who was recalled; returns the new number. Raises as `recall`."""
    with writing() as tx:
        gone = load(Supervisor, supervisor_id, version)
        SUPERVISOR.move(gone, "replace", entry)
        day = entry.decision.decided_on if entry.decision else today()
        new = _add(tx.session, gone.group, person, day, replace(entry, scan=None))
        new.replaces_id = gone.id
        return new.id


def _add(session: Session, group: SupervisionGroup, person: Person, day: date, entry: Entry) -> Supervisor:
    _check_free(group, person)
    new = Supervisor(group=group, appointed_on=day, state="serving", **vars(person))
    session.add(new)
    record(Change(new, "appointed", public=group.is_public, entry=entry, moved=("", "serving")))
    return new


def _check_free(group: SupervisionGroup, person: Person, but: Supervisor | None = None) -> None:
    for it in group.serving:
        if it is not but and it.name == person.name:
            raise NotReady(_("%(name)s serves in this group already.", name=person.name))
        if it is not but and it.head and person.head:
            raise NotReady(_("%(name)s leads this group. A group has one head.", name=it.name))


def _another_stands(session: Session, group: SupervisionGroup) -> bool:
    query = select(SupervisionGroup.id).where(
        SupervisionGroup.unit == group.unit, SupervisionGroup.state == "standing", SupervisionGroup.id != group.id
    )
    return session.scalar(query) is not None
