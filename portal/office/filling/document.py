"""Filling a whole Word file: its text, headers, footers and notes; everything else is copied.

The same template with the same values is the same file, byte by byte.
"""

import re
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docxtpl import DocxTemplate
from jinja2 import Template, TemplateError
from lxml import etree

from .known import Fault, Known, Values
from .reading import read_part

TEXT_PART = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
LARGEST_PART = 2 * 1024 * 1024  # of a template, unpacked
MOST_LETTERS = 10_000_000  # of a filled part
EPOCH = (1980, 1, 1, 0, 0, 0)


class WordTemplate:
    """A Word file whose tags were read and are known to be in order."""

    def __init__(self, source: IO[bytes], known: Known) -> None:
        """Raises Fault."""
        self.parts: dict[str, bytes] = {}
        self.texts: dict[str, Template] = {}
        self.used: set[str] = set()
        for name, content in _unpacked(source):
            self.parts[name] = content
            if TEXT_PART.fullmatch(name):
                self.texts[name], used = read_part(content, known)
                self.used |= used

    def fill(self, values: Values) -> bytes:
        """The filled file. Raises Fault when what comes out is no document, or too large."""
        target = BytesIO()
        with ZipFile(target, "w") as archive:
            for name, content in self.parts.items():
                entry = ZipInfo(name, EPOCH)
                entry.compress_type = ZIP_DEFLATED
                archive.writestr(entry, _filled(self.texts[name], values) if name in self.texts else content)
        return target.getvalue()


def _unpacked(source: IO[bytes]) -> list[tuple[str, bytes]]:
    try:
        with ZipFile(source) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if any(it.file_size > LARGEST_PART for it in entries if TEXT_PART.fullmatch(it.filename)):
                raise Fault("too_large")
            return [(it.filename, archive.read(it)) for it in entries]
    except BadZipFile as error:
        raise Fault("damaged") from error


def _filled(template: Template, values: Values) -> bytes:
    word = DocxTemplate("")
    text = word.resolve_listing(_letters(template, values).replace("\n<w:p", "<w:p"))
    try:
        etree.fromstring(text.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True))
        tree = word.fix_tables(text)
    except etree.XMLSyntaxError as error:
        raise Fault("broken") from error
    return bytes(etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True))


def _letters(template: Template, values: Values) -> str:
    """The template with its values, given up as soon as it is too long."""
    pieces, length = [], 0
    try:
        for piece in template.generate(values):
            pieces.append(piece)
            length += len(piece)
            if length > MOST_LETTERS:
                raise Fault("too_long")
    except TypeError as error:  # a field may be empty text
        raise Fault("compared") from error
    except TemplateError as error:
        raise Fault("broken") from error
    return "".join(pieces)
