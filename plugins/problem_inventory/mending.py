"""Clerical errors in what is published: where they are corrected, and what was corrected."""

from collections.abc import Iterable

from flask import url_for
from sqlalchemy import select

from portal.extensions import db
from portal.records.corrections import Correction
from portal.records.disclosure import Disclosed

from .models import RectificationItem


def texts_of(item: RectificationItem) -> list[Disclosed]:
    """The item and everything said about it that everybody reads."""
    said = [*item.problems, *item.progress, *item.extensions]
    return [record for record in (item, *said) if record.is_public]


def mending(item: RectificationItem, back: str) -> list[tuple[str, str]]:
    """Where each text of an item's public page may be corrected: its title and label, and the address."""
    return [
        (
            f"{record.public_title} · {label}",
            url_for("corrections.correct", kind=record.kind, record_id=record.id, field=field, back=back),
        )
        for record in texts_of(item)
        for field, label in record.correctable.items()
    ]


def corrected(records: Iterable[Disclosed]) -> list[Correction]:
    """What was corrected in these records, the last first: the public reads both texts side by side."""
    wanted = {(record.kind, record.id) for record in records}
    some = Correction.subject_id.in_({number for _kind, number in wanted}), Correction.applied_on.is_not(None)
    found = db.session.scalars(select(Correction).where(*some).order_by(Correction.id.desc()))
    return [it for it in found if (it.subject_kind, it.subject_id) in wanted]
