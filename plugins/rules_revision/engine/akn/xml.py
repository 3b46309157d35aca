"""Elements of Akoma Ntoso, and what XML cannot hold."""

import re
from xml.etree import ElementTree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
Element = ElementTree.Element
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(tag: str, text: str = "", /, **attributes: str) -> Element:
    """Make an element; signs that XML has no place for become \ufffd."""
    made = Element(f"{{{NAMESPACE}}}{tag}", attributes)
    made.text = _ILLEGAL.sub("\ufffd", text) or None
    return made


def add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """Make an element inside another."""
    made = element(tag, text, **attributes)
    parent.append(made)
    return made


def serialise(root: Element) -> bytes:
    """Write a document in UTF-8, with its namespace as the default one."""
    ElementTree.register_namespace("", NAMESPACE)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
