"""The text of a PDF, as far as its fonts say which character each code is: those of office programs and browsers do.

Enough to find a mark; no page is put together. A font's name on a page leads to its object, that one to its table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAMED = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d+)\s+\d+\s+R")
TABLE_OF = re.compile(rb"/ToUnicode\s+(\d+)\s+\d+\s+R")
SHOWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f\s]+)>")
BLOCK = re.compile(rb"begin(bfrange|bfchar)(.*?)endbf", re.DOTALL)
HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Table:
    """What each code of a font means; `width` is the length of a code in hexadecimal digits."""

    width: int
    meaning: dict[str, str]

    def read(self, shown: str) -> str:
        """The text of a string of codes; codes without meaning are left out."""
        return "".join(self.meaning.get(shown[it : it + self.width], "") for it in range(0, len(shown), self.width))


def texts(objects: dict[int, bytes], streams: dict[int, bytes]) -> Iterator[str]:
    """The text of each stream that shows some; both by the number of their object."""
    tables = {number: _table(content) for number, content in streams.items() if b"begincmap" in content}
    fonts = {number: int(found[1]) for number, said in objects.items() if (found := TABLE_OF.search(said))}
    names: dict[bytes, list[Table]] = {}
    for said in objects.values():
        for name, number in NAMED.findall(said):
            if (table := tables.get(fonts.get(int(number), -1))) and table not in names.setdefault(name, []):
                names[name].append(table)
    for content in streams.values():
        if b"Tf" in content:
            yield from _shown(content, names)


def _shown(content: bytes, names: dict[bytes, list[Table]]) -> Iterator[str]:
    """One text for each meaning that the fonts' names may have: pages may give one name to several fonts."""
    most = max((len(tables) for tables in names.values()), default=0)
    for choice in range(most):
        table, pieces = Table(4, {}), []
        for font, shown in SHOWN.findall(content):
            if font:
                tables = names.get(font, [Table(4, {})])
                table = tables[min(choice, len(tables) - 1)]
            else:
                pieces.append(table.read(b"".join(shown.split()).decode("ascii").upper()))
        yield "".join(pieces)


def _table(content: bytes) -> Table:
    meaning: dict[str, str] = {}
    width = 4
    for kind, block in BLOCK.findall(content):
        codes = [it.decode("ascii").upper() for it in HEX.findall(block)]
        width = len(codes[0]) if codes else width
        if kind == b"bfchar":
            meaning |= {code: _character(said) for code, said in zip(codes[::2], codes[1::2], strict=False)}
        else:
            for first, last, said in zip(codes[::3], codes[1::3], codes[2::3], strict=False):
                meaning |= _range(int(first, 16), int(last, 16), said, width)
    return Table(width, meaning)


def _range(first: int, last: int, said: str, width: int) -> dict[str, str]:
    start = int(said[-4:], 16)
    stop = min(last, first + 0xFFFF - start)
    return {f"{code:0{width}X}": chr(start + code - first) for code in range(first, stop + 1)}


def _character(said: str) -> str:
    return bytes.fromhex(said.rjust(-(-len(said) // 4) * 4, "0")).decode("utf-16-be", "replace")
