"""The history of a record: each step with who decided it and who typed it in, which are often two people."""

from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import ForeignKey, Index, Text, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..clock import now, today
from ..database.types import BigId, Instant
from ..errors import PortalError
from ..extensions import Base, db
from ..items import Change, Decision, Entry, Recordable
from .actor import Actor
from .models import AuditEntry
from .state import current_snapshot

START_UP_CLOSED = "start_up_closed"  # the small fact that ends the time in which history may be entered


class EntryRefused(PortalError):
    """What was entered with a step cannot stand."""

    status = 409


class RecordStep(Base):
    """One step of a record's life. The states are empty where it moved nothing, as with an extension of a deadline.

    `decided_on` is the day of the decision, `entered_at` the moment somebody typed it in.
    """

    __tablename__ = "portal_step"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    audit_id: Mapped[int] = mapped_column(BigId, ForeignKey("portal_audit.id"), unique=True)
    kind: Mapped[str] = mapped_column(Text)
    record_id: Mapped[int] = mapped_column(BigId)
    action: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    target: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[str] = mapped_column(Text)
    decided_on: Mapped[date]
    basis: Mapped[str] = mapped_column(Text)
    scan: Mapped[int | None] = mapped_column(BigId)
    reason: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    added_later: Mapped[bool]
    entered_by_id: Mapped[int | None] = mapped_column(BigId)
    entered_by: Mapped[str] = mapped_column(Text)
    entered_at: Mapped[datetime] = mapped_column(Instant, default=now)

    audit: Mapped[AuditEntry] = relationship()

    __table_args__ = (Index(None, "kind", "record_id", "id"),)


def steps_of(record: Recordable) -> list[RecordStep]:
    """The history of a record, oldest first."""
    mine = (RecordStep.kind == record.kind) & (RecordStep.record_id == record.id)
    return list(db.session.scalars(select(RecordStep).where(mine).order_by(RecordStep.id)))


def step_of(change: Change, entry: Entry, who: Actor, audit: AuditEntry) -> RecordStep:
    """The step that a change becomes, beside its audit entry. Who decides on the own account needs no paper.

    Raises EntryRefused for a decision of tomorrow, and for history when the start-up phase is closed.
    """
    decision = entry.decision or Decision(who.title, today())
    _check_time(decision, entry.added_later)
    source, target = change.moved
    return RecordStep(
        audit=audit,
        kind=change.record.kind,
        record_id=change.record.id,
        action=change.action,
        source=source,
        target=target,
        decided_by=decision.decided_by,
        decided_on=decision.decided_on,
        basis=decision.basis,
        scan=decision.scan,
        reason=change.reason,
        note=entry.note,
        added_later=entry.added_later,
        entered_by_id=who.id,
        entered_by=who.title,
    )


def decision_texts(step: RecordStep | None) -> dict[str, str]:
    """What a step of the history says of its decision; all empty where there is no step."""
    names = ("decided_by", "decided_on", "basis", "note")
    return {name: str(getattr(step, name)) if step else "" for name in names}


def _check_time(decision: Decision, added_later: bool) -> None:
    if decision.decided_on > today():
        raise EntryRefused(_("The day of the decision lies in the future. Enter the day on which it was made."))
    if not added_later:
        return
    if start_up_closed():
        raise EntryRefused(_("The start-up phase is over: history from before can no longer be entered."))
    if not decision.basis:
        raise EntryRefused(_("History from before needs its basis: the meeting or the document."))


def start_up_closed() -> bool:
    """Whether the time in which history may be entered (补录) is over."""
    return START_UP_CLOSED in current_snapshot().values
