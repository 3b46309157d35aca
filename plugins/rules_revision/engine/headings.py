"""What the beginning of a line is: the heading of a chapter or an article, a number of a list, or only words.

A line may begin 第三条、第五条 or 第十条规定的 and be no heading: without blank after its number, a heading must be the
next one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .labels import BLANK, HEADING, LISTS, Number, read_label
from .tree import Kind

_KINDS = {"编": Kind.PART, "部分": Kind.PART, "章": Kind.CHAPTER, "节": Kind.SECTION, "条": Kind.ARTICLE}
_REFERS = re.compile(
    "[、，。；：,;和与及至到或的第款项]|规定|所[列述规]|中[的第规]|之[日前后一外间]|以[上下外内前后]|除外|同时|不适用|而"
)
_HEADING_ENDS = "。；，：:;,"
_INLINE = re.compile(rf"(?<=[。；！？”）】{BLANK}])(?=第[^第]{{1,9}}条)")
_MARKS = "：:、"
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Start:
    """How a line begins: what kind of node, its label, the blank after it, and the words that follow."""

    kind: Kind
    label: str
    gap: str
    words: str
    style: str = ""

    @property
    def number(self) -> Number | None:
        """The number of the label."""
        return read_label(self.label)


def read_heading(said: str, last: Number | None) -> Start | None:
    """Read a heading of 编, 章, 节 or 条 at the beginning of a line; `last` is the number of the article before it."""
    found = HEADING.match(said)
    if not found or not _is_number(found[0]):
        return None
    kind, rest = _KINDS[found[2]], said[found.end() :]
    start = _start(kind, found[0], rest, BLANK)
    if kind is not Kind.ARTICLE:
        return start if _is_group(start) else None
    if _is_article(start, last):
        return start
    return _start(kind, found[0], rest, BLANK + _MARKS) if _is_marked(rest) and follows(start.number, last) else None


def _is_number(label: str) -> bool:
    number = read_label(label)
    return number is not None and number.can_be_written


def _start(kind: Kind, label: str, rest: str, parting: str) -> Start:
    words = rest.lstrip(parting)
    return Start(kind, label, rest[: len(rest) - len(words)], words)


def _is_marked(rest: str) -> bool:
    """Some offices write 第三条：or 第三条、; before another number the latter is a list of references."""
    return rest.startswith(tuple(_MARKS)) and not rest[1:].lstrip(BLANK).startswith("第")


def follows(number: Number | None, last: Number | None) -> bool:
    """Whether a number is the next one: 3 after 2, 3之一 after 3, 4 after 3之二; anything may be the first 1."""
    if number is None:
        return False
    if last is None:
        return number == Number(1)
    return number in (Number(last.base + 1), Number(last.base, last.after + 1))


def _is_article(start: Start, last: Number | None) -> bool:
    if start.gap or not start.words:
        return not re.match("[、，。；：,;至到]|[和与及或]第", start.words)
    if start.words[0] in "【〔[（(":
        return True
    return follows(start.number, last) and not _REFERS.match(start.words)


def _is_group(start: Start) -> bool:
    name = start.words
    if len(name) > _LONGEST_NAME or name[-1:] in _HEADING_ENDS:
        return _inline_article(name) is not None
    return bool(start.gap or not name) or not _REFERS.match(name)


def _inline_article(words: str) -> int | None:
    return next((at for at in places_of_articles(words) if at), None)


def places_of_articles(said: str) -> Iterator[int]:
    """Tell where inside a line an article may begin: after the end of a sentence or a blank."""
    return (found.start() for found in _INLINE.finditer(said))


def read_listed(said: str) -> Start | None:
    """Read the number of a list at the beginning of a line: 一、 （一） 1. (1) ①."""
    for style, pattern in LISTS:
        if (found := pattern.match(said)) and _is_number(found[0]):
            rest = said[found.end() :]
            words = rest.lstrip(BLANK)
            return Start(Kind.ITEM, found[0], rest[: len(rest) - len(words)], words, style)
    return None
