"""A checked roster becomes one batch that is effective at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from portal.items import Change
from portal.office.importing import Preview
from portal.records.sealing_many import write_sealed_many
from portal.records.writing import current_transaction, record

from ..facts.entering import TOLD_EACH, NewEvent
from ..facts.people import add_members, memberships_of
from ..models import Adjustment, Member, Term
from ..register.batches import enter_at_once
from ..terms import ADDITION, CHANGED, CORRECTION, ELECTED, IMPORT, JOINED
from .comparing import changed_facts, changed_phone, new_offices
from .options import Taking, entry_of, taking
from .planned import Planned
from .titles import Titles, add_titles


def apply(preview: Preview, options: Mapping[str, Any]) -> Adjustment | None:
    """Enter what the rows say; returns the batch, or None where only telephone numbers change. Inside writing() only.

    Raises NoSeat and EventRefused.
    """
    taken, plans = taking(options), [it.data for it in preview.outcomes if it.data is not None]
    _settle(plans)
    _enter_term(taken.term)
    members = _members(plans)
    places = memberships_of(current_transaction().session, taken.term.id, members)
    events = [
        event for plan, member in zip(plans, members, strict=True) for event in _events(plan, places[member], taken)
    ]
    batch = _batch(taken, plans, events, options) if events else None
    _keep_phones(plans, members)
    return batch


def _settle(plans: Sequence[Planned]) -> None:
    """Enter the titles that are to be added, and put their numbers into the facts."""
    if not any(plan.titles for plan in plans):
        return
    titles = Titles.read(True)
    for plan in plans:
        for name, title in plan.titles.items():
            titles.look_up(name, title)
    made = add_titles(titles)
    for plan in plans:
        plan.facts |= {name: made[name][title] for name, title in plan.titles.items()}


def _enter_term(term: Term) -> None:
    """Enter the term of the very first list."""
    if not term.id:
        session = current_transaction().session
        session.add(term)
        session.flush()
        record(Change(term, "entered"))


def _members(plans: Sequence[Planned]) -> list[int]:
    """The numbers of the people of the rows, made for those whom nobody knows."""
    new = add_members(current_transaction().session, [it.facts for it in plans if it.known is None])
    numbers = iter(new)
    return [next(numbers) if it.known is None else it.known.member_id for it in plans]


def _events(plan: Planned, membership_id: int, taken: Taking) -> list[NewEvent]:
    note, known = plan.row.get("note") or "", plan.known
    events = []
    if known is None or not known.sits:
        events.append(NewEvent(membership_id, JOINED, taken.day, plan.facts, ADDITION, note=note))
    elif facts := changed_facts(plan, known):
        events.append(NewEvent(membership_id, CHANGED, taken.day, facts, note=note))
    for office in new_offices(plan, known):
        events.append(NewEvent(membership_id, ELECTED, taken.day, {"office": office}))
    return events


def _batch(
    taken: Taking, plans: Sequence[Planned], events: Sequence[NewEvent], options: Mapping[str, Any]
) -> Adjustment:
    joins = any(it.action == JOINED for it in events)
    title = _("Roster taken in: %(count)d rows", count=len(plans))
    origin = IMPORT if joins else CORRECTION
    return enter_at_once(taken.term.id, origin, title, events, entry_of(options), taken.day)


def _keep_phones(plans: Sequence[Planned], members: Sequence[int]) -> None:
    """Seal new telephone numbers; the audit names each member, of very many their number in the batch stands for it."""
    pairs = zip(members, plans, strict=True)
    phones = {
        it: plan.phone for it, plan in pairs if plan.phone and (not plan.known or changed_phone(plan, plan.known))
    }
    write_sealed_many(Member, "phone", phones)
    if len(phones) <= TOLD_EACH:
        for member_id in phones:
            member = current_transaction().session.get_one(Member, member_id)
            record(Change(member, "contact_changed", fields=("phone",)))
