"""Writing an official paper as a Word file.

    write_official(OfficialDocument("办法", (Title("某县政协办法"), Body("第一条……"))), Path("办法.docx"))

The parts are written as they are: a template of python-docx brings 160 styles, fonts of a theme and a name along, and
its tables take seconds where a comparison has hundreds of rows.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from . import form
from .blocks import Block, Contents, Landscape, OfficialDocument, TableBlock
from .contents import contents
from .packing import pack
from .pages import EVEN, ODD, footer, section
from .paragraphs import lines_of, paragraph
from .styles import fonts, settings, styles
from .tables import table
from .xml import printed, w

END = w("p").tag
RELATIONS = {
    "rIdStyles": "styles",
    "rIdSettings": "settings",
    "rIdFonts": "fontTable",
    ODD: "footer1",
    EVEN: "footer2",
}


def write_official(document: OfficialDocument, target: Path | IO[bytes]) -> None:
    """Write a paper as .docx; the same paper always gives the same bytes."""
    if isinstance(target, Path):
        with target.open("wb") as opened:
            write_official(document, opened)
        return
    roots = {
        "document": w("document", w("body", *_body(document))),
        "styles": styles(),
        "settings": settings(),
        "fontTable": fonts(),
        "footer1": footer("right"),
        "footer2": footer("left"),
    }
    parts = {name: printed(root) for name, root in roots.items()}
    pack(parts, document.title, document.dated, RELATIONS, target)


def _body(document: OfficialDocument) -> Iterator[etree._Element]:
    """The blocks; the last paragraph of pages that lie alike carries their form, the document's that of the last."""
    *stretches, (across, blocks) = _stretches(document.blocks)
    for lies_across, some in stretches:
        elements = _ended(_blocks(some, lies_across, document))
        elements[-1][0].append(section(lies_across))
        yield from elements
    yield from _ended(_blocks(blocks, across, document))
    yield section(across)


def _ended(elements: Iterator[etree._Element]) -> list[etree._Element]:
    """Pages end with a paragraph, even after a table."""
    listed = list(elements)
    return listed if listed and listed[-1].tag == END else [*listed, paragraph("Note")]


def _stretches(blocks: tuple[Block | Landscape, ...]) -> list[tuple[bool, list[Block]]]:
    """The blocks by the form of the pages they stand on."""
    stretches: list[tuple[bool, list[Block]]] = []
    for block in blocks:
        across = isinstance(block, Landscape)
        if not stretches or across or stretches[-1][0]:
            stretches.append((across, []))
        stretches[-1][1].extend(block.blocks if isinstance(block, Landscape) else (block,))
    return stretches or [(False, [])]


def _blocks(blocks: list[Block], across: bool, document: OfficialDocument) -> Iterator[etree._Element]:
    for block in blocks:
        if isinstance(block, TableBlock):
            yield table(block, form.WIDTH_ACROSS if across else form.WIDTH)
        elif isinstance(block, Contents):
            yield from contents(block, document.blocks)
        else:
            yield from lines_of(block)
