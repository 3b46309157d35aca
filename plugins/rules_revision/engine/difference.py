"""What changed inside a clause, character by character, as a person would mark it.

Numbers, Latin words, references and 《titles》 change as a whole. A word that happened to stay between two changes is
part of the change.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from .labels import BLANK
from .normal import normal
from .numerals import NUMERAL
from .runs import Op, Run, run_of, slid

_WORD = re.compile(
    rf"《[^《》\n]{{1,40}}》|第(?:{NUMERAL}|\d+)[编章节条款项]|{NUMERAL}|\d+(?:[.,．]\d+)*[%％]?|[A-Za-z]+|[{BLANK}]+"
)
_LONGEST_ISLAND = 3
_MOST_TURNS = 50_000_000  # two texts of 7,000 characters: no clause is that long, and more would take minutes
_key = lru_cache(4096)(normal)


def difference(old: str, new: str) -> list[Run]:
    """Tell the runs of two texts: put together, their old sides are the old text and their new sides the new one."""
    if old == new:
        return [Run(Op.SAME, old, new)] if old else []
    runs = _joined(_without_islands(_runs(_tokens(old), _tokens(new))))
    return slid(list(runs))


def _tokens(text: str) -> list[str]:
    """Cut a text into words that change as a whole and, between them, single characters."""
    tokens: list[str] = []
    end = 0
    for word in _WORD.finditer(text):
        tokens += text[end : word.start()]
        tokens.append(word[0])
        end = word.end()
    tokens += text[end:]
    return tokens


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    """What both begin and end with is set aside first: difflib is slow on what need not be searched."""
    keys = list(map(_key, old)), list(map(_key, new))
    start = _common(keys[0], keys[1])
    end = _common(keys[0][start:][::-1], keys[1][start:][::-1])
    stop_old, stop_new = len(old) - end, len(new) - end
    yield _run(old[:start], new[:start])
    if (stop_old - start) * (stop_new - start) > _MOST_TURNS:
        yield _run(old[start:stop_old], new[start:stop_new])
    else:
        matcher = SequenceMatcher(None, keys[0][start:stop_old], keys[1][start:stop_new], autojunk=False)
        for _, one, to_one, other, to_other in matcher.get_opcodes():
            yield _run(old[start + one : start + to_one], new[start + other : start + to_other])
    yield _run(old[stop_old:], new[stop_new:])


def _common(old: list[str], new: list[str]) -> int:
    differ = (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1])
    return next(differ, min(len(old), len(new)))


def _run(old: list[str], new: list[str]) -> Run:
    return run_of("".join(old), "".join(new))


def _without_islands(runs: Iterable[Run]) -> Iterator[Run]:
    """Take a short run that stayed between two changes into the change."""
    held: list[Run] = []
    for run in runs:
        if len(held) == 2 and run.op is not Op.SAME and _is_island(held[1], held[0], run):
            held = [run_of(held[0].old + held[1].old + run.old, held[0].new + held[1].new + run.new)]
        elif run.op is Op.SAME and len(held) == 1 and held[0].op is not Op.SAME:
            held.append(run)
        else:
            yield from held
            held = [run]
    yield from held


def _is_island(island: Run, left: Run, right: Run) -> bool:
    length = len(island.new)
    if length > _LONGEST_ISLAND or "\n" in island.new:
        return False
    shorter = min(max(len(side.old), len(side.new)) for side in (left, right))
    return length == 1 or shorter >= 2 * length


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    last: Run | None = None
    for run in runs:
        if not run.old and not run.new:
            continue
        if last and (last.op is Op.SAME) == (run.op is Op.SAME):
            last = run_of(last.old + run.old, last.new + run.new)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
