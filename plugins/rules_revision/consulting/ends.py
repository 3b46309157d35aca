"""Moving the end of a consultation that others read: to a later day, or to today. The first end stays beside it."""

from dataclasses import replace
from datetime import date

from flask_babel import gettext as _

from portal.clock import today
from portal.errors import PortalError
from portal.items import Entry
from portal.records.steps import steps_of
from portal.records.wording import refuse_secrets
from portal.records.workdays import working_days_between
from portal.records.writing import load, writing
from portal.web.formats import full_date
from portal.web.history import Event, events

from ..models import Consultation
from .announcing import LIFE, close_loaded
from .preparing import NotOpen, TooShort
from .settings import least_days

ENDS = ("extend", "close_early")


class NotLater(PortalError):
    """The new end is not later than the one that holds."""

    status = 409


def extend(consultation_id: int, version: int, closes_on: date, entry: Entry) -> None:
    """Take comments until a later day.

    Raises NotThere, StaleRecord, NotOpen, NotLater, Secret, and what the workflow raises.
    """
    with writing() as tx, tx.session.no_autoflush:
        found = load(Consultation, consultation_id, version)
        _check_open(found, entry)
        if closes_on <= found.closes_on:
            raise NotLater(
                _("Comments are taken until %(day)s already. Choose a later day.", day=full_date(found.closes_on))
            )
        LIFE.move(found, "extend", _set_end(found, closes_on, entry))


def close_early(consultation_id: int, version: int, entry: Entry) -> None:
    """Take no further comments from now on, and count those that came.

    Raises NotThere, StaleRecord, NotOpen, TooShort, Secret, and what the workflow raises.
    """
    with writing() as tx, tx.session.no_autoflush:
        found = load(Consultation, consultation_id, version)
        _check_open(found, entry)
        _check_early(found, entry)
        close_loaded(found, "close_early", _set_end(found, today(), entry))


def ends_of(consultation: Consultation) -> list[Event]:
    """What was decided about its end, for readers: the last first, with reason and basis."""
    return events([it for it in steps_of(consultation) if it.action in ENDS], LIFE.words, for_public=True)


def _check_open(found: Consultation, entry: Entry) -> None:
    """Raise NotOpen where no end is left to move, Secret for words that readers must not see."""
    if found.withdrawn_for or not found.may_end_otherwise(today()):
        raise NotOpen(_("The time for comments is over: its end no longer changes."))
    refuse_secrets(entry.reason, entry.decision.basis if entry.decision else "")


def _check_early(found: Consultation, entry: Entry) -> None:
    """The least time is for readers: who cuts it short says on what basis."""
    if found.opens_on > today():
        raise NotOpen(_("Nobody could comment yet. Withdraw the draft instead of closing the comments."))
    given, needed = working_days_between(found.opens_on, today()), least_days()
    if given < needed and not (entry.decision and entry.decision.basis):
        raise TooShort(
            _(
                "A draft is open for at least %(needed)s working days; until today there were %(given)s. To close it "
                "all the same, name the basis: the meeting or the document.",
                needed=needed,
                given=given,
            )
        )


def _set_end(found: Consultation, closes_on: date, entry: Entry) -> Entry:
    """Let it end on that day; returns the entry with both ends, for the history."""
    before, after = full_date(found.closes_on), full_date(closes_on)
    found.first_closes_on, found.closes_on = found.first_closes_on or found.closes_on, closes_on
    told = _("Comments were to be taken until %(before)s, now until %(after)s.", before=before, after=after)
    return replace(entry, note=told)
