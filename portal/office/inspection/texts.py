"""Plain text and CSV: readable in one of the encodings in use here, without marks of classified papers."""

import codecs
from typing import IO

from .marks import Marks
from .verdict import Refused

CHUNK = 64 * 1024
ENCODINGS = ("utf-8-sig", "gb18030")
BINARY = frozenset("".join(map(chr, range(32)))) - frozenset("\t\n\v\f\r\x1a\x1b")


def check_text(source: IO[bytes]) -> str:
    """The encoding of a text. Raises Refused when it is none, or carries a mark."""
    source.seek(0)
    start = source.read(2)
    encodings = ("utf-16",) if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else ENCODINGS
    found = next((encoding for encoding in encodings if _readable(source, encoding)), None)
    if found is None:
        raise Refused("other_content")
    return found


def _readable(source: IO[bytes], encoding: str) -> bool:
    source.seek(0)
    decoder, marks = codecs.getincrementaldecoder(encoding)(), Marks()
    try:
        while chunk := source.read(CHUNK):
            text = decoder.decode(chunk)
            if not BINARY.isdisjoint(text):
                return False
            marks.read(text)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
