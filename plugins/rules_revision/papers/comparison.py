"""The table of an old and a new version side by side, 修改前后对照表, on pages that lie across."""

from collections.abc import Sequence

from portal.office.official.blocks import Column, Landscape, Note, OfficialDocument, Run, TableBlock, Title, Words

from ..engine.cells import Cell
from ..engine.comparison import COLUMNS, MARKS, Row

_SHARES = (1, 6, 6, 3)


def comparison_paper(title: str, rows: Sequence[Row]) -> OfficialDocument:
    """Set the rows of compare() as a paper; `title` is the rule's name, in 《》 or without."""
    named = f"《{title.strip('《》')}》修改前后对照表"
    columns = tuple(Column(name, share) for name, share in zip(COLUMNS, _SHARES, strict=True))
    table = TableBlock(columns, tuple(_cells(row) for row in rows))
    return OfficialDocument(named, (Landscape((Title(named), table, Note(MARKS))),))


def _cells(row: Row) -> tuple[Words, ...]:
    return (str(row.number or ""), _runs(row.old), _runs(row.new), row.explanation)


def _runs(cell: Cell) -> Words:
    return tuple(Run(piece.text, piece.mark) for piece in cell)
