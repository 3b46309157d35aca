"""Which words of a line to quote for a change: every way to widen it, and how ill that way reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from .bonds import BOUND, PARTICLES, STOPS
from .edges import COMMA, INSIDE, NAMED, Edges
from .spans import Span, slides

_SENTENCES = "。；！？"
_PAIRS = ("“”", "‘’", "《》", "（）", "()", "〈〉")
_SHORT, _FARTHEST, _LIKELY = 2, 40, 12
_RIGHT = 0.9  # 行政处分 rather than 给予行政: what is named stands at the end
_CLEAN = 10  # what both edges together may cost in words a person would quote
_CHANGED = 2
_PARTS = tuple(STOPS + PARTICLES)
_ACROSS = 3  # for each end of a sentence that is quoted only to tell the place
_GOES, _GOES_SHORT, _STRUCK = 2, 8, 4  # striking out 、甲 with its comma reads well; so does saying that words go
_FEW = 2


@dataclass(frozen=True)
class Window:
    """Words quoted for a change: from where to where in the old line, and how ill they read."""

    cost: float
    edges: int
    start: int
    end: int
    one: str
    other: str

    @property
    def is_clean(self) -> bool:
        """Whether they begin and end as a person would quote them."""
        return self.edges <= _CLEAN

    @property
    def pair(self) -> tuple[str, str]:
        """The words and what they become."""
        return self.one, self.other

    @property
    def reads(self) -> bool:
        """Whether they can be quoted: two characters or more, their brackets and quotation marks in pairs."""
        if not self.one.strip() or len(self.one) < _SHORT:
            return False
        return all(_is_paired(said, *pair) for said in self.pair for pair in _PAIRS)


def _is_paired(said: str, opening: str, closing: str) -> bool:
    """Whether each bracket that opens is closed after it: 甲”和“乙 is cut out of two quotations."""
    depths = list(accumulate((sign == opening) - (sign == closing) for sign in said))
    return not depths or (depths[-1] == 0 and min(depths) == 0)


class Windows:
    """Looks for the words of each change of a line."""

    def __init__(self, old: Edges, new: Edges) -> None:
        self.old, self.new = old, new
        self.before, self.after = old.line, new.line

    def of(self, spans: list[Span], at: int) -> list[Window]:
        """Tell the words that may be quoted for a change without touching the next, best first."""
        span = spans[at]
        last = spans[at - 1].old[1] if at else 0
        following = spans[at + 1].old[0] if at + 1 < len(spans) else len(self.before)
        room = min(span.old[0] - last, _FARTHEST), min(following - span.old[1], _FARTHEST)
        return sorted(self._ways(span, room), key=lambda one: (one.cost, one.start))

    def _ways(self, span: Span, room: tuple[int, int]) -> Iterator[Window]:
        places = list(slides(span, self.before, self.after, room))
        for one in places:
            moved = one.old[0] - span.old[0]
            starts = [self._start(one, wide) + wide for wide in range(room[0] + moved + 1)]
            ends = [self._end(one, wide) + _RIGHT * wide for wide in range(room[1] - moved + 1)]
            if len(places) == 1 and self._is_word(one):
                starts[0], ends[0] = min(starts[0], _CHANGED), min(ends[0], _CHANGED)
            yield from self._widened(one, starts, ends)

    def _widened(self, span: Span, starts: Sequence[float], ends: Sequence[float]) -> Iterator[Window]:
        goes = span.new[0] == span.new[1]
        for more in sorted(range(len(starts)), key=starts.__getitem__)[:_LIKELY]:
            for most in sorted(range(len(ends)), key=ends.__getitem__)[:_LIKELY]:
                cost = starts[more] + ends[most]
                edges = round(cost - more - _RIGHT * most)
                if edges < INSIDE and (more or most or not goes):
                    yield self._window(span, (more, most), cost + _STRUCK * goes, edges)
        if goes:
            yield from self._struck(*span.old)

    def _window(self, span: Span, wide: tuple[int, int], cost: float, edges: int) -> Window:
        start, end = span.old[0] - wide[0], span.old[1] + wide[1]
        around = self.before[start : span.old[0]] + self.before[span.old[1] : end]
        cost += _ACROSS * sum(sign in _SENTENCES for sign in around)
        other = self.after[span.new[0] - wide[0] : span.new[1] + wide[1]]
        return Window(cost, edges, start, end, self.before[start:end], other)

    def _start(self, span: Span, wide: int) -> int:
        return max(self.old.starts(span.old[0] - wide), self.new.starts(span.new[0] - wide))

    def _end(self, span: Span, wide: int) -> int:
        return max(self.old.ends(span.old[1] + wide), self.new.ends(span.new[1] + wide))

    def _is_word(self, span: Span) -> bool:
        """What somebody changed is likely a word, where it is more than one sign and nothing speaks against it."""
        said = self.before[slice(*span.old)], self.after[slice(*span.new)]
        if any(len(words) == 1 or words[1:2] in _PARTS or words[-2:-1] in _PARTS for words in said if words):
            return False
        return self._start(span, 0) < NAMED and self._end(span, 0) < BOUND

    def _struck(self, start: int, end: int) -> Iterator[Window]:
        """Words that are struck out: whole sentences, or with the comma before them, at the beginning after them."""
        words = self.before[start:end]
        first, last = self.old.starts(start), self.old.ends(end)
        if self.old.is_sentence(start, end):
            first = last = 0
        elif first == COMMA:
            first = _GOES_SHORT if len(words) <= _FEW else _GOES
        elif not first and words.endswith("，"):
            last = _GOES
        yield Window(first + last, first + last, start, end, words, "")
