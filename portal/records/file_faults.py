"""What is wrong with the files of records: others may read them, one is missing, one is not what it was."""

import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path

from flask_babel import gettext as _
from sqlalchemy import select

from ..database.moments import one_moment
from ..extensions import db
from .attachment_models import Attachment
from .file_store import file_store

AT_ONCE = 1000


def file_faults(deep: bool) -> Iterator[str]:
    """One sentence for each fault; `deep` compares the content with what it was when it came in."""
    store = file_store()
    for folder in (store.folder, *store.folder.glob("[0-9a-f][0-9a-f]")):
        if folder.exists() and stat.S_IMODE(folder.stat().st_mode) & 0o077:
            yield _("others may look into %(path)s", path=folder)
    query = select(Attachment.id, Attachment.file, Attachment.size, Attachment.sha256).order_by(Attachment.id)
    with one_moment(db.engine) as connection:
        for row in connection.execution_options(yield_per=AT_ONCE).execute(query):
            if fault := _fault(store.path(row.file), row.size, row.sha256 if deep else ""):
                yield f"{row.id}: {fault}"


def _fault(path: Path, size: int, sha256: str) -> str:
    try:
        found = path.stat()
    except FileNotFoundError:
        return _("%(path)s is missing", path=path)
    if stat.S_IMODE(found.st_mode) & 0o077:
        return _("others may read %(path)s", path=path)
    if found.st_size != size or (sha256 and _digest(path) != sha256):
        return _("%(path)s was altered", path=path)
    return ""


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
