"""What one paragraph shows: its text, cut where lines are broken by hand, and the text boxes that hang on it."""

import re
from collections.abc import Iterator

from lxml import etree

from .names import PPR, RPR, XML_SPACE, M, P, R, T, w
from .parts import child, is_on, value
from .signs_of_fonts import sign
from .styles import Styles

BOX = w("txbxContent")
PICTURES = tuple(map(w, ("drawing", "pict", "object")))
UNSHOWN = frozenset(
    (PPR, RPR, *PICTURES, *map(w, ("rt", "instrText", "delText", "delInstrText", "del", "moveFrom", "fldChar")))
)
BREAK = "\n"
PLAIN = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): BREAK,
    w("cr"): BREAK,
    w("noBreakHyphen"): "-",
}
WORDS = (T, f"{{{M}}}t")
SPACES = re.compile(r"[\t\r\n]+")


def text_of(paragraph: etree._Element, styles: Styles) -> str:
    """The text of a paragraph; BREAK stands where a line was broken by hand."""
    return "".join(_shown(leaf) for leaf in _leaves(paragraph, styles))


def boxes_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes that hang on a paragraph itself, not on one inside of a box."""
    for box in paragraph.iter(BOX):
        if next(box.iterancestors(P), None) is paragraph:
            yield box


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style; empty for the default."""
    return value(paragraph, PPR, w("pStyle"))


def _leaves(paragraph: etree._Element, styles: Styles) -> Iterator[etree._Element]:
    """The elements that show something, in order; without recursion, for files may nest as deeply as they like."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in UNSHOWN or (element.tag == R and _is_hidden(element, styles)):
            continue
        if len(element) and element.tag not in WORDS:
            waiting.extend(reversed(element))
        else:
            yield element


def _is_hidden(run: etree._Element, styles: Styles) -> bool:
    properties = child(run, RPR)
    if child(properties, w("vanish")) is not None:
        return is_on(properties, w("vanish"))
    return styles.hides(value(properties, w("rStyle")))


def _shown(leaf: etree._Element) -> str:
    if leaf.tag in WORDS:
        text = leaf.text or ""
        kept = text if leaf.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n")
        return SPACES.sub(" ", kept)
    if leaf.tag == w("sym"):
        return sign(leaf.get(w("font"), ""), leaf.get(w("char"), ""))
    return PLAIN.get(leaf.tag, "")
