"""Which words a decision should name: short, whole, and found nowhere else in the place.

Where old and new part in the width of brackets alone, each sign is named once for the whole clause.
"""

from collections.abc import Iterator, Sequence

from ..difference import difference
from ..runs import Op, Run
from .wording import Changes, change

MOST_CHANGES = 4
_LONGEST = 40
_WIDTHS = "(（)）:：;；,，"
_STOPS = "，。；：、？！（）《》“”‘’\n"
_LINKS = "的和或与及对在向由为按从将被并依以"
_PAIRS = ("“”", "‘’", "《》", "（）", "()", "〈〉")
_FARTHEST = 6
_CLOSE = 6


def width_changes(old: Sequence[str], new: Sequence[str]) -> Changes:
    """Tell which signs became wide or narrow everywhere: “(”修改为“（”."""
    before, after = "".join(old), "".join(new)
    found = []
    for narrow, wide in zip(_WIDTHS[::2], _WIDTHS[1::2], strict=True):
        for one, other in ((narrow, wide), (wide, narrow)):
            if one in before and one not in after and other in after:
                found.append((one, other))
    return tuple(found)


def choose_words(old: Sequence[str], new: Sequence[str], most: int = MOST_CHANGES) -> Changes | None:
    """Tell which words to replace so that each old line becomes the new one; None when that would not read well."""
    if len(old) != len(new):
        return None
    changes: dict[str, str] = {}
    for before, after in zip(old, new, strict=True):
        if change(before, changes) == after:
            continue
        for one, other in _changes_in(before, after, old, new):
            if changes.get(one, other) != other:
                return None
            changes[one] = other
        if len(changes) > most:
            return None
    fits = all(change(before, changes) == after for before, after in zip(old, new, strict=True))
    return tuple(changes.items()) if changes and fits else None


def _changes_in(before: str, after: str, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    runs = list(_joined(difference(before, after)))
    for at, run in enumerate(runs):
        if run.op is not Op.SAME:
            yield _widened(runs, at, old, new)
        elif run.old != run.new:
            yield from ((one, other) for one, other in zip(run.old, run.new, strict=False) if one != other)


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Changes close to each other in one phrase are one change."""
    held: list[Run] = []
    for run in runs:
        if len(held) == 2 and run.op is not Op.SAME:
            held = [
                Run(Op.REPLACED, "".join(one.old for one in (*held, run)), "".join(one.new for one in (*held, run)))
            ]
        elif len(held) == 1 and _is_close(run):
            held.append(run)
        else:
            yield from held
            held = []
            if run.op is Op.SAME:
                yield run
            else:
                held = [run]
    yield from held


def _is_close(run: Run) -> bool:
    return (
        run.op is Op.SAME
        and len(run.old) <= _CLOSE
        and run.old == run.new
        and not set(run.old) & set(_STOPS[:1] + _STOPS[2:])
    )


def _widened(runs: list[Run], at: int, old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """Widen a change until its words are whole, and stand nowhere else where they stay."""
    left, right = "".join(run.old for run in runs[:at]), "".join(run.old for run in runs[at + 1 :])
    run = runs[at]
    before = runs[at - 1].old if at else ""
    after = runs[at + 1].old if at + 1 < len(runs) else ""
    for take_left, take_right in _steps(before, after):
        one = left[len(left) - take_left :] + run.old + right[:take_right]
        other = left[len(left) - take_left :] + run.new + right[:take_right]
        if _reads(one, other, bool(run.old and not run.new)) and _is_clear(one, other, old, new):
            return one, other
    return before + run.old + after, before + run.new + after


def _steps(before: str, after: str) -> Iterator[tuple[int, int]]:
    """Yield how far to widen to the left and to the right: to the ends of words, as far as can be told."""
    lefts, rights = _ends(before[::-1]), _ends(after)
    yield from sorted(((one, other) for one in lefts for other in rights), key=lambda pair: (sum(pair), pair))


def _ends(said: str) -> list[int]:
    ends = [0]
    for place, sign in enumerate(said[:_LONGEST], 1):
        if sign in _STOPS or (sign in _LINKS and place > 1):
            ends.append(place - 1)
        if sign in _STOPS:
            ends.append(place)
        if place in (2, 4, _FARTHEST, 10, 16) or place == len(said):
            ends.append(place)
    return sorted(set(ends))


def _reads(one: str, other: str, strikes: bool) -> bool:
    if not one.strip() or len(one) < 2:
        return False
    if any(said.count(pair[0]) != said.count(pair[1]) for said in (one, other) for pair in _PAIRS):
        return False
    return strikes or (one[0] not in _STOPS[:6] and one != "") or len(one) > 8


def _is_clear(one: str, other: str, old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the words stand as often as they change: replaced wherever they stand, nothing else moves."""
    stands = sum(said.count(one) for said in old)
    stays = sum(said.count(one) for said in new) - sum(said.count(other) for said in new) * other.count(one)
    return stands == 1 or stays <= 0
