"""What a plugin's importer gets and returns: rows, and what would become of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Literal

Status = Literal["new", "changed", "unchanged", "skipped", "wrong"]
STATUSES: tuple[Status, ...] = ("new", "changed", "unchanged", "skipped", "wrong")
ALIKE = 0.5


@dataclass(frozen=True)
class ImportRow:
    """One row whose cells were read soundly: its number in the sheet, and its values by the keys of columns.

    A column that the file lacks is not among the values; an empty cell is None. `answer` is what the clerk chose of
    the `ask` of this row's Outcome.
    """

    number: int
    values: Mapping[str, Any]
    answer: str = ""

    def get(self, key: str) -> Any:
        """The value of a column; None also where the file lacks it."""
        return self.values.get(key)


@dataclass(frozen=True)
class Message:
    """What is to be said of a row; `column` is the key of the one it is about, `suggestion` what may be meant."""

    text: str
    column: str = ""
    suggestion: str = ""


@dataclass(frozen=True)
class FieldChange:
    """A value that would be another one, both as people read them; `column` is a column's key, or words."""

    column: str
    old: str
    new: str


@dataclass(frozen=True)
class Outcome:
    """What would become of a row. `ask` are choices (value, words) for the clerk, the answer comes back with the row.

    `stamp` is what the outcome rests on beside what it shows, say the number and version of the record found; it is
    compared when the clerk confirms. `data` is the plugin's own, for apply().
    """

    row: ImportRow
    status: Status
    messages: tuple[Message, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    ask: tuple[tuple[str, str], ...] = ()
    stamp: str = ""
    data: Any = None


@dataclass(frozen=True)
class Notice:
    """What is to be said of all rows together, as a sum; while one is `wrong` nothing can be imported."""

    text: str
    wrong: bool = False


@dataclass(frozen=True)
class Preview:
    """What would become of all rows that were given to check(), in any order."""

    outcomes: Sequence[Outcome]
    notices: tuple[Notice, ...] = field(default=())


def nearest(word: str, words: Sequence[str]) -> str:
    """The one of the words that is most like what was written; empty where none is."""
    return next(iter(get_close_matches(word, words, n=1, cutoff=ALIKE)), "")
