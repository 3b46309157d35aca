"""Activities that members are invited to, and the sheet on which they sign in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from portal.clock import now, today
from portal.errors import NotThere
from portal.items import Change
from portal.records.actor import acting, person
from portal.records.writing import load, record, writing

from ..models import DutyEntry, DutyEvent, DutyInvitation, Membership
from ..permissions import DUTY
from .entering import DutyRefused, EntryFacts, add, replace
from .people import kept_membership, sat_on, townships_led
from .terms import ATTENDANCE, CANCELLED, CONTESTED, LEAVE, TRAINING


@dataclass(frozen=True)
class EventFacts:
    """What an activity is."""

    activity: str
    title: str
    happened_on: date
    hours: int = 0
    place: str = ""
    township_id: int | None = None


@dataclass(frozen=True)
class Mark:
    """What the sheet says of one member; a leave has its reason."""

    attendance: str
    note: str = ""


def hold(facts: EventFacts, invited: Collection[int]) -> int:
    """Enter an activity with those who are expected; returns its number. Raises NotThere, DutyRefused."""
    with writing() as tx:
        if not _may_hold(facts.township_id):
            raise NotThere
        event = DutyEvent(**vars(facts), entered_by=acting().title, entered_at=now())
        tx.session.add(event)
        record(Change(event, "entered"))
        _invite(tx.session, event, invited)
        return event.id


def invite(event_id: int, version: int, invited: Collection[int]) -> None:
    """Expect further members. Raises NotThere, StaleRecord, DutyRefused."""
    with writing() as tx:
        event = load(DutyEvent, event_id, version)
        flag_modified(event, "title")  # the list belongs to the activity: its version moves
        _invite(tx.session, event, invited)
        record(Change(event, "invited", fields=("invitations",)))


def sign_in(event_id: int, version: int, marks: Mapping[int, Mark]) -> int:
    """Enter what the sheet says of invited members; returns how many marks are new or changed.

    A changed mark is a new entry that replaces the one before. Raises NotThere, StaleRecord, DutyRefused.
    """
    with writing() as tx:
        event = load(DutyEvent, event_id, version)
        if event.happened_on > today():
            raise DutyRefused(_("The activity is still to come. Enter the sheet afterwards."))
        entries = entries_of(tx.session, event)
        changed = [it for it, mark in marks.items() if differs(entries.get(it), mark)]
        for membership_id in changed:
            _mark(tx.session, event, membership_id, marks[membership_id], entries.get(membership_id))
        if changed:
            flag_modified(event, "title")
            record(Change(event, "signed_in", fields=("attendance",)))
        return len(changed)


def entries_of(session: Session, event: DutyEvent) -> dict[int, DutyEntry]:
    """What the sheet says so far, by membership."""
    query = select(DutyEntry).where(DutyEntry.event_id == event.id, DutyEntry.state != CANCELLED)
    return {it.membership_id: it for it in session.scalars(query)}


def _may_hold(township_id: int | None) -> bool:
    """The office holds activities anywhere, the head of a liaison group those of the own township."""
    user = person()
    return user is None or user.may(DUTY) or township_id in {it.id for it in townships_led(user)}


def _invite(session: Session, event: DutyEvent, invited: Collection[int]) -> None:
    known = set(session.scalars(select(DutyInvitation.membership_id).where(DutyInvitation.event_id == event.id)))
    for membership_id in sorted(set(invited) - known):
        kept_membership(membership_id)
        if not sat_on(membership_id, event.happened_on):
            raise DutyRefused(_("On this day the person was not a member. Check the day."))
        session.add(DutyInvitation(event_id=event.id, membership_id=membership_id))


def differs(entry: DutyEntry | None, mark: Mark) -> bool:
    """Whether a mark is new, or another one than the sheet has so far."""
    return entry is None or (entry.attendance, entry.note) != (mark.attendance, mark.note)


def _mark(session: Session, event: DutyEvent, membership_id: int, mark: Mark, entry: DutyEntry | None) -> None:
    if session.get(DutyInvitation, (event.id, membership_id)) is None or mark.attendance not in ATTENDANCE:
        raise NotThere
    if mark.attendance == LEAVE and not mark.note:
        raise DutyRefused(_("Say why %(name)s is on leave, in a few words.", name=_name(session, membership_id)))
    hours = event.hours if event.activity == TRAINING else 1
    facts = EntryFacts(
        event.activity, event.happened_on, event.title, hours, "", mark.attendance, mark.note, event.id
    )  # fmt: skip
    if entry is None:
        add(membership_id, facts)
        return
    if entry.state == CONTESTED:
        raise DutyRefused(
            _("%(name)s contests what this sheet says. Answer that first.", name=_name(session, membership_id))
        )
    replace(entry, facts, _("The sheet was corrected"))


def _name(session: Session, membership_id: int) -> str:
    return session.get_one(Membership, membership_id).member.name
