"""The import that a person has in hand: found, begun, moved on, forgotten."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from sqlalchemy import select, update

from ...clock import now
from ...errors import NotThere
from ...extensions import db
from ...items import Importer
from ...records import actor
from ...records.attachment_models import Attachment
from ...records.attachments import delete_rows, new_row
from ...records.file_store import CheckedFile
from ...records.jobs import add_job
from ...records.writing import current_transaction, load, writing
from . import parts
from .models import OPEN, READING, WORKING, StagedImport

JOB = "portal.import"
SMALL_FILE = 256 * 1024  # bytes: about 2,000 rows of ten columns
SMALL_TABLE = 2_000  # rows: about a second, so a person rather waits for the page than looks at its progress
RESCUE = timedelta(minutes=1)  # after that the worker looks whether a request was cut off in the middle
MOST_LISTED = 20


def find_staged(import_id: int) -> StagedImport:
    """One's own import. Raises NotThere, also for somebody else's."""
    found = db.session.scalar(StagedImport.visible_to(actor.person()).where(StagedImport.id == import_id))
    if found is None:
        raise NotThere
    return found


def in_hand(importer: Importer) -> Sequence[StagedImport]:
    """What this person has begun with an importer and not ended, the latest first."""
    mine = StagedImport.visible_to(actor.person()).where(
        StagedImport.importer == importer.name, StagedImport.state.in_((*OPEN, *WORKING))
    )
    return db.session.scalars(mine.order_by(StagedImport.id.desc()).limit(MOST_LISTED)).all()


def begin(importer: Importer, checked: CheckedFile, language: str) -> int:
    """Begin with a file that was checked; returns the number of the import. Not inside writing()."""
    with writing() as tx:
        staged = StagedImport(importer=importer.name, name=checked.name, language=language, state=READING)
        staged.user_id = actor.acting().id or 0
        tx.session.add(staged)
        tx.session.flush()
        tx.session.add(new_row(staged.kind, str(staged.id), checked, "upload"))
        see_to_it(staged, checked.size <= SMALL_FILE)
        return staged.id


def see_to_it(staged: StagedImport, small: bool) -> None:
    """Queue the work of the state it is in: at once, or where a request does it itself, for a case of need.

    Inside writing() only.
    """
    due = now() + RESCUE if small else None
    add_job(JOB, due, f"{JOB}:{staged.id}:{staged.state}", import_id=staged.id, user_id=staged.user_id)


def move(import_id: int, before: Sequence[str], state: str, prepare: Callable[[StagedImport], bool]) -> bool:
    """Let one's own import go on to the next state, if it still is in one of `before`; returns whether it did.

    `prepare` keeps what the next step needs, and says whether it is small enough for the request itself.
    """
    with writing():
        staged = load(StagedImport, import_id)
        if staged.state not in before:
            return False
        small = prepare(staged)
        staged.state, staged.touched_at = state, now()
        if state in WORKING:
            staged.row_done = 0
            see_to_it(staged, small)
        return True


def is_small(staged: StagedImport) -> bool:
    """Whether the next step is done while the person waits."""
    return staged.row_count < SMALL_TABLE


def note(staged: StagedImport, sentence: str) -> None:
    """Keep a sentence for the person; none takes the last one away. Inside writing() only."""
    if sentence:
        parts.write_one(staged, "note", sentence)
    else:
        parts.clear(staged, "note")


def abandon(import_id: int) -> None:
    """Forget one's own import, file and all. Raises NotThere."""
    with writing():
        delete_import(load(StagedImport, import_id))


def delete_import(staged: StagedImport) -> None:
    """Delete an import with its rows, its key and its file. Inside writing() only."""
    forget_file(staged)
    parts.forget_all(staged)
    current_transaction().session.delete(staged)


def forget_file(staged: StagedImport) -> None:
    """Delete the uploaded file once it is read: what matters of it lies sealed in the parts. Inside writing() only."""
    delete_rows((Attachment.owner_kind == staged.kind) & (Attachment.owner_id == str(staged.id)))


def progress_of(import_id: int, done: int, total: int) -> None:
    """Note how far the work is, for the page that waits. Not inside writing()."""
    with writing() as tx:
        mine = update(StagedImport).where(StagedImport.id == import_id)
        tx.session.execute(mine.values(row_done=done, row_count=total))


def telling(import_id: int) -> Callable[[int, int], None]:
    """A function that notes progress of one import."""
    return partial(progress_of, import_id)


def file_of(staged: StagedImport) -> str:
    """The name of the uploaded file in the store. Raises NotThere."""
    mine = (Attachment.owner_kind == staged.kind) & (Attachment.owner_id == str(staged.id))
    found = db.session.scalar(select(Attachment.file).where(mine))
    if found is None:
        raise NotThere
    return found
