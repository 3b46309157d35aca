"""Which words a decision should name: whole words and phrases, as few as tell the place, found nowhere else in it.

Where old and new part in the width of brackets alone, each sign is named once for the whole clause.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from .bonds import Bonds
from .edges import Edges
from .spans import Span, spans_of
from .windows import Window, Windows
from .wording import Changes, change

Shift = Callable[[str], str]
MOST_CHANGES = 3
_WIDTHS = "(（)）:：;；,，"
_QUOTES = "“”‘’"  # cannot be quoted alone


def width_changes(old: Sequence[str], new: Sequence[str]) -> Changes:
    """Tell which signs became wide or narrow everywhere: “(”修改为“（”."""
    before, after = "".join(old), "".join(new)
    found = []
    for narrow, wide in zip(_WIDTHS[::2], _WIDTHS[1::2], strict=True):
        for one, other in ((narrow, wide), (wide, narrow)):
            if one in before and one not in after and other in after:
                found.append((one, other))
    return tuple(found)


def choose_words(old: Sequence[str], new: Sequence[str], bonds: Bonds, shift: Shift = str) -> Changes | None:
    """Tell which words to replace so that each old line becomes the new one; None when that would not read well.

    `shift` lets the references follow in a line in which nothing is replaced.
    """
    if len(old) != len(new):
        return None
    changes: dict[str, str] = {}
    for before, after in zip(old, new, strict=True):
        if _said(before, changes, shift) == after:
            continue
        found = _Line(before, after, _Texts(old, new, bonds)).changes()
        if found is None or any(changes.get(one, other) != other for one, other in found):
            return None
        changes.update(found)
    changes = _needed(changes, lambda some: _fits(old, new, some, shift))
    fits = len(changes) <= MOST_CHANGES and _fits(old, new, changes, shift)
    return tuple(changes.items()) if changes and fits else None


def _needed(changes: dict[str, str], fits: Callable[[dict[str, str]], bool]) -> dict[str, str]:
    """Leave out what another change says as well: 区、县 stands in 区、县教育部门."""
    for words in sorted(changes, key=len, reverse=True):
        fewer = {one: other for one, other in changes.items() if one != words}
        if any(one in words for one in fewer) and fits(fewer):
            changes = fewer
    return changes


def _fits(old: Sequence[str], new: Sequence[str], changes: dict[str, str], shift: Shift) -> bool:
    return all(_said(before, changes, shift) == after for before, after in zip(old, new, strict=True))


def _said(line: str, changes: dict[str, str], shift: Shift) -> str:
    return change(line, changes) if any(words in line for words in changes) else shift(line)


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


class _Line:
    """One line that becomes another."""

    def __init__(self, before: str, after: str, texts: _Texts) -> None:
        self.before, self.after, self.texts = before, after, texts
        self.told = texts.bonds.told
        self.ways = Windows(Edges(before, texts.bonds), Edges(after, texts.bonds))

    def changes(self) -> list[tuple[str, str]] | None:
        """Tell the words to replace; changes that cannot be told apart in whole words are told as one."""
        spans = spans_of(self.before, self.after)
        windows = self._windows(spans)
        while (at := _one_with_the_next(spans, windows)) is not None:
            if len(spans) == 1:
                return None
            spans[at : at + 2] = [spans[at].to(spans[at + 1])]
            windows = self._windows(spans)
        found = [one.pair for one in windows if one]
        self.told.update(found)
        signs = self._signs(spans)
        return None if any(set(_QUOTES) & set(sign) for pair in signs for sign in pair) else found + signs

    def _windows(self, spans: list[Span]) -> list[Window | None]:
        """Choose the words of each change; what is found for a later one may do for an earlier one as well."""
        ways = [self.ways.of(spans, at) for at in range(len(spans))]
        first = [self._best(found, self.told) for found in ways]
        told = self.told | {one.pair for one in first if one}
        return [self._best(found, told) for found in ways]

    def _best(self, ways: list[Window], told: set[tuple[str, str]]) -> Window | None:
        """The words told before for the same change, else those that read best; they must tell the place."""
        known = sorted((one for one in ways if one.pair in told), key=lambda one: len(one.one))
        clean = (one for one in ways if one.is_clean)
        return next((one for one in chain(known, clean) if one.reads and self.texts.tells(*one.pair)), None)

    def _signs(self, spans: list[Span]) -> list[tuple[str, str]]:
        """Signs that became wide or narrow between the changes."""
        end = Span((len(self.before),) * 2, (len(self.after),) * 2)
        between = [
            (self.before[one.old[1] : other.old[0]], self.after[one.new[1] : other.new[0]])
            for one, other in pairwise([Span((0, 0), (0, 0)), *spans, end])
        ]
        return [pair for old, new in between for pair in zip(old, new, strict=False) if pair[0] != pair[1]]


def _one_with_the_next(spans: list[Span], windows: list[Window | None]) -> int | None:
    """Tell which change must be told together with the next: their words meet, or one has no words of its own."""
    gaps = [following.old[0] - one.old[1] for one, following in pairwise(spans)]
    for at, (one, following) in enumerate(pairwise([*windows, None])):
        if one is None:
            return min((near for near in (at, at - 1) if 0 <= near < len(gaps)), key=lambda near: gaps[near], default=0)
        if following and one.end >= following.start:
            return at
    return None
