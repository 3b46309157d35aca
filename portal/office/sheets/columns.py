"""The columns of a table, as a plugin declares them, and which heading of a sheet is which of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "text", "long_text", "name", "number", "whole", "date", "month", "yes_no", "choice", "phone", "gender"
]  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column: of files that come in, of the template people fill in, and of files that go out.

    `title` is what stands in the heading, `aliases` are other words clerks use for it. `choices` are the words that may
    stand in a cell of the kind choice. `maximum` is the greatest number or the longest text. `hint` explains the column
    in the template, `example` is what its example row has. `private` are values that a preview masks and a public file
    leaves out. `group`: equal values one below the other are one merged cell when written. `from_section`: the value
    may stand in a row of its own above the rows it is for. `width` is in characters; 0: as wide as what stands in it.
    """

    key: str
    title: str
    aliases: tuple[str, ...] = ()
    kind: Kind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    maximum: int | None = None
    hint: str = ""
    example: str = ""
    private: bool = False
    group: bool = False
    from_section: bool = False
    width: int = 0


@dataclass(frozen=True)
class Matched:
    """Which heading belongs to which column: `places` by the column's key; `twice` names headings that came again."""

    places: dict[str, int]
    twice: tuple[str, ...] = field(default=())


def match_headers(headers: Sequence[str], columns: Sequence[Column]) -> Matched:
    """Find the heading of each column by its title, then by its aliases; blanks, case and (brackets) do not count.

    A heading is never given to two columns. Of a heading that comes twice the first counts.
    """
    raise NotImplementedError
