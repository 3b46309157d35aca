"""What stands after the last clause: who signed and when, and the annexes."""

import re
from collections.abc import Sequence

from .headings import Start, follows
from .labels import BLANK, Number
from .lines import Line
from .tree import Kind

_YEAR, _DAY = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})", r"[\d一二三四五六七八九十]{1,3}"
_GAP = f"[{BLANK}]*"
_DATE = re.compile(f"^[^，。；：、（(]{{0,30}}[（(]?{_YEAR}{_GAP}年{_GAP}{_DAY}{_GAP}月{_GAP}{_DAY}{_GAP}日[）)]?$")
_IMPRINT = re.compile(
    f"^(?:抄{_GAP}[送报]|[主分报]{_GAP}送|主{_GAP}题{_GAP}词)[：:]|^[（(]此件|{_DAY}{_GAP}日{_GAP}印{_GAP}发$"
)
_ANNEX = re.compile(f"^附{_GAP}(?:件|表|录|图|则?{_GAP}[：:])[^。；]{{0,60}}$")
_LONGEST_SIGNATURE = 30
_MOST_SIGNATURES = 4

Piece = tuple[Line, Start | None]


def kinds_of_back(pieces: Sequence[Piece], first: int) -> list[Kind]:
    """Tell what each of the last lines is, from the signature or the first annex on.

    `first` is the place of the first clause.
    """
    annex = _first_annex(pieces, first)
    signed = _first_signature(pieces, first, annex)
    if signed == annex == len(pieces):
        return []
    annexed = len(pieces) - annex
    return [Kind.LINE] * (annex - signed) + [Kind.ANNEX][:annexed] + [Kind.LINE] * (annexed - 1)


def _first_annex(pieces: Sequence[Piece], first: int) -> int:
    last: Number | None = None
    found = len(pieces)
    for place, (line, start) in enumerate(pieces[first:], first):
        if start and start.kind is Kind.ARTICLE:
            if found < len(pieces) and follows(start.number, last):
                found = len(pieces)  # the text goes on after it: no annex
            last = start.number if found == len(pieces) else last
        elif not start and found == len(pieces) and place > first and _ANNEX.match(line.said):
            found = place
    return found


def _first_signature(pieces: Sequence[Piece], first: int, end: int) -> int:
    while end - 1 > first and not pieces[end - 1][1] and _IMPRINT.search(pieces[end - 1][0].said):
        end -= 1
    if end - 1 <= first or not _DATE.match(pieces[end - 1][0].said):
        return end
    place = end - 1
    while place - 1 > first and end - place < _MOST_SIGNATURES and _is_signature(pieces[place - 1]):
        place -= 1
    return place


def _is_signature(piece: Piece) -> bool:
    line, start = piece
    return not start and len(line.said) <= _LONGEST_SIGNATURE and line.said[-1] not in "。；：:;，、"
