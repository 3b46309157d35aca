"""The one moment in which rows come in: all of those the preview showed, or none."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from ...clock import now
from ...errors import StaleRecord
from ...extensions import db
from ...items import Change, Importer, Subject
from ...records.models import AuditEntry
from ...records.writing import load, record, writing
from . import parts
from .checking import Checked, counts_of
from .models import APPLYING, DONE, StagedImport
from .tables import as_text, written_at

KIND = "portal.import"
IMPORTED = "imported"


def newest_change() -> int:
    """The number of the newest entry of the audit list: while it stays, nobody changed a record."""
    return db.session.scalar(select(func.max(AuditEntry.id))) or 0


def apply_checked(
    import_id: int, importer: Importer, options: Mapping[str, Any], digest: str, check: Callable[[], Checked]
) -> Checked | None:
    """Check again, then import in one transaction what was shown; returns what differs from it, without importing.

    The check runs before the lock is taken, so that others need not wait for it. If somebody recorded a change in
    between it runs once more, inside. Sent twice, the second finds the import done.
    """
    seen = newest_change()
    checked = check()
    if checked.digest != digest or not checked.sound:
        return checked
    try:
        with writing():
            staged = load(StagedImport, import_id)
            if staged.state != APPLYING or staged.digest != digest:
                return None
            if newest_change() != seen:
                checked = check()
                if checked.digest != digest:
                    return checked
            _finish(staged, importer, checked, importer.apply(checked.preview, options))
    except IntegrityError as error:  # on PostgreSQL somebody else can still have been faster
        return _again(error, check)
    return None


def _finish(staged: StagedImport, importer: Importer, checked: Checked, made: Any) -> None:
    left_out = _left_out(staged, checked)
    staged.state, staged.touched_at = DONE, now()
    staged.result = counts_of(checked.statuses) | ({"kind": made.kind, "id": made.id} if made is not None else {})
    staged.statuses = ""
    parts.forget_all(staged)
    if left_out:
        parts.write_list(staged, "failed", left_out)
    record(Change(Subject(KIND, importer.name), IMPORTED))


def _left_out(staged: StagedImport, checked: Checked) -> list[Any]:
    """The rows that the person left out, as they were written, with the reason."""
    places = [place for place, row in enumerate(checked.rows) if row.status == "skipped"]
    written = zip(places, written_at(staged, places), strict=True)
    return [
        [row.number, {key: as_text(value) for key, value in row.cells.items()}, checked.rows[place].messages]
        for place, row in written
    ]


def _again(error: IntegrityError, check: Callable[[], Checked]) -> Checked:
    """What the preview would show now. Raises StaleRecord where nobody can tell from it what is in the way."""
    checked = check()
    if checked.sound:
        raise StaleRecord(changed_meanwhile()) from error
    return checked


def changed_meanwhile() -> str:
    """The sentence above a preview that is shown again."""
    return _("Something changed since this preview was made. Nothing was imported: look at it again, then confirm.")
