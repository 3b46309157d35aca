"""Whether bands cover every amount exactly once: gaps, overlaps, the very number between two, no band at the top."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .bands import Band


class Flaw(StrEnum):
    """What may be wrong between two bands, or with one."""

    EMPTY = "empty"  # it ends before it begins
    GAP = "gap"
    OVERLAP = "overlap"
    NOBODY = "nobody"  # the very number belongs to neither
    BOTH = "both"  # the very number belongs to both
    NO_BOTTOM = "no_bottom"
    NO_TOP = "no_top"


@dataclass(frozen=True)
class Found:
    """One flaw: from which to which cent (None: without end), and the places of the bands it lies between."""

    flaw: Flaw
    first: int
    last: int | None
    bands: tuple[int, ...]


def flaws(bands: Sequence[Band]) -> list[Found]:
    """What is wrong with the bands of one table, from the smallest amount on. No band: nothing is said."""
    empty = [Found(Flaw.EMPTY, it.first, it.last, (at,)) for at, it in enumerate(bands) if _is_empty(it)]
    order = sorted((at for at, it in enumerate(bands) if not _is_empty(it)), key=lambda at: _key(bands[at]))
    if not order:
        return empty
    found = list(empty)
    if bands[order[0]].first > 1:
        found.append(Found(Flaw.NO_BOTTOM, 0, bands[order[0]].first - 1, (order[0],)))
    highest = order[0]
    for at in order[1:]:
        found += _between(bands, highest, at)
        if _reaches(bands[at]) > _reaches(bands[highest]):
            highest = at
    if (last := bands[highest].last) is not None:
        found.append(Found(Flaw.NO_TOP, last + 1, None, (highest,)))
    return found


def _between(bands: Sequence[Band], below: int, above: int) -> list[Found]:
    end, start = bands[below].last, bands[above].first
    places = (below, above)
    if end is None or start <= end:
        until = _smaller(end, bands[above].last)
        return [Found(Flaw.BOTH if until == start else Flaw.OVERLAP, start, until, places)]
    if start == end + 1:
        return []
    return [Found(Flaw.NOBODY if start == end + 2 else Flaw.GAP, end + 1, start - 1, places)]


def _is_empty(band: Band) -> bool:
    return band.last is not None and band.last < band.first


def _key(band: Band) -> tuple[int, float]:
    return band.first, _reaches(band)


def _reaches(band: Band) -> float:
    return float("inf") if band.last is None else band.last


def _smaller(one: int | None, other: int | None) -> int | None:
    return min((it for it in (one, other) if it is not None), default=None)
