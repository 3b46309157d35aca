"""Entries of a service record: entered, cancelled, corrected. What an entry says is never changed."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _

from portal.clock import local, now, today
from portal.errors import PortalError
from portal.items import Change
from portal.records.actor import acting
from portal.records.attachments import attach
from portal.records.file_store import CheckedFile
from portal.records.settings import read_setting
from portal.records.writing import current_transaction, load, record, writing

from ..models import DutyEntry
from .people import kept_membership, sat_on
from .terms import CANCELLED, CONTESTED

LATE_AFTER = 7  # days


class DutyRefused(PortalError):
    """The record cannot take this; the message says why and what to do."""

    status = 422


@dataclass(frozen=True)
class EntryFacts:
    """What an entry says."""

    activity: str
    happened_on: date
    title: str
    amount: int = 1
    role: str = ""
    attendance: str = ""
    note: str = ""
    event_id: int | None = None
    source_kind: str = ""
    source_id: int | None = None


def enter(membership_id: int, facts: EntryFacts, files: Sequence[CheckedFile] = ()) -> int:
    """Add an entry with its evidence; returns its number. Raises NotThere, DutyRefused, TooManyFiles."""
    with writing():
        return add(membership_id, facts, files).id


def cancel(entry_id: int, version: int, reason: str) -> None:
    """Take an entry out of the count; it stays on record. Raises NotThere, StaleRecord, DutyRefused."""
    with writing():
        strike(_open_entry(entry_id, version), reason)


def correct(entry_id: int, version: int, facts: EntryFacts, reason: str) -> int:
    """Put a new entry into the place of a wrong one; both stay on record. Raises like `cancel` and `enter`."""
    with writing():
        return replace(_open_entry(entry_id, version), facts, reason).id


def corrected(entry: DutyEntry, facts: EntryFacts) -> EntryFacts:
    """What is typed instead of an entry keeps where that came from: its sheet, its record of another module."""
    sheet = entry.event_id if facts.attendance and facts.activity == entry.activity else None
    return dataclasses.replace(facts, event_id=sheet, source_kind=entry.source_kind, source_id=entry.source_id)


def add(
    membership_id: int, facts: EntryFacts, files: Sequence[CheckedFile] = (), replaces: int | None = None
) -> DutyEntry:
    """Add an entry. Inside writing() only; raises like `enter`."""
    kept_membership(membership_id)
    _check_day(membership_id, facts.happened_on)
    entry = DutyEntry(
        membership_id=membership_id, **vars(facts), replaces_id=replaces, entered_by=acting().title, entered_at=now()
    )
    current_transaction().session.add(entry)
    record(Change(entry, "entered"))
    for file in files:
        attach(entry, file)
    return entry


def strike(entry: DutyEntry, reason: str) -> None:
    """Cancel an entry. Inside writing() only."""
    if entry.state == CANCELLED:
        raise DutyRefused(_("This entry was cancelled already."))
    entry.state, entry.reason = CANCELLED, reason
    record(Change(entry, "cancelled", reason, fields=("state",)))


def replace(entry: DutyEntry, facts: EntryFacts, reason: str) -> DutyEntry:
    """Cancel an entry and add what is right. Inside writing() only."""
    strike(entry, reason)
    return add(entry.membership_id, facts, replaces=entry.id)


def is_late(happened_on: date, entered_at: datetime) -> bool:
    """Whether something was entered so long afterwards that pages say so (补录)."""
    days = read_setting("member_roster", "late_after", LATE_AFTER)
    return (local(entered_at).date() - happened_on).days > days


def _open_entry(entry_id: int, version: int) -> DutyEntry:
    entry = load(DutyEntry, entry_id, version)
    if entry.state == CONTESTED:
        raise DutyRefused(_("The member contests this entry. Answer that first."))
    return entry


def _check_day(membership_id: int, day: date) -> None:
    if day > today():
        raise DutyRefused(_("This day lies in the future. Enter it when it has come."))
    if not sat_on(membership_id, day):
        raise DutyRefused(_("On this day the person was not a member. Check the day."))
