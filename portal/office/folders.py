"""A folder of files that was sent as one .zip: a process that can be lost unpacks it, nothing of the .zip is kept.

for upload in files_of(request.files["folder"]):     outside of writing()
    checked = check_upload(upload)                    each on its own: one that is refused stops no other
"""

from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from werkzeug.datastructures import FileStorage

from ..records.file_limits import largest_file
from ..records.file_names import clean_name
from ..records.file_store import file_store
from ..records.writing import let_go
from ..turns import waiting
from .apart import Lost, in_turn, look_apart
from .guard import copy_in, refuse_without_room
from .inspection.marks import is_marked
from .kinds import FOLDER, suffix_of
from .refusals import FileRefused


def is_folder(upload: FileStorage) -> bool:
    """Whether the name says that it holds several files."""
    return suffix_of(clean_name(upload.filename)) == FOLDER


def files_of(upload: FileStorage) -> Iterator[FileStorage]:
    """The files in it, in its order, none of them checked yet.

    Raises FileRefused with the sentence for the sender, Busy when too much is going on or the disk is full.
    """
    name, most, store = clean_name(upload.filename), largest_file(), file_store()
    if is_marked(name):
        raise FileRefused("classified", name)
    let_go()
    with store.draft() as draft, store.draft() as unpacked:
        with waiting():
            refuse_without_room(store, most)
            copy_in(upload.stream, draft, name, most)
            with in_turn():
                files = _unpack(draft, unpacked, name)
        for inner, start, size in files:
            unpacked.seek(start)
            yield FileStorage(BytesIO(unpacked.read(min(size, most + 1))), inner)


def _unpack(draft: IO[bytes], target: IO[bytes], name: str) -> list[tuple[str, int, int]]:
    number = target.fileno()
    try:
        verdict: dict[str, Any] = look_apart("portal.office.inspection.folder", (str(number),), draft, (number,))
    except Lost as lost:
        raise FileRefused(lost.reason, name) from lost
    if "refused" in verdict:
        raise FileRefused(verdict["refused"], name)
    return [(inner, start, size) for inner, start, size in verdict["files"]]
