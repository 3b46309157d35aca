"""Office documents are zip archives: their table of contents is looked at before anything is unpacked.

What is declared there binds: `zipfile` never unpacks more of an entry than its declared size.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from .parts import check_xml
from .signs import HEAD, sign_of
from .verdict import Refused

MOST_ENTRIES = 2_000
MOST_BYTES = 100 * 1024 * 1024
MOST_RATIO, WORTH_COUNTING = 100, 1024 * 1024
DEEPEST = 2  # a chart in a text brings its sheet along, and that is all
CONTENT_TYPES, OFD = "[content_types].xml", "OFD.xml"
MAIN_TYPES = {".docx": "wordprocessingml.document.main+xml", ".xlsx": "spreadsheetml.sheet.main+xml"}


def check_archive(source: IO[bytes], suffix: str = "", depth: int = 0) -> None:
    """Raises Refused unless it is a sound document of the kind that `suffix` says; empty: of any kind."""
    try:
        with ZipFile(source) as archive:
            check_contents(archive.infolist(), archive.namelist())
            types = _check_parts(archive, depth)
            names = archive.namelist()
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Refused("damaged") from error
    main = MAIN_TYPES.get(suffix)
    if (main and not any(main in kind for kind in types)) or (suffix == ".ofd" and OFD not in names):
        raise Refused("other_content")


def check_contents(entries: list[ZipInfo], names: list[str]) -> None:
    """Raises Refused for a table of contents that no honest program writes; `names` as people read them."""
    names = [name.lower() for name in names]
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("encrypted")
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Refused("bomb")
    if any(entry.file_size > WORTH_COUNTING + MOST_RATIO * entry.compress_size for entry in entries):
        raise Refused("bomb")
    if len(set(names)) != len(names) or any(map(_leads_outside, names)):
        raise Refused("forged")
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise Refused("damaged")


def _leads_outside(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return ".." in steps or steps[0] == "" or ":" in steps[0] or "\0" in name


def _check_parts(archive: ZipFile, depth: int) -> set[str]:
    types: set[str] = set()
    for entry in _in_order(archive.infolist()):
        with archive.open(entry) as part:
            head = part.read(HEAD)
            kind = sign_of(head)
        if kind == "ole" or head.startswith(b"MZ") or "vbaproject" in entry.filename.lower():
            raise Refused("macros" if "vba" in entry.filename.lower() else "embedded")
        with archive.open(entry) as part:
            if kind == "archive":
                _check_inner(part, depth)
            elif _is_xml(entry.filename, head):
                types |= check_xml(part, _declares(entry.filename))
    return types


def _in_order(entries: list[ZipInfo]) -> Iterator[ZipInfo]:
    """What declares types and relations first: it names the better reason."""
    files = [entry for entry in entries if entry.file_size]
    yield from sorted(files, key=lambda entry: not _declares(entry.filename))


def _check_inner(part: IO[bytes], depth: int) -> None:
    if depth + 1 >= DEEPEST:
        raise Refused("embedded")
    check_archive(BytesIO(part.read()), depth=depth + 1)


def _declares(name: str) -> bool:
    return name.lower() == CONTENT_TYPES or name.lower().endswith(".rels")


def _is_xml(name: str, head: bytes) -> bool:
    """By its name, or by how it begins, in whatever encoding."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return name.lower().endswith((".xml", ".rels", ".vml")) or start.startswith(b"<?xml")
