"""Reading the cells of all rows, asking the plugin what would become of them, and what the preview shows of it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from ...items import Importer
from .cells import CellReader
from .rows import STATUSES, ImportRow, Message, Notice, Outcome, Preview
from .tables import Written

Progress = Callable[[int, int], None]
EVERY = 2_000  # rows between two signs of progress


@dataclass
class Fixes:
    """What was mended by hand, by the numbers of rows: cells, rows left out with the reason, answers to questions."""

    cells: dict[int, dict[str, str]] = field(default_factory=dict)
    skipped: dict[int, str] = field(default_factory=dict)
    answers: dict[int, str] = field(default_factory=dict)

    def apply(self, row: Written) -> Written:
        """The row as it was mended."""
        return Written(row.number, {**row.cells, **self.cells[row.number]}) if row.number in self.cells else row

    def kept(self) -> dict[str, Any]:
        """As it is kept between two pages."""
        return vars(self)

    @classmethod
    def read(cls, kept: Mapping[str, Mapping[str, Any]]) -> "Fixes":
        """What kept() gave, after JSON made texts of the numbers."""
        return cls(**{name: {int(number): value for number, value in by.items()} for name, by in kept.items()})


@dataclass(frozen=True)
class RowShown:
    """A row of the preview: messages are (column, text, suggestion), changes (column, old, new), ask (value, words)."""

    number: int
    status: str
    messages: list[Any] = field(default_factory=list)
    changes: list[Any] = field(default_factory=list)
    ask: list[Any] = field(default_factory=list)
    stamp: str = ""


@dataclass(frozen=True)
class Checked:
    """What came of a check: the plugin's own preview, and what is shown of it, row by row in the file's order."""

    preview: Preview
    rows: list[RowShown]

    @property
    def statuses(self) -> str:
        """One letter for each row: n, c, u, s, w."""
        return "".join(row.status[0] for row in self.rows)

    @property
    def sound(self) -> bool:
        """Whether it can be imported: nothing is wrong."""
        return "w" not in self.statuses and not any(notice.wrong for notice in self.preview.notices)

    @cached_property
    def digest(self) -> str:
        """What the preview shows, and rests on, in few letters."""
        said = [[vars(row) for row in self.rows], [vars(notice) for notice in self.preview.notices]]
        return sha256(json.dumps(said, default=str).encode()).hexdigest()


def counts_of(statuses: str) -> dict[str, int]:
    """How many rows there are of each status."""
    return {status: statuses.count(status[0]) for status in STATUSES}


def check_rows(
    importer: Importer,
    written: Sequence[Written],
    fixes: Fixes,
    options: Mapping[str, Any],
    progress: Progress | None = None,
) -> Checked:
    """Read all cells and ask the plugin. It sees the rows that are sound; the others are wrong as they are.

    Raises what the plugin raises; ValueError when it does not say of each row once what becomes of it.
    """
    cells, sound = CellReader(importer), list[ImportRow]()
    said: dict[int, list[Message]] = {}
    wrong: set[int] = set()
    for place, row in enumerate(written):
        if progress and place and place % EVERY == 0:
            progress(place, len(written))
        if row.number in fixes.skipped:
            continue
        values, faults, notes = cells.read(fixes.apply(row))
        said[row.number] = faults or notes  # how a sound cell was read is said once nothing is wrong beside it
        if faults:
            wrong.add(row.number)
        else:
            sound.append(ImportRow(row.number, values, fixes.answers.get(row.number, "")))
    preview = importer.check(sound, options)
    outcomes = _by_number(importer, preview, sound)
    shown = [_shown(row, said.get(row.number, []), outcomes.get(row.number), fixes) for row in written]
    return Checked(preview, shown)


def _by_number(importer: Importer, preview: Preview, sound: Sequence[ImportRow]) -> dict[int, Outcome]:
    outcomes = {outcome.row.number: outcome for outcome in preview.outcomes}
    if len(outcomes) != len(preview.outcomes) or outcomes.keys() != {row.number for row in sound}:
        raise ValueError(f"{importer.name} does not say of each row once what becomes of it")
    return outcomes


def _shown(row: Written, said: list[Message], outcome: Outcome | None, fixes: Fixes) -> RowShown:
    if row.number in fixes.skipped:
        reason = fixes.skipped[row.number]
        return RowShown(row.number, "skipped", [["", reason, ""]] if reason else [])
    if outcome is None:
        return RowShown(row.number, "wrong", list(map(_message, said)))
    return RowShown(
        row.number,
        outcome.status,
        [_message(message) for message in (*outcome.messages, *said)],
        [[change.column, change.old, change.new] for change in outcome.changes],
        [[value, str(words)] for value, words in outcome.ask],
        outcome.stamp,
    )


def _message(message: Message) -> list[str]:
    return [message.column, str(message.text), message.suggestion]


__all__ = ["Checked", "Fixes", "Notice", "Progress", "RowShown", "check_rows", "counts_of"]
