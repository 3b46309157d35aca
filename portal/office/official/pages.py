"""Pages: A4, upright or across, with the page number — 1 — right on odd pages and left on even ones."""

from lxml import etree

from . import form
from .paragraphs import paragraph
from .xml import R, texts, w

ODD, EVEN = "rIdOdd", "rIdEven"


def section(across: bool) -> etree._Element:
    """The form of the pages up to here; those that lie across are the upright ones turned to the right."""
    sizes = {"w": form.LONG, "h": form.SHORT, "orient": "landscape"} if across else {"w": form.SHORT, "h": form.LONG}
    sides = (form.LEFT, form.TOP, form.RIGHT, form.BOTTOM) if across else _upright()
    top, right, bottom, left = sides
    return w(
        "sectPr",
        _footer("default", ODD),
        _footer("even", EVEN),
        w("type", val="nextPage"),
        w("pgSz", **sizes),
        w("pgMar", top=top, right=right, bottom=bottom, left=left, header=850, footer=_room(bottom), gutter=0),
        w("docGrid", type="lines", linePitch=form.LINE),
    )


def _upright() -> tuple[int, int, int, int]:
    return form.TOP, form.RIGHT, form.BOTTOM, form.LEFT


def _room(bottom: int) -> int:
    return form.FOOTER - (form.BOTTOM - bottom)


def _footer(kind: str, target: str) -> etree._Element:
    reference = w("footerReference", type=kind)
    reference.set(f"{{{R}}}id", target)
    return reference


def footer(side: str) -> etree._Element:
    """The page number, one character away from the edge at `side`, "left" or "right"."""
    away = w("ind", **{side: form.PAGE_NUMBER * form.POINT})
    number = [w("r", *texts("— ")), *_page(), w("r", *texts(" —"))]
    return w("ftr", paragraph("Footer", *number, ind=away, jc=w("jc", val=side)))


def _page() -> list[etree._Element]:
    code = w("instrText")
    code.text = " PAGE "
    marks = {kind: w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")}
    return [marks["begin"], w("r", code), marks["separate"], w("r", *texts("1")), marks["end"]]
