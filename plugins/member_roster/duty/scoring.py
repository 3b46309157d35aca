"""The score of a year: a pure function of rules and entries, so that anybody may count it again."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from .terms import BASIC, COMPETENT, EXCELLENT, ONCE_A_SESSION, ONCE_A_YEAR, POOR, PRESENT


@dataclass(frozen=True)
class Line:
    """One line of the rules, as DutyRuleLine keeps it; points are in tenths."""

    id: int
    position: int
    title: str
    tenths: int
    activity: str = ""
    role: str = ""
    attendance: str = ""
    by_amount: bool = False
    cap: int | None = None
    once: str = ""

    def takes(self, done: "Done") -> bool:
        """Whether the line speaks of an entry: without a word on attendance it speaks of what was done."""
        if self.activity not in ("", done.activity) or self.role not in ("", done.role):
            return False
        return done.attendance == self.attendance or (self.attendance == "" and done.attendance == PRESENT)

    def worth(self, done: "Done") -> int:
        """Points of one entry before any cap."""
        return self.tenths * (done.amount if self.by_amount else 1)

    def within_cap(self, tenths: int, before: int) -> int:
        """How many of these points still fit below the cap after those that were given before."""
        if self.cap is None:
            return tenths
        room = max(self.cap - abs(before), 0)
        return min(tenths, room) if tenths > 0 else max(tenths, -room)


@dataclass(frozen=True)
class Rules:
    """A version of the rules."""

    id: int
    year: int
    minimum: int
    excellent: int
    competent: int
    basic: int
    lines: Sequence[Line]

    def band(self, tenths: int) -> str:
        """In which band of the year a score lies."""
        steps = ((self.excellent, EXCELLENT), (self.competent, COMPETENT), (self.basic, BASIC))
        return next((band for least, band in steps if tenths >= least), POOR)


@dataclass(frozen=True)
class Done:
    """What an entry says, as far as points depend on it."""

    id: int
    activity: str
    happened_on: date
    amount: int = 1
    role: str = ""
    attendance: str = ""
    event_id: int | None = None


@dataclass(frozen=True)
class Point:
    """Points with their source: the entry, and the line of the rules. `left_out` did not fit a cap or came twice."""

    entry_id: int
    line_id: int
    tenths: int
    left_out: int = 0


@dataclass(frozen=True)
class Score:
    """A year's points with their sources, their sum and its band."""

    points: tuple[Point, ...]
    tenths: int
    band: str
    missing: int

    @property
    def digest(self) -> str:
        """A fingerprint of all points with their sources."""
        return digest_of([[asdict(it) for it in self.points], self.tenths, self.band])


def score(rules: Rules, entries: Iterable[Done]) -> Score:
    """Count the points of a year. The order in which entries are given makes no difference: their days do."""
    ordered = sorted(set(entries), key=lambda it: (it.happened_on, it.id))
    points = tuple(it for line in sorted(rules.lines, key=lambda it: it.position) for it in _points(line, ordered))
    total = sum(it.tenths for it in points)
    return Score(points, total, rules.band(total), max(rules.minimum - total, 0))


def rules_of(year: int, versions: Iterable[Rules]) -> Rules | None:
    """The version in force in a year: the newest that began by then."""
    return max((it for it in versions if it.year <= year), key=lambda it: it.year, default=None)


def digest_of(facts: object) -> str:
    """A fingerprint of plain facts."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _points(line: Line, entries: Sequence[Done]) -> Iterable[Point]:
    given, seen = 0, Counter[object]()
    for done in entries:
        if not line.takes(done) or (worth := line.worth(done)) == 0:
            continue
        occasion = _occasion(line, done)
        seen[occasion] += 1
        tenths = line.within_cap(worth, given) if seen[occasion] == 1 else 0
        given += tenths
        yield Point(done.id, line.id, tenths, worth - tenths)


def _occasion(line: Line, done: Done) -> object:
    """What counts once: the year, the meeting (without a sheet its day), or the entry itself."""
    if line.once == ONCE_A_YEAR:
        return "year"
    if line.once == ONCE_A_SESSION:
        return ("event", done.event_id) if done.event_id else ("day", done.happened_on)
    return done.id
