"""Taking a published page back (撤回), in an emergency at once and with one button (紧急撤下).

The public address then says that the content was withdrawn, and for what kind of reason. An emergency withdrawal is
confirmed by a second person within a day; until then it stands in the to-do list of those who may.
"""

from datetime import datetime, timedelta
from typing import Self

from flask_babel import gettext as _
from sqlalchemy import Index, Select, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column

from ..clock import now
from ..database.types import BigId, Instant
from ..errors import PortalError
from ..extensions import db
from ..items import Change, Entry, SignedIn
from . import actor
from .disclosure import kinds
from .models import Record
from .writing import load, record, writing

WITHDRAW, AT_ONCE = "portal.withdraw", "portal.withdraw_at_once"
CONFIRM_WITHIN = timedelta(hours=24)


class WithdrawalRefused(PortalError):
    """There is nothing to withdraw, or the same person would confirm."""

    status = 409


class Withdrawal(Record):
    """That a page was taken back: by whom, why, and who confirmed it."""

    __tablename__ = "portal_withdrawal"
    __table_args__ = (Index(None, "subject_kind", "subject_id"), Index(None, "confirmed_at", "id"))
    kind = "portal.withdrawal"

    subject_kind: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[int] = mapped_column(BigId)
    title: Mapped[str] = mapped_column(Text)
    reason_kind: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    withdrawn_at: Mapped[datetime] = mapped_column(Instant, default=now)
    withdrawn_by: Mapped[str] = mapped_column(Text)
    withdrawn_by_id: Mapped[int | None] = mapped_column(BigId)
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    confirmed_by: Mapped[str] = mapped_column(Text, default="")

    @property
    def confirm_until(self) -> datetime:
        """When a second person has to have confirmed it."""
        return self.withdrawn_at + CONFIRM_WITHIN

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """For those who may withdraw."""
        may = user is not None and (user.may(WITHDRAW) or user.may(AT_ONCE))
        return select(cls) if may else select(cls).where(false())


def withdraw(kind: str, record_id: int, reason_kind: str, entry: Entry, confirmed: bool) -> None:
    """Take a published record back; `confirmed` False in an emergency, which a second person has to confirm.

    Raises NotThere, and WithdrawalRefused when it is not public.
    """
    with writing() as tx:
        subject = load(kinds()[kind], record_id)
        if not subject.is_public:
            raise WithdrawalRefused(_("This is not public, so there is nothing to withdraw."))
        subject.withdrawn_for = reason_kind
        who = actor.acting()
        row = Withdrawal(subject_kind=kind, subject_id=record_id, title=subject.public_title, reason_kind=reason_kind)
        row.reason, row.withdrawn_by, row.withdrawn_by_id = entry.reason, who.title, who.id
        row.confirmed_at, row.confirmed_by = (now(), who.title) if confirmed else (None, "")
        tx.session.add(row)
        record(Change(subject, "withdrawn", entry.reason, ("withdrawn_for",), public=True, entry=entry))


def confirm(withdrawal_id: int) -> None:
    """Confirm an emergency withdrawal. Raises NotThere, WithdrawalRefused for the person who withdrew it."""
    with writing():
        row = load(Withdrawal, withdrawal_id)
        who = actor.acting()
        if who.id == row.withdrawn_by_id:
            raise WithdrawalRefused(_("A second person has to confirm it, not the one who withdrew it."))
        if row.confirmed_at is None:
            row.confirmed_at, row.confirmed_by = now(), who.title
            record(Change(row, "confirmed"))


def unconfirmed() -> list[Withdrawal]:
    """The emergency withdrawals that wait for a second person, oldest first."""
    return list(db.session.scalars(select(Withdrawal).where(Withdrawal.confirmed_at.is_(None)).order_by(Withdrawal.id)))
