"""One XML part of a Word file: read without entities, network or DOCTYPE, in the transitional form."""

from lxml import etree

from .names import STRICT, VAL, transitional
from .refusals import NotReadable

MOST_BYTES = 40 * 1024 * 1024  # a rule of five hundred pages has some ten
OFF = ("0", "false", "off", "none")


def parse(content: bytes) -> etree._Element:
    """The root of a part. Raises NotReadable."""
    if len(content) > MOST_BYTES:
        raise NotReadable("bomb")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise NotReadable(_why(content, error)) from error
    except ValueError as error:
        raise NotReadable("damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotReadable("doctype")
    return _in_transitional_form(root)


def _why(content: bytes, error: etree.XMLSyntaxError) -> str:
    if b"<!DOCTYPE" in content.replace(b"\0", b""):
        return "doctype"
    return "too_heavy" if "depth" in str(error) or "memory" in str(error).lower() else "damaged"


def _in_transitional_form(root: etree._Element) -> etree._Element:
    if not any(space.startswith(STRICT) for space in root.nsmap.values()):
        return root
    for element in root.iter(etree.Element):
        element.tag = transitional(element.tag)
        for name, value in element.attrib.items():
            if name != transitional(name):
                del element.attrib[name]
                element.set(transitional(name), value)
    return root


def value(parent: etree._Element | None, *path: str) -> str:
    """The w:val of the element down `path`; empty where there is none."""
    found = child(parent, *path)
    return "" if found is None else found.get(VAL, "")


def child(parent: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down `path`, or None."""
    for name in path:
        parent = parent.find(name) if parent is not None else None
    return parent


def is_on(parent: etree._Element | None, *path: str) -> bool:
    """Whether a property that is on or off stands there and is on."""
    found = child(parent, *path)
    return found is not None and found.get(VAL, "1") not in OFF


def number(text: str | None, otherwise: int = 0) -> int:
    """A small whole number as files write it; nonsense counts as `otherwise`."""
    try:
        return min(max(int(text or ""), -32768), 32767)
    except ValueError:
        return otherwise
