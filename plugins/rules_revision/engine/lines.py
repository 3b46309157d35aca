"""A text in lines, each with the blank around it, so that nothing of it is lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .labels import BLANK

_ENDS = "\n\r\v\f\x85\u2028\u2029"  # also what programs leave that wrote pages or soft breaks as text
_RAW = re.compile(rf"[^{_ENDS}]*(?:\r\n|[{_ENDS}])|[^{_ENDS}]+")
_EDGE = BLANK + _ENDS + "\ufeff\u200b"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something: the blank before it (empty lines too), what it says, the blank after it."""

    before: str
    said: str
    after: str


def strip_edge(said: str) -> str:
    """Take the blank off both ends of a line."""
    return said.strip(_EDGE)


def split_lines(text: str) -> list[Line]:
    """Split a text into its lines; blank at the very end belongs to the last of them.

    Only a text of nothing but blank has a line that says nothing.
    """
    lines = list(_lines(text))
    if len(lines) > 1 and not lines[-1].said:
        rest = lines.pop().before
        lines[-1] = replace(lines[-1], after=lines[-1].after + rest)
    return lines


def _lines(text: str) -> Iterator[Line]:
    blank = ""
    for raw in _RAW.findall(text):
        said = raw.strip(_EDGE)
        if said:
            start = len(raw) - len(raw.lstrip(_EDGE))
            yield Line(blank + raw[:start], said, raw[start + len(said) :])
            blank = ""
        else:
            blank += raw
    if blank:
        yield Line(blank, "", "")
