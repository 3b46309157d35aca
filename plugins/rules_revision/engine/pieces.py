"""The lines of a text cut where several articles stand in one paragraph, each with what it begins with."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from .headings import Start, follows, places_of_articles, read_heading, read_listed
from .labels import BLANK, STYLES, Number
from .lines import Line
from .quoting import inside_quotation
from .tree import Kind

Piece = tuple[Line, Start | None]
_DECISION = re.compile("修改.*的决定|修正案|修正.*的决定")
_LONGEST_CHAPTER = 30
_LONGEST_BEGINNING = 200  # of an article inside a line: its number and enough of its words to tell it from a reference
_HEAD = 3  # lines among which the name is looked for


def cut(lines: list[Line]) -> list[Piece]:
    """Cut a text's lines into pieces; the numbers of a list are its clauses where it has no articles."""
    said = [line.said for line in lines]
    name = takewhile(lambda line: not line.startswith(("（", "(")), said[:_HEAD])  # its history may name decisions
    decides = bool(_DECISION.search("".join(name)))
    quoted = inside_quotation(said) if decides else [False] * len(lines)
    pieces = list(_with_headings(lines, quoted))
    has_articles = any(start and start.kind is Kind.ARTICLE for _, start in pieces)
    return _with_chapters(pieces) if has_articles else _with_points(pieces, quoted)


def _with_headings(lines: list[Line], quoted: list[bool]) -> Iterator[Piece]:
    last: Number | None = None
    for line, is_quoted in zip(lines, quoted, strict=True):
        if is_quoted:
            yield line, None
            continue
        for piece in _split(line, last):
            start = read_heading(piece.said, last)
            if start and start.kind is Kind.ARTICLE:
                last = start.number
            yield piece, start or read_listed(piece.said)


def _split(line: Line, last: Number | None) -> Iterator[Line]:
    """Cut a line before each article in it that is the next one."""
    whole = read_heading(line.said, last)
    last = whole.number if whole and whole.kind is Kind.ARTICLE else last
    begun = 0
    for place in places_of_articles(line.said):
        inner = read_heading(line.said[place : place + _LONGEST_BEGINNING], last) if place else None
        if inner and inner.kind is Kind.ARTICLE and follows(inner.number, last):
            before = line.said[begun:place]
            said = before.rstrip(BLANK)
            yield Line("" if begun else line.before, said, before[len(said) :])
            begun, last = place, inner.number
    yield Line("" if begun else line.before, line.said[begun:], line.after)


def _with_chapters(pieces: list[Piece]) -> list[Piece]:
    """Some rules name their chapters 一、管辖: a name alone, right before an article."""
    return [
        (line, replace(start, kind=Kind.CHAPTER) if start and _names_chapter(start, after) else start)
        for (line, start), after in zip(pieces, [start for _, start in pieces[1:]] + [None], strict=True)
    ]


def _names_chapter(start: Start, after: Start | None) -> bool:
    if start.style != "comma" or not after or after.kind is not Kind.ARTICLE:
        return False
    return len(start.words) <= _LONGEST_CHAPTER and start.words[-1:] not in "。；：，、"


def _with_points(pieces: list[Piece], quoted: list[bool]) -> list[Piece]:
    styles = {start.style for _, start in pieces if start and start.style}
    style = next((style for style in STYLES if style in styles), None)
    return [
        (line, replace(start, kind=Kind.POINT) if start and start.style == style and not is_quoted else start)
        for (line, start), is_quoted in zip(pieces, quoted, strict=True)
    ]
