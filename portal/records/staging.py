"""Files that wait between the steps of a form, under the nonce of its token (portal.records.receipts).

    stage(form.issued.nonce, check_upload(upload))        after the first step
    staged(form.issued.nonce)                             to list them on the page
    attach_staged(opinion, form.issued.nonce)             with the last step, inside writing()

What was attached stays under the token as well, so that a form that is sent again after "back" with other words has its
files too; both rows point at one file. Two days later the waiting row is swept.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, select, update
from sqlalchemy.exc import IntegrityError

from ..clock import now
from ..extensions import db
from ..items import Recordable
from .attachment_models import Attachment
from .attachments import EVIDENCE, FORM, attach, delete_rows, discard_unused, new_row
from .file_limits import check_count
from .file_store import CheckedFile
from .writing import current_transaction, writing


def stage(nonce: bytes, checked: CheckedFile) -> None:
    """Keep a checked file for the form with this nonce; the same content twice is one file. Not inside writing().

    Raises TooManyFiles.
    """
    try:
        with writing() as tx:
            present = tx.session.scalars(_under(nonce)).all()
            if all(row.sha256 != checked.sha256 for row in present):
                check_count(len(present), staged=True)
                tx.session.add(new_row(FORM, nonce.hex(), checked, FORM))
    except IntegrityError:  # the same form was sent twice at once: the unique index took one of them
        pass
    discard_unused([checked.file])


def staged(nonce: bytes) -> Sequence[Attachment]:
    """The files that wait under a nonce, in the order in which they came."""
    return db.session.scalars(_under(nonce)).all()


def unstage(nonce: bytes, attachment_id: int) -> None:
    """Take one of the waiting files away; one that is gone already is no fault. Not inside writing()."""
    with writing():
        delete_rows(_waiting(nonce) & (Attachment.id == attachment_id))


def attach_staged(owner: Recordable, nonce: bytes, role: str = EVIDENCE) -> list[Attachment]:
    """Give a record the files that wait under a nonce. Inside writing() only. Raises TooManyFiles."""
    # locked, so that a sweep at the same moment does not take the content away
    waiting = current_transaction().session.scalars(_under(nonce).with_for_update()).all()
    return [attach(owner, _as_checked(row), role) for row in waiting]


def restage(old: bytes, new: bytes) -> None:
    """Let the files of a form whose token expired wait under its new one, for another day. Not inside writing()."""
    with writing() as tx:
        tx.session.execute(update(Attachment).where(_waiting(old)).values(owner_id=new.hex(), added_at=now()))


def _under(nonce: bytes) -> Select[Attachment]:
    return select(Attachment).where(_waiting(nonce)).order_by(Attachment.id)


def _waiting(nonce: bytes) -> ColumnElement[bool]:
    return (Attachment.owner_kind == FORM) & (Attachment.owner_id == nonce.hex())


def _as_checked(row: Attachment) -> CheckedFile:
    return CheckedFile(row.file, row.name, row.size, row.sha256, row.media_type)
