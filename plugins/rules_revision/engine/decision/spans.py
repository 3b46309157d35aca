"""Where two lines differ, as places in both; changes close to each other in one phrase are one change."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..difference import difference
from ..runs import Op

_SENTENCE_STOPS = "，。；：？！\n"
_CLOSE = 6


@dataclass(frozen=True)
class Span:
    """From where to where the old line and the new one differ."""

    old: tuple[int, int]
    new: tuple[int, int]

    def to(self, other: "Span") -> "Span":
        """Take in a later change, and all between."""
        return Span((self.old[0], other.old[1]), (self.new[0], other.new[1]))

    def by(self, places: int) -> "Span":
        """Move along both lines."""
        return Span(
            (self.old[0] + places, self.old[1] + places),
            (self.new[0] + places, self.new[1] + places),
        )


def spans_of(before: str, after: str) -> list[Span]:
    """Tell where two lines differ in more than the width of their signs."""
    found: list[Span] = []
    old = new = 0
    for run in difference(before, after):
        span = Span((old, old + len(run.old)), (new, new + len(run.new)))
        old, new = span.old[1], span.new[1]
        if run.op is Op.SAME:
            continue
        if found and _is_close(before[found[-1].old[1] : span.old[0]], after[found[-1].new[1] : span.new[0]]):
            span = found.pop().to(span)
        found.append(span)
    return found


def _is_close(between: str, in_new: str) -> bool:
    return len(between) <= _CLOSE and between == in_new and not set(between) & set(_SENTENCE_STOPS)


def slides(span: Span, before: str, after: str, room: tuple[int, int]) -> Iterator[Span]:
    """Yield where the same insertion or deletion may stand as well: 甲。{乙。} is 甲{。乙}。"""
    yield span
    line, (start, end) = (after, span.new) if span.old[0] == span.old[1] else (before, span.old)
    if span.old[0] != span.old[1] and span.new[0] != span.new[1]:
        return
    for back in range(1, room[0] + 1):
        if line[start - back] != line[end - back] or before[span.old[0] - back] != after[span.new[0] - back]:
            break
        yield span.by(-back)
    for on in range(room[1]):
        if line[start + on] != line[end + on] or before[span.old[1] + on] != after[span.new[1] + on]:
            break
        yield span.by(on + 1)
