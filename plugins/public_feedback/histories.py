"""The history of an opinion for staff: each hop, who decided and who typed it in, and how long it took."""

from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from portal.clock import local
from portal.extensions import db
from portal.records.attachment_models import Attachment
from portal.records.models import AuditEntry
from portal.records.steps import RecordStep, steps_of
from portal.records.workdays import working_days_between
from portal.web.formats import moment
from portal.web.history import Event

from .life import LIFE
from .models import Opinion
from .terms import EVENTS, SUSPICIONS


def words(action: str) -> str | None:
    """What happened, in the history and in the audit list."""
    return LIFE.words(action) or (str(EVENTS[action]) if action in EVENTS else None)


def hops(opinion: Opinion) -> list[Event]:
    """What happened to an opinion, the last first, each with the working days since the step before."""
    before, told = opinion.received_at, [_receipt(opinion)]
    for step in steps_of(opinion):
        told.append(_hop(step, before))
        before = step.entered_at
    return told[::-1]


def suspicion(opinion: Opinion) -> str:
    """Why it was set apart when it came, in words; empty where it was not."""
    mine = (AuditEntry.kind == Opinion.kind) & (AuditEntry.record_id == str(opinion.id))
    reason = db.session.scalar(select(AuditEntry.reason).where(mine, AuditEntry.action == "quarantined"))
    return str(SUSPICIONS.get(reason, reason)) if reason else ""


def _receipt(opinion: Opinion) -> Event:
    return Event(words("received") or "", local(opinion.received_at).date(), (moment(opinion.received_at),), False)


def _hop(step: RecordStep, before: datetime) -> Event:
    lines = [_("Decided by: %(who)s", who=step.decided_by)]
    if step.basis:
        lines.append(_("Basis: %(basis)s", basis=step.basis))
    if step.note:
        lines.append(_("Reason: %(reason)s", reason=step.note))
    lines.append(_("Typed in by: %(who)s, %(when)s", who=step.entered_by, when=moment(step.entered_at)))
    days = working_days_between(local(before).date(), local(step.entered_at).date())
    lines.append(_stay(days))
    scan = db.session.get(Attachment, step.scan) if step.scan else None
    return Event(words(step.action) or step.action, step.decided_on, tuple(lines), step.added_later, scan)


def _stay(days: int) -> str:
    if not days:
        return _("on the same day as the step before")
    return ngettext("%(num)s working day since the step before", "%(num)s working days since the step before", days)
