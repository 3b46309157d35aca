"""One XML part of an office document: well formed, without DOCTYPE, without marks, tied to nothing dangerous."""

from typing import IO
from xml.parsers import expat

from .marks import Marks
from .verdict import Refused

CHUNK = 256 * 1024
# Words in the types of parts and relations: with them a document does something, or brings a program along.
DANGEROUS = (
    ("vbaproject", "macros"),
    ("macroenabled", "macros"),
    ("macrosheet", "macros"),
    ("relationships/control", "embedded"),
    ("activex", "embedded"),
    ("oleobject", "embedded"),
)
FETCHED_WHEN_OPENED = ("/attachedtemplate", "/frame", "/subdocument", "/oleobject")
REMOTE = ("http:", "https:", "ftp:", "\\\\", "//", "mhtml:", "file://")


def check_xml(source: IO[bytes], declares: bool) -> set[str]:
    """Read a part to its end; `declares` says that it lists types or relations. Returns the types it lists.

    Raises Refused.
    """
    parser, marks = expat.ParserCreate(), Marks()
    pieces: list[str] = []
    types: set[str] = set()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.CharacterDataHandler = pieces.append
    if declares:
        parser.StartElementHandler = lambda name, attributes: types.add(_checked_type(attributes))
    try:
        while chunk := source.read(CHUNK):
            parser.Parse(chunk)
            marks.read("".join(pieces))
            pieces.clear()
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # an unknown encoding is a ValueError
        raise Refused("damaged") from error
    return types


def _refuse_doctype(*_declaration: object) -> None:
    raise Refused("doctype")


def _checked_type(attributes: dict[str, str]) -> str:
    """The type that an element of [Content_Types].xml or of a .rels part declares."""
    kind = (attributes.get("ContentType") or attributes.get("Type") or "").lower()
    for word, reason in DANGEROUS:
        if word in kind:
            raise Refused(reason)
    if kind.endswith(FETCHED_WHEN_OPENED) and attributes.get("Target", "").lower().startswith(REMOTE):
        raise Refused("remote")
    return kind
