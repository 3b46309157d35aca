"""Paragraphs: a style, what differs from it, and runs."""

import re
from collections.abc import Iterator

from lxml import etree

from . import form
from .blocks import Annexes, AnnexMark, Body, Heading, Note, Number, PageBreak, Run, Signature, Title, Words
from .xml import texts, w

YEAR = re.compile(r"[\[［【(（〔](\d{4})[\])）］】〕]")
MARKS = {"inserted": ("b", "u"), "deleted": ("strike",)}
FROM_THE_RIGHT = 4  # characters between a signature's day and the edge, where a seal is set on it


def paragraph(style: str, *inner: etree._Element, **changes: etree._Element | None) -> etree._Element:
    """A paragraph; `changes` are the properties in which it differs from its style."""
    order = ("keepNext", "keepLines", "pageBreakBefore", "spacing", "ind", "jc")
    properties = w("pPr", w("pStyle", val=style), *(changes.get(name) for name in order))
    return w("p", properties, *inner)


def runs(words: Words) -> list[etree._Element]:
    """The runs of a text."""
    pieces = (Run(words),) if isinstance(words, str) else words
    return [run(piece) for piece in pieces if piece.text]


def run(piece: Run) -> etree._Element:
    """One run. Quotation marks belong to both scripts: the hint has them printed in the Chinese font."""
    font = {"eastAsia": form.HEI} if piece.mark == "strong" else {}
    marks = [w(name, val="single") if name == "u" else w(name) for name in MARKS.get(piece.mark, ())]
    return w("r", w("rPr", w("rFonts", hint="eastAsia", **font), *marks), *texts(piece.text))


def lines_of(
    block: Title | Number | Heading | Body | Note | PageBreak | Signature | Annexes | AnnexMark,
) -> Iterator[etree._Element]:
    """The paragraphs of one block."""
    match block:
        case Title():
            yield paragraph("ListedTitle" if block.listed else "Title", *runs(block.text), keepNext=w("keepNext"))
        case Number():
            yield paragraph("Number", *runs(YEAR.sub(r"〔\1〕", block.text)))
        case Heading():
            yield _heading(block)
        case Body():
            yield paragraph("Body" if block.indented else "Flush", *runs(block.words))
        case Note():
            yield paragraph("Note", *runs(block.words))
        case PageBreak():
            yield paragraph("Flush", w("r", w("br", type="page")))
        case Signature():
            yield from _signature(block.lines)
        case Annexes():
            yield from _annexes(block.titles)
        case AnnexMark():
            yield paragraph("Annex", *runs(block.text))


def _heading(block: Heading) -> etree._Element:
    style = f"Heading{min(max(block.level, 1), 4)}"
    if not block.centred:
        return paragraph(style, *runs(block.text))
    return paragraph(style, *runs(block.text), ind=w("ind", firstLine=0), jc=w("jc", val="center"))


def _signature(lines: tuple[str, ...]) -> Iterator[etree._Element]:
    widest = max(map(width, lines), default=0)
    for place, line in enumerate(lines):
        right = FROM_THE_RIGHT + (widest - width(line)) / 2
        yield paragraph(
            "Flush",
            *runs(line),
            keepNext=w("keepNext") if place + 1 < len(lines) else None,
            spacing=w("spacing", before=form.LINE) if place == 0 else None,
            ind=w("ind", right=round(right * form.CHARACTER)),
            jc=w("jc", val="right"),
        )


def width(text: str) -> float:
    """How many Chinese characters wide a text is."""
    return sum(0.5 if letter.isascii() else 1 for letter in text)


def _annexes(titles: tuple[str, ...]) -> Iterator[etree._Element]:
    """Several are numbered below each other; the word 附件 stands before the first."""
    several = len(titles) > 1
    for place, title in enumerate(titles):
        word = "附件：" if place == 0 else "\u3000" * 3
        number = f"{place + 1}. " if several else ""
        hanging = (4 if several else 3) * form.CHARACTER
        yield paragraph(
            "Flush",
            *runs(word + number + title),
            spacing=w("spacing", before=form.LINE) if place == 0 else None,
            ind=w("ind", left=2 * form.CHARACTER + hanging, hanging=hanging),
        )
