"""Which words a decision should name: short, whole, and found nowhere else in the place.

Where old and new part in the width of brackets alone, each sign is named once for the whole clause.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..difference import difference
from ..runs import Op, Run
from .bonds import Bonds
from .wording import Changes, change

MOST_CHANGES = 3
_WIDTHS = "(（)）:：;；,，"
_SENTENCE_STOPS = "，。；：？！\n"
_STOPS = _SENTENCE_STOPS + "、"
_PAIRS = ("“”", "‘’", "《》", "（）", "()", "〈〉")
_CLOSE = 6
_SHORT = 2
_NEAR, _FAR, _FARTHEST = 9, (12, 16, 24), 40
_CUT, _EDGE, _TINY = 6, 3, 2


def width_changes(old: Sequence[str], new: Sequence[str]) -> Changes:
    """Tell which signs became wide or narrow everywhere: “(”修改为“（”."""
    before, after = "".join(old), "".join(new)
    found = []
    for narrow, wide in zip(_WIDTHS[::2], _WIDTHS[1::2], strict=True):
        for one, other in ((narrow, wide), (wide, narrow)):
            if one in before and one not in after and other in after:
                found.append((one, other))
    return tuple(found)


def choose_words(old: Sequence[str], new: Sequence[str], bonds: Bonds, most: int = MOST_CHANGES) -> Changes | None:
    """Tell which words to replace so that each old line becomes the new one; None when that would not read well."""
    if len(old) != len(new):
        return None
    changes: dict[str, str] = {}
    for before, after in zip(old, new, strict=True):
        if change(before, changes) == after:
            continue
        for one, other in _changes_in(before, after, _Texts(old, new, bonds)):
            if changes.get(one, other) != other:
                return None
            changes[one] = other
        if len(changes) > most:
            return None
    fits = all(change(before, changes) == after for before, after in zip(old, new, strict=True))
    return tuple(changes.items()) if changes and fits else None


@dataclass(frozen=True)
class _Texts:
    """The lines of a place, old and new, in which the words are looked for."""

    old: Sequence[str]
    new: Sequence[str]
    bonds: Bonds

    def tells(self, one: str, other: str) -> bool:
        """Whether the words stand as often as they change: replaced wherever they stand, nothing else moves."""
        stands = sum(said.count(one) for said in self.old)
        stays = sum(said.count(one) for said in self.new)
        stays -= sum(said.count(other) for said in self.new) * other.count(one)
        return stands == 1 or stays <= 0


def _changes_in(before: str, after: str, texts: _Texts) -> Iterator[tuple[str, str]]:
    runs = list(_joined(difference(before, after)))
    for at, run in enumerate(runs):
        if run.op is not Op.SAME:
            yield _widened(runs, at, texts)
        elif run.old != run.new:
            yield from ((one, other) for one, other in zip(run.old, run.new, strict=False) if one != other)


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Changes close to each other in one phrase are one change."""
    held: list[Run] = []
    for run in runs:
        if len(held) == 2 and run.op is not Op.SAME:
            row = [*held, run]
            held = [Run(Op.REPLACED, "".join(one.old for one in row), "".join(one.new for one in row))]
        elif len(held) == 1 and _is_close(run):
            held.append(run)
        else:
            yield from held
            held = [] if run.op is Op.SAME else [run]
            if run.op is Op.SAME:
                yield run
    yield from held


def _is_close(run: Run) -> bool:
    ends = set(run.old) & set(_SENTENCE_STOPS)
    return run.op is Op.SAME and len(run.old) <= _CLOSE and run.old == run.new and not ends


def _widened(runs: list[Run], at: int, texts: _Texts) -> tuple[str, str]:
    """Widen a change until its words are whole, and stand nowhere else where they stay."""
    run = runs[at]
    left = "".join(one.old for one in runs[:at])
    right = "".join(one.old for one in runs[at + 1 :])
    room = len(runs[at - 1].old) if at else 0, len(runs[at + 1].old) if at + 1 < len(runs) else 0
    ways = [(one, other) for one in _widths(room[0]) for other in _widths(room[1])]
    for take_left, take_right in sorted(ways, key=lambda way: _badness(left, run, right, way, texts.bonds)):
        before, after = left[len(left) - take_left :], right[:take_right]
        one, other = before + run.old + after, before + run.new + after
        if _reads(one, other) and texts.tells(one, other):
            return one, other
    before, after = left[len(left) - room[0] :], right[: room[1]]
    return before + run.old + after, before + run.new + after


def _widths(room: int) -> list[int]:
    return sorted({width for width in (*range(_NEAR), *_FAR, room) if width <= min(room, _FARTHEST)})


def _badness(left: str, run: Run, right: str, way: tuple[int, int], bonds: Bonds) -> int:
    """How badly words read: long ones, cut ones, ones that begin or end with a comma."""
    before, after = left[len(left) - way[0] :], right[: way[1]]
    bad = sum(way)
    for said in (before + run.old + after, before + run.new + after):
        if said:
            bad += _CUT * bonds.binds(left[: len(left) - way[0]][-1:], said[0])
            bad += _CUT * bonds.binds(said[-1], right[way[1] : way[1] + 1])
            bad += _EDGE * (said[0] in _STOPS) + _EDGE * (said[-1] in _SENTENCE_STOPS)
            bad += _TINY * (len(said) < _SHORT)
    return bad


def _reads(one: str, other: str) -> bool:
    """Whether words can be quoted: two characters or more, their brackets and quotation marks in pairs."""
    if not one.strip() or len(one) < _SHORT:
        return False
    return not any(said.count(pair[0]) != said.count(pair[1]) for said in (one, other) for pair in _PAIRS)
