"""Writing WordprocessingML, one element at a time."""

import re

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = {"w": W, "r": R}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NOT_ALLOWED = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PIECES = re.compile("([\t\n])")


def w(tag: str, /, *inner: etree._Element | None, **attributes: str | int) -> etree._Element:
    """An element with attributes of the same namespace; None among the inner ones is left out."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap=SPACES)
    for attribute, value in attributes.items():
        element.set(f"{{{W}}}{attribute}", str(value))
    element.extend([it for it in inner if it is not None])
    return element


def texts(text: str) -> list[etree._Element]:
    """The elements that show a text; tabs and new lines have their own. What XML cannot hold is left out."""
    pieces = PIECES.split(NOT_ALLOWED.sub("", text.replace("\r\n", "\n")))
    return [_piece(piece) for piece in pieces if piece]


def _piece(piece: str) -> etree._Element:
    if piece in "\t\n":
        return w("tab" if piece == "\t" else "br")
    element = w("t")
    element.text = piece
    element.set(SPACE, "preserve")
    return element


def printed(root: etree._Element) -> bytes:
    """A part as it goes into the archive."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
