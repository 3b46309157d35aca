"""PDF: neither locked nor with a program in it, and no mark of classified papers where the text can be read.

Looked at without a library: the names of a PDF stand in clear between its streams, or in object streams, which are
unpacked.
"""

import re
import zlib
from typing import IO

from .marks import Marks
from .pdf_text import texts
from .verdict import Refused

OBJECT = re.compile(rb"(\d+)\s+\d+\s+obj\b(.*?)(?:\bendobj\b|\bstream\r?\n(.*?)endstream)", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
REASONS = (
    (re.compile(rb"/Encrypt\b"), "encrypted"),
    (re.compile(rb"/(?:JavaScript|JS|Launch)\b"), "program"),
)
FIRST = re.compile(rb"/First\s+(\d+)")
MOST_UNPACKED = 100 * 1024 * 1024


def check_pdf(source: IO[bytes]) -> None:
    """Raises Refused."""
    source.seek(0)
    content = source.read()
    _check_names(STREAM.sub(b"", content))
    objects, streams = _read(content)
    for number in [it for it in streams if b"/ObjStm" in objects[it]]:
        _check_names(streams[number])
        objects |= _packed_objects(objects[number], streams.pop(number))
    for text in texts(objects, streams):
        Marks().read(text)
    for description in (it for it in streams.values() if it.lstrip().startswith(b"<?xpacket")):
        Marks().read(description.decode("utf-8", "replace"))


def _read(content: bytes) -> tuple[dict[int, bytes], dict[int, bytes]]:
    """What each object says, and the streams that could be unpacked, by number. Raises Refused."""
    objects: dict[int, bytes] = {}
    streams: dict[int, bytes] = {}
    left = MOST_UNPACKED
    for number, said, stream in OBJECT.findall(content):
        objects[int(number)] = said
        if stream and b"/Image" not in said:
            streams[int(number)] = unpacked = _inflate(stream, left) if b"/Filter" in said else stream
            left -= len(unpacked)
    return objects, streams


def _inflate(packed: bytes, most: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, max(most, 1))
    except zlib.error:
        return b""  # packed in another way, as pictures and fonts are
    if unpacker.unconsumed_tail:
        raise Refused("bomb")
    return text


def _packed_objects(said: bytes, content: bytes) -> dict[int, bytes]:
    """The objects of an object stream: it begins with pairs of number and place."""
    first = int(found[1]) if (found := FIRST.search(said)) else 0
    pairs = [int(it) for it in content[:first].split() if it.isdigit()]
    places = [first + place for place in pairs[1::2]]
    return {
        number: content[start:stop]
        for number, start, stop in zip(pairs[::2], places, [*places[1:], len(content)], strict=False)
    }


def _check_names(text: bytes) -> None:
    plain = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text)
    for pattern, reason in REASONS:
        if pattern.search(plain):
            raise Refused(reason)
