"""Imports that nobody ends: they hold personal data, so they go."""

from datetime import timedelta

from sqlalchemy import select

from ...clock import now
from ...records.writing import writing
from .models import StagedImport
from .staged import delete_import

KEPT = timedelta(hours=24)
DRAFTS_KEPT = timedelta(days=30)
AT_ONCE = 100


def sweep_imports() -> int:
    """Delete uploads that were not touched for a day, and grids of a month; returns how many. Not inside writing()."""
    old = (StagedImport.touched_at < now() - KEPT) & (StagedImport.name != "")
    forgotten = StagedImport.touched_at < now() - DRAFTS_KEPT
    with writing() as tx:
        found = tx.session.scalars(select(StagedImport).where(old | forgotten).limit(AT_ONCE)).all()
        for staged in found:
            delete_import(staged)
        return len(found)
