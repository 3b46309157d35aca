"""A Word file is a zip archive of parts: opened within limits, its parts found by their relations."""

import posixpath
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from .names import w
from .parts import parse
from .refusals import NotReadable

MOST_ENTRIES = 2_000
MOST_BYTES = 100 * 1024 * 1024
MOST_RATIO, WORTH_COUNTING = 100, 1024 * 1024
USUAL_PLACE = "word/document.xml"
OTHER_KINDS = (("xl/", "spreadsheet"), ("ppt/", "presentation"), ("ofd.xml", "ofd"), ("content.xml", "opendocument"))


class Package:
    """The parts of one Word file; `main` is the root of its text."""

    def __init__(self, archive: ZipFile) -> None:
        """Raises NotReadable."""
        self._archive = archive
        self._entries = {_plain(entry.filename): entry for entry in archive.infolist()}
        _check(archive.infolist())
        self._place = self._main_place()
        main = self.part(self._place)
        if main is None or main.tag != w("document"):
            raise NotReadable(self._other_kind())
        self.main = main

    def part(self, place: str) -> etree._Element | None:
        """The root of the part at a place in the archive; None where there is none. Raises NotReadable."""
        entry = self._entries.get(_plain(place))
        if entry is None:
            return None
        with damage_is_told():
            content = self._archive.read(entry)
        return parse(content)

    def related(self, kind: str) -> etree._Element | None:
        """The root of the part that the text names as its "styles", "numbering" or "footnotes"."""
        place = _target(self.part(_relations_of(self._place)), kind, self._place)
        return self.part(place or posixpath.join(posixpath.dirname(self._place), f"{kind}.xml"))

    def _main_place(self) -> str:
        return _target(self.part(_relations_of("")), "officeDocument", "") or USUAL_PLACE

    def _other_kind(self) -> str:
        for start, reason in OTHER_KINDS:
            if any(name.startswith(start) for name in self._entries):
                return reason
        return "damaged" if "[content_types].xml" in self._entries else "archive"


@contextmanager
def open_package(source: IO[bytes]) -> Iterator[Package]:
    """The parts of a Word file while it is open. Raises NotReadable."""
    with damage_is_told():
        archive = ZipFile(source)
    with archive:
        yield Package(archive)


@contextmanager
def damage_is_told() -> Iterator[None]:
    """Raises NotReadable for whatever `zipfile` says of a damaged archive."""
    try:
        yield
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError, RuntimeError) as error:
        raise NotReadable("damaged") from error


def _check(entries: list[ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise NotReadable("encrypted")
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise NotReadable("bomb")
    if any(entry.file_size > WORTH_COUNTING + MOST_RATIO * entry.compress_size for entry in entries):
        raise NotReadable("bomb")
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise NotReadable("damaged")


def _plain(name: str) -> str:
    """Some programs write backslashes, a slash in front, or other capitals than they name."""
    return name.replace("\\", "/").lstrip("/").lower()


def _relations_of(place: str) -> str:
    folder, name = posixpath.split(place)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(relations: etree._Element | None, kind: str, place: str) -> str:
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            return posixpath.normpath(posixpath.join("/", posixpath.dirname(place), relation.get("Target", "")))
    return ""
