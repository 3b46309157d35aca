"""The files of an item: scans of what was signed, evidence of what was done."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from portal.extensions import db
from portal.records.attachment_models import Attachment

from .models import RectificationItem


def files_of(item: RectificationItem) -> Sequence[Attachment]:
    """The files of an item, of its progress and its later deadlines, in the order in which they came."""
    owners: dict[str, list[str]] = {}
    for record in (item, *item.progress, *item.extensions):
        owners.setdefault(record.kind, []).append(str(record.id))
    of_these = [(Attachment.owner_kind == kind) & Attachment.owner_id.in_(ids) for kind, ids in owners.items()]
    present = Attachment.removed_at.is_(None)
    return db.session.scalars(select(Attachment).where(present, or_(*of_these)).order_by(Attachment.id)).all()
