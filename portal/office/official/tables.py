"""Tables over the whole width of the type area."""

from lxml import etree

from .blocks import Run, TableBlock, Words
from .paragraphs import paragraph, runs
from .xml import w


def table(block: TableBlock, width: int) -> etree._Element:
    """A table with its head, which is repeated on each page."""
    whole = sum(column.share for column in block.columns)
    widths = [width * column.share // whole for column in block.columns]
    head = w("tr", w("trPr", w("tblHeader")), *map(_head, (it.title for it in block.columns), widths))
    properties = w(
        "tblPr", w("tblStyle", val="Grid"), w("tblW", w=sum(widths), type="dxa"), w("tblLayout", type="fixed")
    )
    grid = w("tblGrid", *(w("gridCol", w=it) for it in widths))
    return w("tbl", properties, grid, head, *(w("tr", *map(_cell, row, widths)) for row in block.rows))


def _head(title: str, width: int) -> etree._Element:
    centred = w("vAlign", val="center")
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), centred), paragraph("CellHead", *runs(title)))


def _cell(words: Words, width: int) -> etree._Element:
    paragraphs = (paragraph("Cell", *runs(line)) for line in _lines(words))
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *paragraphs)


def _lines(words: Words) -> list[tuple[Run, ...]]:
    """The paragraphs of a cell: a new line may stand within any of its runs."""
    lines: list[tuple[Run, ...]] = [()]
    for piece in (Run(words),) if isinstance(words, str) else words:
        first, *others = piece.text.split("\n")
        lines[-1] += (Run(first, piece.mark),)
        lines += [(Run(other, piece.mark),) for other in others]
    return lines
