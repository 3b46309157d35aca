"""The styles of an official paper, and the parts of the file that only say how it looks."""

from dataclasses import dataclass

from lxml import etree

from . import form
from .xml import w


@dataclass(frozen=True)
class Style:
    """One style of paragraphs; lengths in twips, size in points."""

    name: str
    font: str = form.FANG
    size: int = form.BODY
    line: int = form.LINE
    align: str = "both"
    first: int = 0
    left: int = 0
    after: int = 0
    outline: int | None = None


INDENT = 2 * form.CHARACTER
STYLES = {
    "Body": Style("Body Text", first=INDENT),
    "Flush": Style("Body Flush"),
    "Title": Style("Title", form.TITLE_SONG, form.TITLE, form.TITLE_LINE, "center", after=form.LINE),
    "ListedTitle": Style("Listed Title", form.TITLE_SONG, form.TITLE, form.TITLE_LINE, "center", after=form.LINE),
    "Number": Style("Document Number", align="center", after=form.LINE),
    "Heading1": Style("heading 1", form.HEI, first=INDENT, outline=0),
    "Heading2": Style("heading 2", form.KAI, first=INDENT, outline=1),
    "Heading3": Style("heading 3", first=INDENT, outline=2),
    "Heading4": Style("heading 4", first=INDENT, outline=3),
    "TOCHeading": Style("TOC Heading", form.HEI, align="center", after=form.LINE),
    "TOC1": Style("toc 1"),
    "TOC2": Style("toc 2", left=form.CHARACTER),
    "TOC3": Style("toc 3", left=2 * form.CHARACTER),
    "TOC4": Style("toc 4", left=3 * form.CHARACTER),
    "Annex": Style("Annex Mark", form.HEI),
    "Note": Style("Note", size=form.SMALL, line=form.SMALL_LINE),
    "Cell": Style("Table Text", size=form.SMALL, line=form.SMALL_LINE, align="left"),
    "CellHead": Style("Table Head", form.HEI, form.SMALL, form.SMALL_LINE, "center"),
    "Footer": Style("footer", form.SONG, form.PAGE_NUMBER, line=form.SMALL_LINE),
}


def styles() -> etree._Element:
    """The styles part."""
    defaults = w("docDefaults", w("rPrDefault", _letters(form.FANG, form.BODY, form.LATIN)), w("pPrDefault"))
    normal = w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", styleId="Normal", default="1")
    return w("styles", defaults, normal, *(_style(name, style) for name, style in STYLES.items()), _grid())


def _style(name: str, style: Style) -> etree._Element:
    properties = w(
        "pPr",
        w("keepNext") if style.outline is not None else None,
        w("widowControl", val="0"),
        w("snapToGrid", val=int(style.line == form.LINE)),
        w("spacing", before=0, after=style.after, line=style.line, lineRule="exact"),
        w("ind", left=style.left, firstLine=style.first),
        w("jc", val=style.align),
        w("outlineLvl", val=style.outline) if style.outline is not None else None,
    )
    latin = form.SONG if name == "Footer" else form.LATIN
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        w("qFormat"),
        properties,
        _letters(style.font, style.size, latin),
        type="paragraph",
        styleId=name,
    )


def _letters(font: str, size: int, latin: str) -> etree._Element:
    return w(
        "rPr",
        w("rFonts", ascii=latin, hAnsi=latin, eastAsia=font, cs=latin),
        w("color", val="000000"),
        w("spacing", val=form.CLOSER) if size == form.BODY else None,
        w("sz", val=2 * size),
        w("szCs", val=2 * size),
        w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
    )


def _grid() -> etree._Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = w("tblBorders", *(w(side, val="single", sz=4, space=0, color="000000") for side in sides))
    margins = w("tblCellMar", w("left", w=108, type="dxa"), w("right", w=108, type="dxa"))
    return w("style", w("name", val="Table Grid"), w("tblPr", borders, margins), type="table", styleId="Grid")


def fonts() -> etree._Element:
    """The part that names the fonts, and those to take where one is missing."""
    names = (form.LATIN, form.SONG, form.TITLE_SONG, form.HEI, form.KAI, form.FANG)
    return w("fonts", *(w("font", _instead(name), name=name) for name in names))


def _instead(font: str) -> etree._Element | None:
    return w("altName", val=form.INSTEAD[font]) if font in form.INSTEAD else None


def settings() -> etree._Element:
    """The settings part: page numbers stand right on odd pages, left on even ones."""
    newest = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    return w(
        "settings",
        w("defaultTabStop", val=INDENT),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        w("compat", newest),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )
