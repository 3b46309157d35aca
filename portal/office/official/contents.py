"""The table of contents: a field that Word brings up to date, and until then the lines themselves."""

from collections.abc import Iterator

from lxml import etree

from .blocks import Block, Contents, Heading, Landscape, Title
from .paragraphs import paragraph, runs
from .styles import STYLES
from .xml import w


def contents(block: Contents, blocks: tuple[Block | Landscape, ...]) -> Iterator[etree._Element]:
    """The paragraphs of a table of contents of all `blocks`; none where nothing is to be listed."""
    entries = list(_entries(block, blocks))
    if not entries:
        return
    yield paragraph("TOCHeading", *runs(block.heading))
    lines = [paragraph(f"TOC{level}", *runs(text)) for text, level in entries]
    for place, part in enumerate(_opening(block.depth), start=1):
        lines[0].insert(place, part)
    lines[-1].append(_mark("end"))
    yield from lines


def _entries(block: Contents, blocks: tuple[Block | Landscape, ...]) -> Iterator[tuple[str, int]]:
    for it in blocks:
        if isinstance(it, Landscape):
            yield from _entries(block, it.blocks)
        elif isinstance(it, Title) and it.listed:
            yield it.text, 1
        elif isinstance(it, Heading) and it.level <= block.depth:
            yield it.text, min(max(it.level, 1), 4)


def _opening(depth: int) -> list[etree._Element]:
    """Listed titles are found by their style, headings by their level."""
    code = w("instrText")
    levels = f'\\o "1-{depth}" ' if depth else ""
    code.text = f' TOC {levels}\\t "{STYLES["ListedTitle"].name},1" '
    return [_mark("begin"), w("r", code), _mark("separate")]


def _mark(kind: str) -> etree._Element:
    return w("r", w("fldChar", fldCharType=kind))
