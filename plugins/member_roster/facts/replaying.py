"""From the events of one membership to how the member stood on which days. Nothing here reads or writes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from ..terms import CHANGED, ELECTED, JOINED, LEFT, LEFT_OFFICE, WARNED

PERSON = ("name", "gender", "ethnicity", "born", "education")
PLACE = ("sector_id", "township_id", "group_id", "party", "post")
SEAT = ("name", *PLACE)
WITHOUT: dict[str, Any] = {
    "name": "", "gender": "", "ethnicity": "", "born": "", "education": "",
    "sector_id": None, "township_id": None, "group_id": None, "party": "", "post": "",
}  # fmt: skip
# Within a day: who leaves makes room before somebody comes, and nobody is elected before being a member.
_ORDER = {action: place for place, action in enumerate((LEFT_OFFICE, LEFT, JOINED, CHANGED, ELECTED, WARNED))}


class Happened(Protocol):
    """What the replay reads of an event."""

    id: Any
    action: Any
    happened_on: Any
    facts: Any
    replaces_id: Any


@dataclass(frozen=True)
class Stood:
    """How a member stood from `begins` until the day before `ends`."""

    begins: date
    ends: date | None
    name: str
    sector_id: int | None
    township_id: int | None
    group_id: int | None
    party: str
    post: str


@dataclass(frozen=True)
class Held:
    """An office from `begins` until the day before `ends`."""

    office: str
    begins: date
    ends: date | None


@dataclass
class Replayed:
    """What follows from the events of a membership. `idle` are events that could do nothing where they stand."""

    standings: list[Stood] = field(default_factory=list)
    offices: list[Held] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=lambda: dict(WITHOUT))
    idle: list[Any] = field(default_factory=list)


def replay(events: Iterable[Happened]) -> Replayed:
    """Replay events in the order in which they happened; in which order they were entered does not matter.

    An event that another one replaces counts for nothing. Of two of one day on the same fact the later entered holds.
    """
    run = _Run()
    for event in in_order(events):
        run.take(event)
    return run.finish()


def in_order(events: Iterable[Happened]) -> list[Happened]:
    """The events that count, in the order in which they happened."""
    known = list(events)
    replaced = {it.replaces_id for it in known if it.replaces_id is not None}
    counting = (it for it in known if it.action and it.id not in replaced)
    return sorted(counting, key=lambda it: (it.happened_on, _ORDER[it.action], it.id))


class _Run:
    """The state while events are replayed one by one."""

    def __init__(self) -> None:
        self.told = Replayed()
        self.since: date | None = None  # the day from which the member stands as `facts` say; None: no member
        self.offices: dict[str, date] = {}

    def take(self, event: Happened) -> None:
        """Let one event have its effect."""
        if not getattr(self, f"_{event.action}")(event):
            self.told.idle.append(event)

    def finish(self) -> Replayed:
        """Close nothing: what nothing ended goes on."""
        if self.since is not None:
            self._stand(None)
        self.told.offices.extend(Held(office, begins, None) for office, begins in self.offices.items())
        self.told.offices.sort(key=lambda it: (it.begins, it.office))
        return self.told

    def _joined(self, event: Happened) -> bool:
        if self.since is not None:
            return False
        self.told.facts.update(event.facts)
        self.since = event.happened_on
        return True

    def _changed(self, event: Happened) -> bool:
        known = self.told.facts
        if self.since is None:
            known.update((name, value) for name, value in event.facts.items() if name in PERSON)
            return any(name in PERSON for name in event.facts)
        if any(known[name] != value for name, value in event.facts.items() if name in SEAT):
            self._stand(event.happened_on)
            self.since = event.happened_on
        known.update(event.facts)
        return True

    def _left(self, event: Happened) -> bool:
        if self.since is None:
            return False
        self._stand(event.happened_on)
        self.since = None
        for office in list(self.offices):
            self._leave(office, event.happened_on)
        return True

    def _elected(self, event: Happened) -> bool:
        office = event.facts["office"]
        if self.since is None or office in self.offices:
            return False
        self.offices[office] = event.happened_on
        return True

    def _left_office(self, event: Happened) -> bool:
        return self._leave(event.facts["office"], event.happened_on)

    def _warned(self, event: Happened) -> bool:
        return True

    def _stand(self, ends: date | None) -> None:
        """Keep how the member stood until `ends`; what lasted no day is not kept."""
        if self.since is not None and self.since != ends:
            seat = {name: self.told.facts[name] for name in SEAT}
            self.told.standings.append(Stood(self.since, ends, **seat))

    def _leave(self, office: str, day: date) -> bool:
        begins = self.offices.pop(office, None)
        if begins is not None and begins != day:
            self.told.offices.append(Held(office, begins, day))
        return begins is not None
