"""The process that unpacks a folder: python -m portal.office.inspection.folder DESCRIPTOR

The .zip comes on standard input, its files go one behind the other to the open descriptor, and their names with where
each begins and how long it is, as one line of JSON, to standard output. Each is checked on its own afterwards.
"""

import json
import os
import shutil
import sys
import zlib
from typing import IO, Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from .archives import check_contents
from .limits import LARGEST_OUTPUT, hold_to_limits
from .verdict import Refused

MOST_FILES = 200
UTF_8, UNICODE_PATH = 0x800, 0x7075  # the mark of a name, and the extra field that some programs put it into
ENCODINGS = ("utf-8", "gb18030")  # of names without the mark: what Windows in China writes is GBK
LEFT_BY_SYSTEMS = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


def unpack(source: IO[bytes], target: IO[bytes]) -> list[tuple[str, int, int]]:
    """Write the files of an archive to `target`; returns name, start and size of each. Raises Refused."""
    try:
        with ZipFile(source) as archive:
            names = names_of(archive.infolist())
            check_contents(archive.infolist(), names)
            files = [it for it in zip(archive.infolist(), names, strict=True) if _is_wanted(it[1])]
            _check_size([entry for entry, _name in files])
            return [(name, *_write(archive, entry, target)) for entry, name in files]
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Refused("damaged") from error


def names_of(entries: list[ZipInfo]) -> list[str]:
    """The names as whoever packed the archive reads them, with their folders."""
    unmarked = [_written(entry) for entry in entries if not _is_marked(entry)]
    encoding = next((it for it in ENCODINGS if all(_is_written_in(it, name) for name in unmarked)), "cp437")
    return [
        entry.orig_filename if _is_marked(entry) else _told_apart(entry.extra) or _written(entry).decode(encoding)
        for entry in entries
    ]


def _is_marked(entry: ZipInfo) -> bool:
    return bool(entry.flag_bits & UTF_8)


def _written(entry: ZipInfo) -> bytes:
    """The bytes of a name without the mark: the library took them for those of the first PCs."""
    return entry.orig_filename.encode("cp437")


def _is_written_in(encoding: str, name: bytes) -> bool:
    try:
        name.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _told_apart(extra: bytes) -> str:
    """The name in UTF-8 that stands beside the written one; empty where there is none."""
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        if kind == UNICODE_PATH and size > 5:  # one byte of version and four of a checksum stand before it
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return ""


def _is_wanted(name: str) -> bool:
    """Not a folder, and not what systems and word processors leave beside the files of people."""
    low = name.replace("\\", "/").lower()
    last = low.rpartition("/")[2]
    left = low.startswith(LEFT_BY_SYSTEMS[0]) or last in LEFT_BY_SYSTEMS[1:] or last.startswith(("~$", "._"))
    return bool(last) and not left


def _check_size(entries: list[ZipInfo]) -> None:
    if not entries:
        raise Refused("empty")
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_OUTPUT:
        raise Refused("folder_too_large")


def _write(archive: ZipFile, entry: ZipInfo, target: IO[bytes]) -> tuple[int, int]:
    start = target.tell()
    with archive.open(entry) as part:
        shutil.copyfileobj(part, target)
    return start, target.tell() - start


def main() -> dict[str, Any]:
    """The files, or the reason why the folder is refused."""
    try:
        with os.fdopen(int(sys.argv[1]), "w+b", closefd=False) as target:
            return {"files": unpack(sys.stdin.buffer, target)}
    except Refused as verdict:
        return {"refused": verdict.reason}
    except (MemoryError, RecursionError):
        return {"refused": "too_heavy"}


if __name__ == "__main__":
    hold_to_limits()
    print(json.dumps(main()))
