"""Single changes of a member's facts, and corrections of what was entered wrongly: always by a new event."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from portal.errors import NotThere, PortalError
from portal.items import Entry
from portal.records.writing import Transaction, load, writing

from ..facts.entering import NewEvent
from ..facts.replaying import WITHOUT
from ..models import Member, Membership, RosterEvent
from ..terms import CHANGED, CORRECTION
from .batches import enter_at_once


class ReasonNeeded(PortalError):
    """A correction says why."""

    status = 422


class NothingChanged(PortalError):
    """What was entered is what stands there already."""

    status = 409


def change_facts(membership_id: int, day: date, facts: dict[str, Any], entry: Entry) -> None:
    """Change facts of a member from a day on: post, party, township, group, education, name.

    Raises NotThere, NothingChanged, NoSeat, EventRefused.
    """
    with writing() as tx:
        membership = find_membership(tx, membership_id)
        if not facts:
            raise NothingChanged(_("Nothing differs from what is known already."))
        event = NewEvent(membership_id, CHANGED, day, facts)
        title = _("Change: %(name)s", name=membership.member.name)
        enter_at_once(membership.term_id, CORRECTION, title, [event], entry, day)


def correct_event(event_id: int, day: date, facts: dict[str, Any], entry: Entry) -> None:
    """Put another event in the place of one that was entered wrongly; the old one stays to be read.

    Raises NotThere, ReasonNeeded, NothingChanged, NoSeat, EventRefused.
    """
    with writing() as tx:
        old, membership = _find_event(tx, event_id)
        kept = {name: value for name, value in old.facts.items() if name in facts or name not in WITHOUT}
        if (day, facts) == (old.happened_on, kept):
            raise NothingChanged(_("Nothing differs from what is known already."))
        event = NewEvent(membership.id, old.action, day, facts or old.facts, old.change, old.id)
        _correct(membership, event, entry)


def take_back(event_id: int, entry: Entry) -> None:
    """Let an event that never happened count for nothing; it stays to be read. Raises NotThere, ReasonNeeded."""
    with writing() as tx:
        old, membership = _find_event(tx, event_id)
        _correct(membership, NewEvent(membership.id, "", old.happened_on, replaces_id=old.id), entry)


def find_membership(tx: Transaction, membership_id: int) -> Membership:
    """A membership whose member one may see. Inside writing() only. Raises NotThere."""
    membership = tx.session.get(Membership, membership_id)
    if membership is None:
        raise NotThere
    load(Member, membership.member_id)
    return membership


def _find_event(tx: Transaction, event_id: int) -> tuple[RosterEvent, Membership]:
    event = tx.session.scalar(select(RosterEvent).where(RosterEvent.id == event_id))
    if event is None:
        raise NotThere
    return event, find_membership(tx, event.membership_id)


def _correct(membership: Membership, event: NewEvent, entry: Entry) -> None:
    if not entry.reason:
        raise ReasonNeeded(_("Say why: the reason stays on record."))
    title = _("Correction: %(name)s", name=membership.member.name)
    enter_at_once(membership.term_id, CORRECTION, title, [event], entry, event.happened_on)
