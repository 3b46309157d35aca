"""What members did of their duties, as the plugins that keep records tell it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from portal.hooks.calling import call
from portal.items import DutyCount

from .parameters import Duty


@dataclass
class MemberRow:
    """A member with what was done of each duty."""

    member: str
    township: bool
    done: dict[str, int] = field(default_factory=dict)

    def meets(self, duty: Duty) -> bool:
        """Whether the member did enough of a duty."""
        return duty.met_by(self.done.get(duty.code, 0))


@dataclass(frozen=True)
class Split:
    """How many of a group of members did enough of every duty: township members are summed up apart."""

    township: bool
    members: int
    complete: int


def told(year: int) -> list[DutyCount]:
    """What is told for a year; nothing while no plugin keeps records."""
    return list(call("duty_counts", year=year))


def rows(counts: Iterable[DutyCount]) -> list[MemberRow]:
    """One row a member, by name; what several plugins tell of one duty is added up."""
    found: dict[tuple[str, int | None], MemberRow] = {}
    for it in counts:
        row = found.setdefault((it.member, it.user_id), MemberRow(it.member, it.township))
        row.done[it.duty] = row.done.get(it.duty, 0) + it.count
    return sorted(found.values(), key=lambda it: it.member)


def splits(members: Sequence[MemberRow], duties: Sequence[Duty]) -> list[Split]:
    """Township members and the others, with how many of them did everything."""
    found = []
    for township in (True, False):
        group = [it for it in members if it.township is township]
        complete = sum(all(it.meets(duty) for duty in duties) for it in group)
        found.append(Split(township, len(group), complete))
    return found
