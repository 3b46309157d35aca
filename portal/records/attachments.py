"""The files of records: attached, shown, removed and erased.

    checked = check_upload(request.files["scan"])          portal.office.guard, outside of writing()
    with writing():
        item = load(Item, item_id, version)
        scan = attach(item, checked, role="scan")

Who may see a file is who may see its record: the hook attachment_owner answers for each kind.
"""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import ColumnElement, Select, delete, func, select

from ..clock import now
from ..errors import NotThere
from ..extensions import db
from ..items import Change, FilesSeen, Recordable, SignedIn
from . import actor
from .attachment_models import Attachment
from .file_limits import check_count
from .file_store import CheckedFile, file_store
from .models import Record
from .writing import current_transaction, record

FORM = "portal.form"  # the kind of owner of a file that waits between the steps of a form
EVIDENCE = "evidence"
AT_ONCE = 500  # in one question to the database


def attach(owner: Recordable, checked: CheckedFile, role: str = EVIDENCE, public: bool = False) -> Attachment:
    """Give a record a checked file; `role` says what it is there, in the words of its plugin. Inside writing() only.

    Raises TooManyFiles.
    """
    session = current_transaction().session
    session.flush()  # a new record gets its number
    check_count(session.scalar(_count(_of(owner.kind, owner.id), Attachment.removed_at.is_(None))) or 0)
    row = new_row(owner.kind, str(owner.id), checked, role)
    row.public = public
    session.add(row)
    session.flush()
    record(Change(owner, "file_added", fields=("files",), public=public))
    return row


def attachments_of(kind: str, owner_id: int | str, public_only: bool = False) -> Sequence[Attachment]:
    """The files of a record in the order in which they came, without removed ones."""
    query = select(Attachment).where(_of(kind, owner_id), Attachment.removed_at.is_(None)).order_by(Attachment.id)
    return db.session.scalars(query.where(Attachment.public) if public_only else query).all()


def files_seen(
    user: SignedIn | None, kind: str, record_id: str, permission: str, *models: type[Record]
) -> FilesSeen | None:
    """What a plugin answers to the hook attachment_owner for its models.

    All files of what a person may see with the permission; without it those of published records that are shown, too.
    """
    model = next((it for it in models if it.kind == kind), None)
    row = model and db.session.scalar(model.visible_to(user).where(model.id == int(record_id)))
    if row is None:
        return None
    if user is not None and user.may(permission):
        return "all"
    return "public" if row.is_public else None


def remove_attachment(owner: Recordable, attachment_id: int, reason: str = "") -> None:
    """Take a file off a record; row and content stay for the audit. Inside writing() only. Raises NotThere."""
    row = _present(owner, attachment_id)
    row.removed_at = now()
    record(Change(owner, "file_removed", reason, fields=("files",), public=row.public))


def show_attachment(owner: Recordable, attachment_id: int, public: bool) -> None:
    """Show a file on public pages, or no longer. Inside writing() only. Raises NotThere."""
    row = _present(owner, attachment_id)
    row.public = public
    record(Change(owner, "file_shown" if public else "file_hidden", fields=("files",), public=True))


def erase_attachments(kind: str, owner_id: int | str) -> int:
    """Delete the files of a record for good, removed ones too, and copies that still wait under a form's token.

    Inside writing() only; the content goes when the transaction is committed. Returns how many there were. The caller
    records why.
    """
    files = select(Attachment.file).where(_of(kind, owner_id))
    waiting = (Attachment.owner_kind == FORM) & Attachment.file.in_(files)
    delete_rows(waiting)
    return delete_rows(_of(kind, owner_id))


def erase_attachments_of_plugin(name: str) -> int:
    """Delete the files of all records of a plugin that is uninstalled. Inside writing() only."""
    return delete_rows(Attachment.owner_kind.startswith(f"{name}.", autoescape=True))


def delete_rows(which: ColumnElement[bool]) -> int:
    """Delete rows; after the commit their content goes where no other row points at it. Inside writing() only."""
    transaction = current_transaction()
    files = list(transaction.session.scalars(delete(Attachment).where(which).returning(Attachment.file)))
    transaction.afterwards.append(partial(discard_unused, files))
    return len(files)


def discard_unused(files: Sequence[str]) -> int:
    """Delete the content of those files that no row points at; returns how many went."""
    unused = set(files)
    with db.engine.connect() as connection:
        for start in range(0, len(files), AT_ONCE):
            some = files[start : start + AT_ONCE]
            unused -= set(connection.scalars(select(Attachment.file).where(Attachment.file.in_(some))))
    for file in unused:
        file_store().discard(file)
    return len(unused)


def new_row(kind: str, owner_id: str, checked: CheckedFile, role: str) -> Attachment:
    """A row for a file, not yet added; the acting person brought it."""
    who = actor.acting()
    return Attachment(
        owner_kind=kind,
        owner_id=owner_id,
        role=role,
        name=checked.name,
        size=checked.size,
        sha256=checked.sha256,
        media_type=checked.media_type,
        file=checked.file,
        added_by_id=who.id,
        added_by=who.title,
    )


def _present(owner: Recordable, attachment_id: int) -> Attachment:
    query = select(Attachment).where(
        Attachment.id == attachment_id, _of(owner.kind, owner.id), Attachment.removed_at.is_(None)
    )
    row = current_transaction().session.scalar(query.with_for_update())
    if row is None:
        raise NotThere
    return row


def _of(kind: str, owner_id: int | str) -> ColumnElement[bool]:
    return (Attachment.owner_kind == kind) & (Attachment.owner_id == str(owner_id))


def _count(*which: ColumnElement[bool]) -> Select[int]:
    return select(func.count()).select_from(Attachment).where(*which)
