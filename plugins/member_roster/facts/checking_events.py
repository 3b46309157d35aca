"""What is refused of new events: what cannot be kept, and what cannot have happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from portal.errors import PortalError
from portal.web.formats import full_date

from ..models import Term
from ..terms import CHANGED, ELECTED, JOINED, LEFT, LEFT_OFFICE, OFFICES
from .replaying import WITHOUT

if TYPE_CHECKING:
    from .entering import NewEvent
    from .projecting import Projection


class EventRefused(PortalError):
    """The event cannot have happened like this."""

    status = 409


def check_events(term: Term, events: Iterable[NewEvent], projection: Projection) -> None:
    """Hold new events against the term and against what they replace. Raises EventRefused."""
    for event in events:
        if not _within(term, event):
            raise EventRefused(
                _("%(day)s is not within the term %(term)s.", day=full_date(event.happened_on), term=term.title)
            )
        if event.replaces_id is not None:
            _check_replaced(event, projection)
        _check_facts(event)


def check_effects(projection: Projection, new: set[int]) -> None:
    """Refuse new events that could do nothing, because the person stands otherwise on that day. Raises EventRefused."""
    for membership_id, replayed in projection.replayed.items():
        for event in replayed.idle:
            if event.id in new:
                raise EventRefused(_sentence(event, projection.name_of(membership_id)))


def _within(term: Term, event: NewEvent) -> bool:
    after_it = term.ends_on is not None and event.happened_on > term.ends_on + timedelta(1)
    return term.begins_on <= event.happened_on and not after_it


def _check_replaced(event: NewEvent, projection: Projection) -> None:
    there = projection.events_of(event.membership_id)
    if event.replaces_id not in {it.id for it in there}:
        raise EventRefused(_("The entry to be corrected belongs to another member. Open the member's page again."))
    if event.replaces_id in {it.replaces_id for it in there}:
        raise EventRefused(_("This entry was corrected already. Correct the newer one."))


def _check_facts(event: NewEvent) -> None:
    facts: dict[str, Any] = event.facts
    if event.action in (ELECTED, LEFT_OFFICE):
        sound = facts.keys() == {"office"} and facts["office"] in OFFICES
    elif event.action == JOINED:
        sound = facts.keys() <= WITHOUT.keys() and bool(facts.get("name") and facts.get("sector_id"))
    elif event.action == CHANGED:
        cleared = [name for name in ("name", "sector_id") if name in facts and not facts[name]]
        sound = bool(facts) and facts.keys() <= WITHOUT.keys() and not cleared
    else:
        sound = not facts
    if not sound:
        raise EventRefused(_("The entry lacks something: a member needs a name and a sector, an election its office."))


def _sentence(event: Any, name: str) -> str:
    told = {"name": name, "day": full_date(event.happened_on)}
    if event.action == JOINED:
        return _("%(name)s is a member already on %(day)s.", **told)
    if event.action == ELECTED:
        return _("%(name)s holds this office already on %(day)s, or is no member then.", **told)
    if event.action == LEFT_OFFICE:
        return _("%(name)s does not hold this office on %(day)s.", **told)
    if event.action == LEFT:
        return _("%(name)s is no member on %(day)s: nothing ends then.", **told)
    return _("%(name)s is no member on %(day)s: nothing can change then.", **told)
