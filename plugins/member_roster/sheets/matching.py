"""Which row is which person: the same name is not enough where two bear it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NEW, MEMBER = "new", "member:"
_BIRTH = ("born", "gender")
_TELLING = (*_BIRTH, "post")


@dataclass(frozen=True)
class Named:
    """A row as it is told from others of the same name: its place, what it says, and the clerk's answer."""

    place: int
    facts: Mapping[str, Any]
    answer: str = ""


@dataclass(frozen=True)
class Match:
    """Who a row is: the place among the candidates, nobody known (`new`), or open between `choices`.

    `rows` are the places of rows with the same name that it cannot be told from.
    """

    candidate: int | None = None
    open: bool = False
    choices: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()


def match(rows: Sequence[Named], candidates: Sequence[Mapping[str, Any]], numbers: Sequence[int]) -> dict[int, Match]:
    """Say of all rows of one name who they are, of the known people of that name with their numbers.

    What the clerk answered comes first, then what birth and post tell for certain, then what nothing speaks against.
    """
    found: dict[int, Match] = {}
    free = set(range(len(candidates)))
    for row in rows:
        _answered(row, numbers, free, found)
    sure = {row.place: [at for at in sorted(free) if _surely(row.facts, candidates[at])] for row in rows}
    for row in rows:
        mine = [at for at in sure[row.place] if at in free]
        rivals = sum(mine == sure[it.place] for it in rows if it.place not in found)
        if row.place not in found and len(mine) == 1 and rivals == 1:
            found[row.place] = Match(mine[0])
            free.discard(mine[0])
    return found | {row.place: _rest(row, rows, candidates, free) for row in rows if row.place not in found}


def _answered(row: Named, numbers: Sequence[int], free: set[int], found: dict[int, Match]) -> None:
    if row.answer == NEW:
        found[row.place] = Match()
    elif row.answer.startswith(MEMBER):
        place = next((at for at in free if f"{MEMBER}{numbers[at]}" == row.answer), None)
        if place is not None:
            found[row.place] = Match(place)
            free.discard(place)


def _rest(row: Named, rows: Sequence[Named], candidates: Sequence[Mapping[str, Any]], free: set[int]) -> Match:
    others = (it for it in rows if it.place != row.place)
    twins = tuple(it.place for it in others if not _differ(row.facts, it.facts, _TELLING))
    maybe = tuple(at for at in sorted(free) if not _differ(row.facts, candidates[at], _BIRTH))
    if not twins and len(maybe) == 1 and len(free) == 1 and len(rows) == 1:
        return Match(maybe[0])
    if not twins and not free:
        return Match()
    return Match(open=True, choices=tuple(sorted(free)), rows=twins)


def _surely(row: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Born in the same month, or with the same post and nothing but one of the two written otherwise."""
    same = [it for it in _TELLING if row.get(it) and row[it] == other.get(it)]
    against = [it for it in _BIRTH if _against(row, other, it)]
    return ("born" in same and not against) or ("post" in same and len(against) <= 1)


def _differ(row: Mapping[str, Any], other: Mapping[str, Any], names: Sequence[str]) -> bool:
    """Whether two are two people. Within one list posts tell that, too; against the roster not: posts change."""
    return any(_against(row, other, it) for it in names)


def _against(row: Mapping[str, Any], other: Mapping[str, Any], name: str) -> bool:
    mine, theirs = row.get(name) or "", other.get(name) or ""
    return bool(mine and theirs) and not (mine.startswith(theirs) or theirs.startswith(mine))
