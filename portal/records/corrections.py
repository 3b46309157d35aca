"""Correcting a clerical error in a published text (更正): both texts stay on the page, side by side.

The new text passes the same review as the first one. A correction never touches what was promised: each kind names the
fields that may be corrected, and deadline, owner and goal are never among them.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Self

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, Index, Select, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column

from ..clock import now, today
from ..database.types import BigId, Instant
from ..errors import PortalError
from ..extensions import db
from ..items import Change, Entry, Recordable, SignedIn
from . import actor, review
from .disclosure import Disclosed, kinds
from .models import Record
from .writing import current_transaction, load, record, writing


class CorrectionRefused(PortalError):
    """This cannot be corrected, or not so."""

    status = 409


class Correction(Record):
    """A text and what it should have been; applied once the new text is signed for publication."""

    __tablename__ = "portal_correction"
    __table_args__ = (
        CheckConstraint("old <> new", name="changes_something"),
        Index(None, "subject_kind", "subject_id", "id"),
    )
    kind = "portal.correction"

    subject_kind: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[int] = mapped_column(BigId)
    field: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    old: Mapped[str] = mapped_column(Text)
    new: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    proposed_by_id: Mapped[int | None] = mapped_column(BigId)
    proposed_at: Mapped[datetime] = mapped_column(Instant, default=now)
    applied_on: Mapped[date | None]

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who review, one's own for the others."""
        query = select(cls)
        if user is None:
            return query.where(false())
        return query if user.may("portal.review") else query.where(cls.proposed_by_id == user.id)

    def public_texts(self) -> Sequence[review.PublicText]:
        """The text as it will be, beside the one it replaces."""
        return [review.PublicText(self.label, self.new), review.PublicText(_("Before"), self.old)]


def propose(kind: str, record_id: int, field: str, new: str, reason: str, url: str) -> None:
    """Hand a corrected text in for review; `url` leads reviewers to the record.

    Raises NotThere, and CorrectionRefused for a field that cannot be corrected or a text that stays the same.
    """
    with writing() as tx:
        subject = load(kinds()[kind], record_id)
        _check(subject, field, new)
        label, old = str(subject.correctable[field]), getattr(subject, field)
        correction = Correction(subject_kind=kind, subject_id=record_id, field=field, label=label, old=old, new=new)
        correction.reason, correction.proposed_by_id = reason, actor.acting().id
        tx.session.add(correction)
        record(Change(correction, "proposed", reason))
        review.ask(correction, subject.scope, _("Correction: %(field)s", field=label), url)


def _check(subject: Disclosed, field: str, new: str) -> None:
    if subject.published_at is None or subject.withdrawn_for or field not in subject.correctable:
        raise CorrectionRefused(_("This cannot be corrected: what was promised changes only by a decision."))
    if getattr(subject, field) == new:
        raise CorrectionRefused(_("The text is the same as before. Type it as it should be."))


def apply_correction(correction_id: int, entry: Entry) -> None:
    """Put the corrected text in place.

    Raises NotReviewed before the new text is signed, CorrectionRefused when the text was changed meanwhile.
    """
    with writing():
        correction = load(Correction, correction_id)
        review.must_be_approved(correction)
        _put_in_place(correction, load(kinds()[correction.subject_kind], correction.subject_id), entry)


def _put_in_place(correction: Correction, subject: Any, entry: Entry) -> None:
    if correction.applied_on or getattr(subject, correction.field) != correction.old:
        raise CorrectionRefused(_("The text has changed meanwhile. Propose the correction anew."))
    setattr(subject, correction.field, correction.new)
    correction.applied_on = today()
    record(Change(correction, "applied"))
    record(Change(subject, "corrected", correction.reason, (correction.field,), subject.is_public, entry))


def forget_corrections(subject: Recordable) -> None:
    """Delete the corrections of a record with the texts that were reviewed for them; their audit entries stay.

    Call it inside writing() only, together with `review.forget_reviews()` of the record.
    """
    for correction in (*corrections_of(subject), *corrections_of(subject, applied=False)):
        review.forget_reviews(correction)
        current_transaction().session.delete(correction)
        record(Change(correction, "forgotten"))


def corrections_of(subject: Recordable, applied: bool = True) -> list[Correction]:
    """The corrections of a record that were applied, or those that wait, oldest first."""
    mine = (Correction.subject_kind == subject.kind) & (Correction.subject_id == subject.id)
    state = Correction.applied_on.is_not(None) if applied else Correction.applied_on.is_(None)
    return list(db.session.scalars(select(Correction).where(mine, state).order_by(Correction.id)))
