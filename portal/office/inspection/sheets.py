"""Spreadsheets that are read and not handed on: xls and ods too, and what a file is its content says, not its name."""

from typing import IO
from zipfile import BadZipFile, ZipFile

from .archives import check_archive
from .signs import HEAD, sign_of
from .texts import check_text
from .verdict import Refused

ODS = b"application/vnd.oasis.opendocument.spreadsheet"
MANIFEST, LARGEST_MANIFEST = "META-INF/manifest.xml", 1024 * 1024
PROGRAMS = ("Basic/", "Scripts/")
MARKUP = (b"<html", b"<table", b"<!doctype", b"<?xml", b"<meta", b"<style", b"<!--", b"mime-version:")
IN_OLE = (("EncryptedPackage", "encrypted"), ("_VBA_PROJECT", "macros"))  # names of streams and of storages
BOOKS = ("Workbook\0", "WORKBOOK\0", "Book\0", "BOOK\0")


def kind_of_sheet(source: IO[bytes]) -> str:
    """The suffix that fits: ".xlsx", ".ods", ".xls", or ".csv" for any text. Raises Refused."""
    head = source.read(HEAD)
    sign = sign_of(head)
    if not head:
        raise Refused("empty")
    if sign == "archive":
        return _kind_of_archive(source)
    if sign == "ole":
        return _kind_of_ole(source)
    if sign:
        raise Refused("other_content")
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(MARKUP):
        raise Refused("web_page")
    check_text(source)
    return ".csv"


def _kind_of_archive(source: IO[bytes]) -> str:
    try:
        with ZipFile(source) as archive:
            suffix = ".ods" if _is_ods(archive) else ".xlsx"
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Refused("damaged") from error
    check_archive(source, suffix)
    return suffix


def _is_ods(archive: ZipFile) -> bool:
    names = archive.namelist()
    if "mimetype" not in names or "content.xml" not in names:
        return False
    if any(name.startswith(PROGRAMS) for name in names):
        raise Refused("macros")
    if MANIFEST in names:
        with archive.open(MANIFEST) as manifest:
            if b"encryption-data" in manifest.read(LARGEST_MANIFEST):
                raise Refused("encrypted")
    with archive.open("mimetype") as kind:
        if kind.read(len(ODS) + 1).strip() != ODS:
            raise Refused("other_content")
    return True


def _kind_of_ole(source: IO[bytes]) -> str:
    source.seek(0)
    content = source.read()
    for name, reason in IN_OLE:
        if name.encode("utf-16-le") in content:
            raise Refused(reason)
    if not any(name.encode("utf-16-le") in content for name in BOOKS):
        raise Refused("other_content")
    return ".xls"
