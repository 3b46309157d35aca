"""Which rows of a sheet are its headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .columns import JOINED, Column, match_headers
from .workbook import Merge, Sheet, Value

FIRST_ROWS = 30
DEEPEST = 3
LONGEST_HEADING = 60
UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufeff]")
FILLED = 0.6  # of its columns has a row that is taken for headings although none is known


@dataclass(frozen=True)
class Headings:
    """The first and the last row with headings, counted from 0, and the heading of each column."""

    top: int
    bottom: int
    titles: tuple[str, ...]


def find_headings(sheet: Sheet, columns: Sequence[Column]) -> Headings | None:
    """The rows with most of the headings that the columns know; else the first that looks like headings."""
    candidates = list(_candidates(sheet))
    needed = min(2, len(columns))
    best, most = None, 0
    for candidate in candidates:
        known = len(match_headers(candidate.titles, columns).places)
        if known > most:
            best, most = candidate, known
    return best if best and most >= needed else next(filter(_looks_like_headings, candidates), None)


def words(value: Value) -> str:
    """What a cell says on one line; empty for an empty one."""
    return "" if value is None else " ".join(str(value).split())


def _candidates(sheet: Sheet) -> Iterator[Headings]:
    """One row at a time, then more: fewer rows win where both know as much."""
    for deeper in range(DEEPEST):
        for top in range(min(FIRST_ROWS, len(sheet.rows))):
            bottom = _bottom(sheet, top) + deeper
            if bottom < min(top + DEEPEST, len(sheet.rows)) and any(map(words, sheet.rows[top])):
                yield Headings(top, bottom, _titles(sheet, top, bottom))


def _bottom(sheet: Sheet, top: int) -> int:
    """The row down to which headings are merged that begin in this one."""
    ends = [it.bottom for it in sheet.merges if it.top == top and it.bottom < top + DEEPEST]
    return max(ends, default=top)


def _titles(sheet: Sheet, top: int, bottom: int) -> tuple[str, ...]:
    rows = [list(sheet.rows[number]) for number in range(top, bottom + 1)]
    width = max(map(len, rows))
    grid = [[words(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    for merge in sheet.merges:
        if top <= merge.top <= bottom and merge.left < width:
            _spread(grid[merge.top - top], merge)
    return tuple(_joined([row[place] for row in grid]) for place in range(width))


def _spread(row: list[str], merge: Merge) -> None:
    for place in range(merge.left + 1, min(merge.right + 1, len(row))):
        row[place] = row[merge.left]


def _joined(parts: list[str]) -> str:
    """The headings of one column from above; what only repeats the one above is left out."""
    kept: list[str] = []
    for part in (UNSEEN.sub("", it) for it in parts):
        if part and part not in kept[-1:]:
            kept.append(part)
    return JOINED.join(kept)


def _looks_like_headings(candidate: Headings) -> bool:
    filled = [title for title in candidate.titles if title]
    enough = len(filled) >= max(2, FILLED * len(candidate.titles))
    return enough and len(set(filled)) == len(filled) and not any(map(_is_no_heading, filled))


def _is_no_heading(title: str) -> bool:
    numbers = (part.replace(".", "").replace("-", "").isdigit() for part in title.split(JOINED))
    return len(title) > LONGEST_HEADING or any(numbers)
