"""The lines of a document: a paragraph is one, or several where it was broken by hand; a row of a table is one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from .counting import Counter
from .inline import BREAK, PICTURES, boxes_of, style_of, text_of
from .names import PPR, TBL, TC, TCPR, TR, VAL, P, w
from .numbering import Numbered, place_in_list
from .parts import child, number, value
from .styles import InList, Styles
from .wrappers import CONTENTS

TEXT, TOC, TABLE, BOX = "text", "toc", "table", "box"
COLUMN = "\t"
BLANKS = re.compile(r"[\t\n]+")


@dataclass(frozen=True)
class Line:
    """One line; `kind` is "text", "toc", "table" or "box". `cells` are those of a row, with \\n between paragraphs."""

    text: str
    kind: str = TEXT
    cells: tuple[str, ...] = ()


class Story:
    """Reads the lines of one document, in order: the numbers of its lists are counted on the way."""

    def __init__(self, styles: Styles, lists: dict[str, Numbered]) -> None:
        self._styles, self._lists, self._counter = styles, lists, Counter(lists)

    def lines(self, parent: etree._Element, kind: str = TEXT) -> Iterator[Line]:
        """The lines of all paragraphs and tables below an element."""
        for block in parent:
            if block.tag == P:
                yield from self._paragraph(block, kind)
            elif block.tag == TBL:
                yield from self._table(block, kind)
            elif block.tag not in (PPR, TCPR):
                yield from self.lines(block, kind)

    def _paragraph(self, paragraph: etree._Element, kind: str) -> Iterator[Line]:
        text = self._number(paragraph) + text_of(paragraph, self._styles)
        if paragraph.get(CONTENTS) or self._styles.is_contents(style_of(paragraph)):
            kind = TOC
        for line in text.split(BREAK):
            if line.strip():
                yield Line(line, kind)
        for box in boxes_of(paragraph):
            yield from self.lines(box, BOX)

    def _number(self, paragraph: etree._Element) -> str:
        listed = child(paragraph, PPR, w("numPr"))
        level = value(listed, w("ilvl"))
        own = InList(value(listed, w("numId")), number(level) if level else None) if listed is not None else None
        place = place_in_list(own, self._styles.in_list(style_of(paragraph)), self._lists)
        return self._counter.next(*place) if place else ""

    def _table(self, table: etree._Element, kind: str) -> Iterator[Line]:
        rows = [[cell for cell in row.iter(TC) if _nearest(cell, TR) is row] for row in _rows(table)]
        if all(len(row) <= 1 for row in rows):  # a frame around text
            for cell in (it for row in rows for it in row):
                yield from self.lines(cell, kind)
            return
        for row in rows:
            cells = tuple("" if _goes_on(cell) else self._cell(cell) for cell in row)
            if any(cells):
                yield Line(COLUMN.join(BLANKS.sub(" ", cell) for cell in cells), TABLE, cells)

    def _cell(self, cell: etree._Element) -> str:
        return "\n".join(line.text for line in self.lines(cell))


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in table.iter(TR) if _nearest(row, TBL) is table]


def _nearest(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _goes_on(cell: etree._Element) -> bool:
    """Whether a cell only continues the one above or beside it."""
    merged = [child(cell, TCPR, w(name)) for name in ("vMerge", "hMerge")]
    return any(it is not None and it.get(VAL, "continue") == "continue" for it in merged)


def has_pictures(root: etree._Element) -> bool:
    """Whether pictures or objects stand in the text."""
    return next(root.iter(*PICTURES), None) is not None
