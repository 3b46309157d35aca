"""What a file is that is no zip archive, by its first bytes and, for old formats, by the names of their streams."""

from typing import IO

HEAD = 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")
LOCK_FILES, LONGEST_NAME = (162, 165), 54  # Word's and Excel's "~$" files: length of the owner's name, then the name
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"II*\0", b"MM\0*")
STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "old_doc"),
    ("Workbook", "spreadsheet"),
    ("PowerPoint Document", "presentation"),
)


def is_archive(source: IO[bytes]) -> bool:
    """Whether the file begins as a zip archive does."""
    source.seek(0)
    return source.read(4) in ARCHIVE


def what_it_is(source: IO[bytes], name: str = "") -> str:
    """The reason, a key of SENTENCES, why a file that is no archive cannot be read."""
    source.seek(0)
    head = source.read(HEAD)
    if not head.strip(b"\0"):
        return "empty"
    if head.startswith(OLE):
        return _old_office(source, name)
    if len(head) in LOCK_FILES and 0 < head[0] <= LONGEST_NAME:
        return "lock_file"
    return _by_first_words(head)


def _old_office(source: IO[bytes], name: str) -> str:
    source.seek(0)
    content = source.read()
    for stream, reason in STREAMS:
        if stream.encode("utf-16-le") in content:
            return "wps" if reason == "old_doc" and name.lower().endswith((".wps", ".wpt")) else reason
    return "old_doc"


def _by_first_words(head: bytes) -> str:
    if head.startswith(PICTURES):
        return "picture"
    words = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if words.startswith(b"{\\rtf"):
        return "rtf"
    if b"%pdf-" in words:
        return "pdf"
    if words.startswith((b"<!doctype html", b"<html", b"mime-version:")):
        return "web_page"
    return "word_xml" if words.startswith(b"<?xml") and b"office" in words else "other"
