"""The columns of a table, as a plugin declares them, and which heading of a sheet is which of them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "text", "long_text", "name", "number", "whole", "date", "month", "yes_no", "choice", "phone", "gender"
]  # fmt: skip
JOINED = " › "  # between the headings of two rows: 联系方式 › 电话
EXAMPLE_SHEET = "填写示例"  # of a template; nothing is read from it
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
WITHOUT = re.compile(r"[\s\u200b-\u200f\ufeff*:;,.、。·_-]+")


@dataclass(frozen=True)
class Column:
    """One column: of files that come in, of the template people fill in, and of files that go out.

    `title` is what stands in the heading, `aliases` are other words clerks use for it. `choices` are the words that may
    stand in a cell of the kind choice. `maximum` is the greatest number or the longest text. `hint` explains the column
    in the template, `example` is what its example row has. `private` are values that a preview masks and a public file
    leaves out. `group`: equal values one below the other are one merged cell when written, within the cells of the
    columns of a lower group, and of the same group before it. `from_section`: the value may stand in a row of its own
    above the rows it is for. `only_read`: files may have it, templates and the grid ask for it in another column.
    `aside`: the key under which an importer gets what stands beside a name (without one the clerk is only told of it),
    or in place of a date a word of `instead`.
    `width` is in characters; 0: as wide as what stands in it.
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
    group: int = 0
    from_section: bool = False
    only_read: bool = False
    aside: str = ""
    instead: tuple[str, ...] = ()
    width: int = 0


@dataclass(frozen=True)
class Matched:
    """Which heading belongs to which column: `places` by the column's key.

    `twice` names headings that came again, `twice_at` says where.
    """

    places: dict[str, int]
    twice: tuple[str, ...] = field(default=())
    twice_at: tuple[int, ...] = field(default=())


def match_headers(headers: Sequence[str], columns: Sequence[Column]) -> Matched:
    """Find the heading of each column by its title, then by its aliases; blanks, case and (brackets) do not count.

    A heading is never given to two columns. Of a heading that comes twice the first counts.
    """
    named = _by_name(headers)
    places: dict[str, int] = {}
    taken: set[int] = set()
    for names in (lambda column: (column.title,), lambda column: column.aliases):
        for column in columns:
            found = (place for name in names(column) for place in named.get(plain_heading(name), ()))
            place = next((it for it in found if it not in taken), None)
            if column.key not in places and place is not None:
                places[column.key] = place
                taken.add(place)
    again = tuple(_again(headers, taken))
    return Matched(places, tuple(headers[it] for it in again), again)


def plain_heading(text: str) -> str:
    """A heading as it is compared."""
    return WITHOUT.sub("", BRACKETS.sub("", unicodedata.normalize("NFKC", str(text)))).lower()


def _by_name(headers: Sequence[str]) -> dict[str, list[int]]:
    """Where a heading stands, by all of it, and by its last part: 联系方式 › 电话 is also found as 电话."""
    named: dict[str, list[int]] = {}
    for place, header in enumerate(headers):
        if whole := plain_heading(header.replace(JOINED, "")):
            named.setdefault(whole, []).append(place)
    for place, header in enumerate(headers):
        if JOINED in header and (last := plain_heading(header.rpartition(JOINED)[2])):
            named.setdefault(last, []).append(place)
    return named


def _again(headers: Sequence[str], taken: set[int]) -> Iterator[int]:
    known = {last_heading(headers[place]) for place in taken}
    yield from (place for place, header in enumerate(headers) if place not in taken and last_heading(header) in known)


def last_heading(header: str) -> str:
    """The last part of a heading, as it is compared: 联系方式 › 电话 is 电话."""
    return plain_heading(header.rpartition(JOINED)[2])
