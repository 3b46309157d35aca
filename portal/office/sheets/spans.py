"""The merged cells of an ods, which the library does not tell."""

from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from ..inspection.verdict import Refused

CHUNK = 256 * 1024
MOST = 200_000
CELLS = ("table:table-cell", "table:covered-table-cell")


def spans_of_ods(source: IO[bytes]) -> dict[int, list[tuple[int, int, int, int]]]:
    """Top, left, bottom and right of the merged cells, by the number of their sheet. Raises Refused."""
    spans = _Spans()
    parser = expat.ParserCreate()
    parser.StartElementHandler = spans.start
    with ZipFile(source) as archive, archive.open("content.xml") as content:
        while chunk := content.read(CHUNK):
            parser.Parse(chunk)
    return spans.found


class _Spans:
    """Follows rows and cells. A repeated row or cell counts as often as it says; a merged one is never repeated."""

    def __init__(self) -> None:
        self.found: dict[int, list[tuple[int, int, int, int]]] = {}
        self._row = self._next_row = self._column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "table:table":
            self.found[len(self.found)] = []
            self._next_row = 0
        elif name == "table:table-row":
            self._row, self._column = self._next_row, 0
            self._next_row += _number(attributes, "table:number-rows-repeated")
        elif name in CELLS:
            self._cell(attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        down = _number(attributes, "table:number-rows-spanned")
        across = _number(attributes, "table:number-columns-spanned")
        if (down > 1 or across > 1) and self.found:
            found = self.found[len(self.found) - 1]
            found.append((self._row, self._column, self._row + down - 1, self._column + across - 1))
            if len(found) > MOST:
                raise Refused("bomb")
        self._column += _number(attributes, "table:number-columns-repeated")


def _number(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isdecimal() and len(text) < 9 else 1
