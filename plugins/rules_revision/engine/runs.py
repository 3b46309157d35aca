"""Runs of characters that stayed or changed, and where in a row of like places a change is best shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .normal import normal

_STOPS = "。；，、：！？"
_FARTHEST = 100


class Op(StrEnum):
    """What was done to a run of characters."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stayed or changed together, as the old text has them and as the new one does.

    What stayed may still differ in the width of its brackets or in blanks.
    """

    op: Op
    old: str
    new: str


_NOTHING = Run(Op.SAME, "", "")


def run_of(old: str, new: str) -> Run:
    """Tell what was done between two texts taken as a whole."""
    if old == new or normal(old) == normal(new):
        return Run(Op.SAME, old, new)
    return Run(Op.REPLACED if old and new else Op.DELETED if old else Op.INSERTED, old, new)


def slid(runs: list[Run]) -> list[Run]:
    """Show what came or went as a whole sentence where it could also be two halves: 甲。{乙。} and not 甲{。乙}。"""
    row = [_NOTHING, *runs, _NOTHING]
    for at in range(1, len(row) - 1):
        before, run, after = row[at - 1 : at + 2]
        if run.op in (Op.INSERTED, Op.DELETED) and before.old == before.new and after.old == after.new:
            left, words, right = max(_places(before.new, run.old or run.new, after.new), key=_reads_well)
            moved = Run(run.op, words if run.old else "", words if run.new else "")
            row[at - 1 : at + 2] = [Run(Op.SAME, left, left), moved, Run(Op.SAME, right, right)]
    return [run for run in row if run.old or run.new]


def _places(before: str, words: str, after: str) -> Iterator[tuple[str, str, str]]:
    """Yield where the same words may stand so that the text around them stays the same."""
    left, said, right = before, words, after
    for _ in range(_FARTHEST):
        yield left, said, right
        if not left or left[-1] != said[-1]:
            break
        left, said, right = left[:-1], left[-1] + said[:-1], said[-1] + right
    left, said, right = before, words, after
    for _ in range(_FARTHEST):
        if not right or right[0] != said[0]:
            break
        left, said, right = left + said[0], said[1:] + said[0], right[1:]
        yield left, said, right


def _reads_well(place: tuple[str, str, str]) -> int:
    left, words, right = place
    if (words[0] == "\n" and right[:1] in ("", "\n")) or (words[-1] == "\n" and left[-1:] in ("", "\n")):
        return 3
    if words[-1] in _STOPS and left[-1:] in ("", "\n", *_STOPS):
        return 2
    return 1 if words[0] in _STOPS and right[:1] in ("", "\n", *_STOPS) else 0
