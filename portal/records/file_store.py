"""Where the files of records lie: a folder of the instance, each file under a random name, readable by its owner only.

A file is on the disk for good before the database hears of it, so a row never points at a missing file. One that no row
points at in the end is swept (portal.records.sweeping). Another kind of store needs these few methods and no more.
"""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from flask import current_app

from ..config import Configuration

FOLDER = "attachments"
NAME = re.compile(r"[0-9a-f]{32}")
COPY = 1024 * 1024


@dataclass(frozen=True)
class CheckedFile:
    """A file that was checked and lies in the store; `file` is its name there, `name` the one people read."""

    file: str
    name: str
    size: int
    sha256: str
    media_type: str


class LocalStore:
    """Files in a folder, spread over 256 inner ones by the first two signs of their names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def draft(self) -> Iterator[IO[bytes]]:
        """A file without a name that is gone at the end of the block, on the same disk as the others."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        with TemporaryFile(dir=self.folder) as draft:
            yield draft

    def keep(self, draft: IO[bytes]) -> str:
        """Copy a file in pieces, see it safely to the disk, and return the name it lies under. Raises OSError."""
        name = secrets.token_hex(16)
        path = self.path(name)
        for folder in (self.folder, path.parent):
            folder.mkdir(mode=0o700, exist_ok=True)
        draft.seek(0)
        try:
            with open(path, "xb", opener=_private) as kept:
                while piece := draft.read(COPY):
                    kept.write(piece)
                kept.flush()
                os.fsync(kept.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise
        for folder in (path.parent, self.folder):
            _see_to_disk(folder)
        return name

    def path(self, name: str) -> Path:
        """Where a file lies, whether it is there or not."""
        return self.folder / name[:2] / name

    def discard(self, name: str) -> None:
        """Delete a file; one that is gone already is no fault."""
        self.path(name).unlink(missing_ok=True)

    def folders(self) -> Iterator[list[Path]]:
        """All files, one inner folder after the other."""
        for inner in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            yield [path for path in inner.iterdir() if NAME.fullmatch(path.name)]


def file_store() -> LocalStore:
    """The store of the current application."""
    config: Configuration = current_app.extensions["portal_config"]
    return LocalStore(config.instance / FOLDER)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_CLOEXEC, 0o600)


def _see_to_disk(folder: Path) -> None:
    """A new name in a folder survives a power cut only when the folder itself was written."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
