"""A plain, consistent copy of the database and the attachments."""

import sqlite3
import subprocess
import tarfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import current_app
from sqlalchemy import make_url

from ..clock import now
from ..config import Configuration
from ..errors import PortalError
from .file_store import FOLDER as ATTACHMENTS


def make_backup(target: Path | None = None) -> Path:
    """Copy database and attachments into one archive; keys are left out, they belong in another place.

    Raises PortalError when the copy cannot be made; an unfinished archive never keeps its final name.
    """
    config: Configuration = current_app.extensions["portal_config"]
    folder = config.instance / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    target = target or folder / f"portal-{now():%Y%m%dT%H%M%SZ}.tar.gz"
    draft = target.with_name(f".{target.name}.part")
    try:
        with TemporaryDirectory(dir=folder) as place:
            copy = _copy_database(config, Path(place))
            _pack(draft, copy, config.instance / ATTACHMENTS)
        draft.rename(target)
    except (OSError, sqlite3.Error, subprocess.CalledProcessError) as error:
        draft.unlink(missing_ok=True)
        raise PortalError(f"The backup could not be made: {error}") from error
    return target


def _copy_database(config: Configuration, place: Path) -> Path:
    if config.database.startswith("sqlite"):
        return _copy_sqlite(Path(config.database.removeprefix("sqlite:///")), place / "portal.db")
    return _copy_postgresql(config.database, place / "portal.dump")


def _copy_sqlite(source: Path, copy: Path) -> Path:
    """Copy with SQLite's own backup, on a fresh connection: with an open write it would retry for ever."""
    origin = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    destination = sqlite3.connect(copy)
    try:
        origin.backup(destination)
        if destination.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the copy is damaged")
    finally:
        destination.close()
        origin.close()
    return copy


def _copy_postgresql(url: str, copy: Path) -> Path:
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    subprocess.run(["pg_dump", "--format=custom", f"--file={copy}", address], check=True, capture_output=True)
    return copy


def _pack(archive: Path, copy: Path, attachments: Path) -> None:
    with tarfile.open(archive, "w:gz") as tar:
        archive.chmod(0o600)
        tar.add(copy, copy.name)
        if attachments.is_dir():
            _add_files(tar, attachments)


def _add_files(tar: tarfile.TarFile, attachments: Path) -> None:
    """After the database, so that every row's file comes along; one that was erased meanwhile is left out."""
    for path in [attachments, *sorted(attachments.rglob("*"))]:
        with suppress(FileNotFoundError):
            tar.add(path, ATTACHMENTS / path.relative_to(attachments), recursive=False)
