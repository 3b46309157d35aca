"""The check of one file before it comes in: copied in pieces, then looked at by a process that can be lost.

    checked = check_upload(request.files["scan"])      outside of writing(): it may take seconds
    with writing():
        attach(load(Item, item_id), checked, role="scan")

While that process works (portal.office.apart), this request gives its turn and its database connection back.
"""

import hashlib
import logging
import os
import shutil
from typing import IO

from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from ..errors import Busy
from ..records.file_limits import largest_file
from ..records.file_names import clean_name, with_suffix
from ..records.file_store import CheckedFile, LocalStore, file_store
from ..records.writing import let_go
from ..turns import waiting
from .apart import LONG, Lost, in_turn, look_apart
from .inspection.marks import is_marked
from .kinds import ANY_SHEET, KNOWN_REFUSED, MEDIA_TYPES, PICTURES, SHEETS, suffix_of
from .refusals import FileRefused

log = logging.getLogger(__name__)
SPARE = 256 * 1024 * 1024  # bytes of the disk that uploads never take: the database needs room to write
PIECE = 256 * 1024
SHEET_KINDS = "xlsx, xls, ods, csv, txt"
KINDS = "jpg, png, webp, gif, pdf, ofd, docx, xlsx, txt, csv"


def check_upload(upload: FileStorage) -> CheckedFile:
    """Check a file that was sent, and keep it where attach() and stage() find it; not inside writing().

    Raises FileRefused with the sentence for the sender, Busy when too much is going on or the disk is full.
    """
    return _checked(upload, MEDIA_TYPES)


def check_sheet(upload: FileStorage) -> CheckedFile:
    """The same for a spreadsheet that is read and not handed on: xls and ods are taken, too; its content decides."""
    return _checked(upload, SHEETS)


def _checked(upload: FileStorage, kinds: dict[str, str]) -> CheckedFile:
    name = clean_name(upload.filename)
    _check_name(name, kinds)
    most, store = largest_file(), file_store()
    let_go()
    try:
        with waiting(), store.draft() as draft, store.draft() as drawn:
            refuse_without_room(store, most)
            copy_in(upload.stream, draft, name, most)
            with in_turn():
                suffix = _look_at(draft, drawn, name, ANY_SHEET if kinds is SHEETS else suffix_of(name))
            return _keep(store, drawn if suffix in PICTURES else draft, with_suffix(name, suffix), kinds[suffix])
    except OSError as error:
        log.exception("a file could not be kept")
        raise Busy(_("The file could not be saved. Please try again in a few minutes.")) from error


def _check_name(name: str, kinds: dict[str, str]) -> None:
    suffix = suffix_of(name)
    if is_marked(name):
        raise FileRefused("classified", name)
    if suffix not in kinds:
        reason = KNOWN_REFUSED.get(suffix, "other_kind")
        raise FileRefused(reason, name, kinds=SHEET_KINDS if kinds is SHEETS else KINDS)


def refuse_without_room(store: LocalStore, most: int) -> None:
    """Raise Busy when a file of this size would fill the disk."""
    if shutil.disk_usage(store.folder).free < SPARE + most:
        raise Busy(
            _("There is no room for files at the moment. Please tell the office, or send your text without them.")
        )


def copy_in(source: IO[bytes], draft: IO[bytes], name: str, most: int) -> None:
    """Copy what was sent in pieces. Raises FileRefused once it is larger than it may be."""
    size = 0
    while piece := source.read(PIECE):
        size += len(piece)
        if size > most:
            raise FileRefused("too_large", name, most=most // 1024**2)
        draft.write(piece)
    draft.flush()
    draft.seek(0)


def _look_at(draft: IO[bytes], drawn: IO[bytes], name: str, expected: str) -> str:
    """The suffix the file must have. Raises FileRefused, also for a file that its own check does not survive."""
    number, seconds = drawn.fileno(), LONG if expected == ANY_SHEET else 0
    try:
        verdict = look_apart("portal.office.inspection", (expected, str(number)), draft, (number,), seconds)
    except Lost as lost:
        raise FileRefused(lost.reason, name) from lost
    if "refused" in verdict:
        raise FileRefused(verdict["refused"], name)
    return str(verdict["suffix"])


def _keep(store: LocalStore, draft: IO[bytes], name: str, media_type: str) -> CheckedFile:
    draft.seek(0)
    digest = hashlib.file_digest(draft, "sha256").hexdigest()  # type: ignore[arg-type]
    size = os.fstat(draft.fileno()).st_size
    return CheckedFile(store.keep(draft), name, size, digest, media_type)
