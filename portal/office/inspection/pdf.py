"""PDF: neither locked nor with a program in it, and no mark of classified papers where the text can be read.

Looked at without a library: the names of a PDF stand in clear between its streams, or in object streams, which are
unpacked. Text is read where its font says which character each code is, as the fonts of office programs do.
"""

import re
import zlib
from collections.abc import Iterator
from typing import IO

from .marks import Marks
from .verdict import Refused

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
REASONS = (
    (re.compile(rb"/Encrypt\b"), "encrypted"),
    (re.compile(rb"/(?:JavaScript|JS|Launch)\b"), "program"),
)
MOST_UNPACKED = 100 * 1024 * 1024
HEX_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>")
HEX_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>")
SHOWN = re.compile(rb"<([0-9A-Fa-f\s]+)>")
CODE = 4  # hexadecimal digits: fonts of Chinese have codes of two bytes


def check_pdf(source: IO[bytes]) -> None:
    """Raises Refused."""
    source.seek(0)
    content = source.read()
    _check_names(STREAM.sub(b"", content))
    streams = list(_unpacked(content))
    for packed_objects in (it for it in streams if it.object_stream):
        _check_names(packed_objects.content)
    _check_text([it.content for it in streams])


class _Stream:
    """A stream, unpacked where it was packed in the usual way."""

    def __init__(self, head: bytes, content: bytes) -> None:
        self.object_stream, self.content = b"/ObjStm" in head, content


def _unpacked(content: bytes) -> Iterator[_Stream]:
    left = MOST_UNPACKED
    for found in STREAM.finditer(content):
        head = content[max(content.rfind(b"obj", 0, found.start()), 0) : found.start()]
        if b"/Image" in head or (b"/FlateDecode" not in head and b"/Fl" not in head and b"/Filter" in head):
            continue  # pictures and fonts in other forms hold no names
        packed = b"/Filter" in head
        text = _inflate(found[1], left) if packed else found[1]
        left -= len(text)
        yield _Stream(head, text)


def _inflate(packed: bytes, most: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, max(most, 1))
    except zlib.error:
        return b""
    if unpacker.unconsumed_tail:
        raise Refused("bomb")
    return text


def _check_names(text: bytes) -> None:
    plain = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text)
    for pattern, reason in REASONS:
        if pattern.search(plain):
            raise Refused(reason)


def _check_text(streams: list[bytes]) -> None:
    """What is shown, read with each font in turn: only the right one gives a sense."""
    Marks().read(b"".join(it for it in streams if it.lstrip().startswith(b"<?xpacket")).decode("utf-8", "replace"))
    fonts = [_characters(it) for it in streams if b"begincmap" in it]
    for stream in (it for it in streams if b"Tj" in it or b"TJ" in it):
        shown = b"".join(b"".join(SHOWN.findall(stream)).split()).decode("ascii").upper()
        codes = [shown[start : start + CODE] for start in range(0, len(shown), CODE)]
        for font in fonts:
            Marks().read("".join(font.get(code, "") for code in codes))


def _characters(font: bytes) -> dict[str, str]:
    """What each code of a font means, from its table of Unicode characters."""
    table: dict[str, str] = {}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", font, re.DOTALL):
        for first, last, meaning in HEX_RANGE.findall(block):
            start, stop = int(first, 16), int(last, 16)
            table |= {f"{code:04X}": chr(int(meaning, 16) + code - start) for code in range(start, stop + 1)}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", font, re.DOTALL):
        table |= {code.decode().upper(): chr(int(meaning, 16)) for code, meaning in HEX_PAIR.findall(block)}
    return table
