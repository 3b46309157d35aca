"""Bands of amounts: 五千元以下, 超过五千元、二万元以下, 5000元以上不满2万元, 2万元（含）至5万元, with who decides.

以上, 以下 and 以内 include the number itself, 超过, 不满 and 以外 do not: 民法典, 1259. A text may say otherwise.
A band is kept as its first and last cent, so that a gap at the very number is a gap of one cent.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .amounts import AMOUNT, NUMBER, read_amount
from .approvals import Approval, read_approvals

_NOTE = r"(?:[（(](?P<{}>不?含|不?包括)[^）)]{{0,10}}[）)])?"
_RANGE = r"(?:至|到|—+|–|-|－|～|~)"
_PATTERNS = (
    (
        "range",
        rf"(?P<over>超过|高于)?(?P<a>(?:人民币)?{NUMBER}元?){_NOTE.format('n1')}{_RANGE}"
        rf"(?P<b>{AMOUNT}){_NOTE.format('n2')}",
    ),
    ("up_to", rf"(?:不超过|不高于|不多于)(?P<a>{AMOUNT})"),
    ("under", rf"(?:不满|不足|(?<!不)低于|(?<!不)少于|未达到)(?P<a>{AMOUNT})"),
    ("over", rf"(?:超过|高于|大于|多于)(?P<a>{AMOUNT})(?!以)"),
    ("from", rf"(?:不低于|不少于|达到)(?P<a>{AMOUNT})(?!以)"),
    ("above", rf"(?P<a>{AMOUNT}){_NOTE.format('n1')}(?P<and>及)?(?:以上|起){_NOTE.format('n2')}"),
    ("below", rf"(?P<a>{AMOUNT}){_NOTE.format('n1')}(?P<and>及)?(?:以下|以内|之内){_NOTE.format('n2')}"),
)  # fmt: skip
_BOUNDS = [(name, re.compile(pattern)) for name, pattern in _PATTERNS]
_SENTENCE = re.compile("[^；;。\n]+")


@dataclass(frozen=True)
class Meaning:
    """Whether 以上 and 以下 include the number itself in one text; `said` when the text says so itself."""

    above: bool = True
    below: bool = True
    said: bool = False


@dataclass(frozen=True)
class Band:
    """The amounts from the `first` to the `last` cent, None where there is no end; who decides, in which words.

    `before` is what the sentence says in front of the amounts, say, of which expenses.
    """

    first: int
    last: int | None
    approvals: tuple[Approval, ...] = ()
    words: str = ""
    before: str = ""

    @property
    def who(self) -> str:
        """Those who decide."""
        return "、".join(dict.fromkeys(it.who for it in self.approvals))

    @property
    def is_second(self) -> bool:
        """Whether it says from where on several sign together."""
        return any(it.is_second for it in self.approvals)

    def holds(self, cents: int) -> bool:
        """Whether an amount lies in it."""
        return self.first <= cents and (self.last is None or cents <= self.last)


def read_meaning(text: str) -> Meaning:
    """What a text says of its own 以上 and 以下."""
    says = {}
    for word in ("以上", "以下"):
        found = re.search(
            rf"[“”\"]?{word}[“”\"]?[^，,；;。\n]{{0,8}}?(?P<no>不|均不|都不)?(?:包括|包含|含)(?:本数|本级)", text
        )
        says[word] = None if found is None else not found["no"]
    above, below = says["以上"], says["以下"]
    return Meaning(above is not False, below is not False, any(it is not None for it in says.values()))


def read_bands(words: str, meaning: Meaning | None = None) -> list[Band]:
    """The bands that a text names, with those who decide there; a band without anybody is left out."""
    usual = meaning or Meaning()
    found = (_bands(sentence[0], usual) for sentence in _SENTENCE.finditer("".join(words.split(" "))))
    return [band for bands in found for band in bands if band.approvals]


@dataclass(slots=True)
class _Open:
    """A band that is being read: its bounds, and who decides, named behind the amounts or before them."""

    start: int = 0
    first: int | None = None
    last: int | None = None
    behind: list[Approval] = field(default_factory=list)
    before: list[Approval] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        """Whether a bound was read."""
        return self.first is not None or self.last is not None

    def takes(self, bound: "_Bound") -> bool:
        """Whether a bound belongs to this band: of the other side, and before anybody decided."""
        low, high = bound.first is not None, bound.last is not None
        return not (self.behind or (low and self.first is not None) or (high and self.last is not None))

    def band(self, words: str) -> Band:
        """The band that was read."""
        who = tuple(self.behind or self.before)
        return Band(self.first or 0, self.last, who, words.strip(), words[: self.start].strip())


@dataclass(frozen=True)
class _Bound:
    start: int
    first: int | None
    last: int | None


def _bands(sentence: str, meaning: Meaning) -> Iterable[Band]:
    """A bound opens a band, one of the other side goes on with it, the next after a decision opens another."""
    pieces: list[_Bound | Approval] = [*_read_bounds(sentence, meaning), *read_approvals(sentence)]
    reading = _Open()
    for piece in sorted(pieces, key=lambda it: it.start):
        if isinstance(piece, Approval):
            (reading.behind if reading.begun else reading.before).append(piece)
            continue
        if not reading.takes(piece):
            yield reading.band(sentence)
            reading = _Open()
        reading.start = reading.start if reading.begun else piece.start
        reading.first = reading.first if piece.first is None else piece.first
        reading.last = reading.last if piece.last is None else piece.last
    if reading.begun:
        yield reading.band(sentence)


def _read_bounds(sentence: str, meaning: Meaning) -> list[_Bound]:
    """The bounds in a sentence: where, the first cent, the last cent; no two take the same characters."""
    taken: list[tuple[int, int]] = []
    found = []
    for name, pattern in _BOUNDS:
        for match in pattern.finditer(sentence):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            found.append(_Bound(match.start(), *_bound(name, match, meaning)))
    return found


def _bound(name: str, match: re.Match[str], meaning: Meaning) -> tuple[int | None, int | None]:
    if name == "range":
        low, high = _both(match["a"], match["b"])
        return low + (not _included(match["n1"], not match["over"])), high - (not _included(match["n2"], True))
    amount = read_amount(match["a"])
    if name in ("over", "from"):
        return amount + (name == "over"), None
    if name in ("up_to", "under"):
        return None, amount - (name == "under")
    note = match["n1"] or match["n2"]
    usual = bool(match["and"]) or (meaning.above if name == "above" else meaning.below)
    outside = not _included(note, usual)
    return (amount + outside, None) if name == "above" else (None, amount - outside)


def _included(note: str | None, usual: bool) -> bool:
    return usual if note is None else not note.startswith("不")


def _both(first: str, second: str) -> tuple[int, int]:
    """2至5万元: the first amount has the sign of the second where it has none and would be larger otherwise."""
    low, high = read_amount(first), read_amount(second)
    signs = re.search("[百千万亿]+元$", second)
    bare = not first.endswith("元") and not re.search("[百千万亿]", first)
    if signs and bare:
        with_sign = read_amount(first + signs[0])
        low = with_sign if with_sign < high else low
    return low, high
