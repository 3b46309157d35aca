"""The history of an item as staff read it: who decided and who typed it in, told apart."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial

from flask_babel import gettext as _

from portal.records.steps import RecordStep, steps_of
from portal.web.formats import full_date, moment
from portal.web.history import Event, events

from .models import ExtensionRequest, ProgressEntry, RectificationItem
from .words import words

Dated = tuple[date, datetime, Event]


def staff_history(item: RectificationItem) -> list[Event]:
    """Everything that happened to the item, its later deadlines and its measures, the last first."""
    found = [_step(step) for step in steps_of(item)]
    found += [_asked(step, request) for request in item.extensions for step in steps_of(request)]
    found += [_done(entry) for entry in item.progress]
    return in_order(found)


def in_order(found: list[Dated]) -> list[Event]:
    """Events by the day on which they happened, of one day by the moment of entry, the last first."""
    return [event for _day, _moment, event in sorted(found, key=lambda dated: dated[:2], reverse=True)]


def between(request: ExtensionRequest) -> str:
    """Old and new deadline in words."""
    dates = {"old": full_date(request.old_deadline), "new": full_date(request.new_deadline)}
    return _("From %(old)s to %(new)s", **dates)


def deeds(entry: ProgressEntry) -> list[str]:
    """What an entry of progress says: what was done, which measures with it, what proves it."""
    lines = [entry.text, *(_("Measure %(number)s is done.", number=it.position) for it in entry.measures)]
    return [*lines, _("Evidence: %(evidence)s", evidence=entry.evidence)] if entry.evidence else lines


def _step(step: RecordStep) -> Dated:
    return step.decided_on, step.entered_at, events([step], partial(words, step.kind))[0]


def _asked(step: RecordStep, request: ExtensionRequest) -> Dated:
    day, entered_at, event = _step(step)
    return day, entered_at, replace(event, lines=(between(request), *event.lines))


def _done(entry: ProgressEntry) -> Dated:
    typed = _("Typed in by: %(who)s, %(when)s", who=entry.entered_by, when=moment(entry.entered_at))
    event = Event(_("Progress"), entry.happened_on, (*deeds(entry), typed), entry.added_later)
    return entry.happened_on, entry.entered_at, event
