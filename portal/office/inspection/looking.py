"""Looking at one file: is it what its name says, and does nothing in it harm whoever opens it."""

from typing import IO

from ..kinds import ANY_SHEET, MEDIA_TYPES, PICTURES
from . import archives, pdf, texts
from .sheets import kind_of_sheet
from .signs import HEAD, sign_of
from .verdict import Refused

PASSWORD = "EncryptedPackage".encode("utf-16-le")  # a stream's name inside a locked document


def look_at(source: IO[bytes], suffix: str, target: IO[bytes]) -> str:
    """Returns the suffix the file must have. A picture is written to `target`, drawn anew; all else stays as it is.

    `suffix` is ANY_SHEET where a spreadsheet of any kind may come in. Raises Refused.
    """
    if suffix == ANY_SHEET:
        return kind_of_sheet(source)
    head = source.read(HEAD)
    sign = sign_of(head)
    if not head:
        raise Refused("empty")
    if sign == "heic":
        raise Refused("heic")
    if sign == "ole":
        raise Refused(_inside_ole(source, suffix))
    if sign == "picture" and suffix in PICTURES:
        from .pictures import draw_anew  # here: the library takes a while, and other files do not need it

        return draw_anew(source, target)
    if sign != _expected(suffix):
        raise Refused("damaged" if suffix in PICTURES and not sign else "other_content")
    _look_inside(source, suffix, sign)
    return suffix


def _expected(suffix: str) -> str:
    if suffix in PICTURES:
        return "picture"
    return {".pdf": "pdf", ".txt": "", ".csv": ""}.get(suffix, "archive")


def _look_inside(source: IO[bytes], suffix: str, sign: str) -> None:
    if sign == "archive":
        archives.check_archive(source, suffix)
    elif sign == "pdf":
        pdf.check_pdf(source)
    else:
        texts.check_text(source)


def _inside_ole(source: IO[bytes], suffix: str) -> str:
    """Why a document of the old form is refused: locked, or only named like a new one."""
    source.seek(0)
    if PASSWORD in source.read():
        return "encrypted"
    if suffix in MEDIA_TYPES and suffix not in (".docx", ".xlsx"):
        return "other_content"
    return "old_sheet" if suffix == ".xlsx" else "old_document"
