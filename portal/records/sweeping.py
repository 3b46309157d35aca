"""Sweeping what nobody needs: files of forms that were never sent, and files that no row points at."""

from datetime import timedelta
from pathlib import Path

from ..clock import now
from .attachment_models import Attachment
from .attachments import FORM, delete_rows, discard_unused
from .file_store import file_store
from .writing import writing

KEPT = timedelta(hours=48)  # a day longer than a form's token lives: a page left open comes back with its files


def sweep_staged() -> int:
    """Delete files that waited too long, and orphans; returns how many rows and files went. Not inside writing()."""
    with writing():
        rows = delete_rows((Attachment.owner_kind == FORM) & (Attachment.added_at < now() - KEPT))
    return rows + _sweep_orphans()


def _sweep_orphans() -> int:
    """A file without a row is an upload that was cut off; a young one may still get its row."""
    before = (now() - KEPT).timestamp()
    return sum(discard_unused([it.name for it in paths if _written(it) < before]) for paths in file_store().folders())


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # erased meanwhile
        return float("inf")
