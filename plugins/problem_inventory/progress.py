"""Entries of progress: what was done on a day, which measures are done by it, and what proves it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy.orm.attributes import flag_modified

from portal.clock import today
from portal.errors import PortalError
from portal.items import Change, Decision, Entry
from portal.records.actor import acting
from portal.records.attachments import attach
from portal.records.file_store import CheckedFile
from portal.records.review import ask
from portal.records.writing import load, record, writing

from .life import ITEM
from .models import Measure, ProgressEntry, RectificationItem

AT_WORK = ("published", "in_progress", "long_term")


class ProgressRefused(PortalError):
    """What was entered as progress cannot stand."""

    status = 409


@dataclass(frozen=True)
class Done:
    """What was done. Where it completes measures, `evidence` or a file proves it."""

    happened_on: date
    text: str
    evidence: str = ""
    measure_ids: Collection[int] = ()
    added_later: bool = False
    files: Sequence[CheckedFile] = ()


def enter(item_id: int, version: int, done: Done, url: str = "") -> int:
    """Enter progress and hand its words in for review; the first entry moves a published item on.

    `url` leads reviewers to the item. Returns the entry's number.
    Raises NotThere, StaleRecord, ProgressRefused, Secret.
    """
    with writing() as tx:
        item = load(RectificationItem, item_id, version)
        measures = _measures(item, done)
        _check(item, done)
        entry = ProgressEntry(
            item=item, happened_on=done.happened_on, text=done.text, evidence=done.evidence,
            added_later=done.added_later, entered_by=acting().title, measures=measures,
        )  # fmt: skip
        for measure in measures:
            measure.done_on = done.happened_on
        tx.session.add(entry)
        flag_modified(item, "state")  # the same form sent twice finds another version
        record(Change(entry, "entered"))
        record(Change(item, "worked_on", fields=("measures",) if measures else ()))
        for checked in done.files:
            attach(entry, checked)
        ask(entry, item.scope, entry.public_title, url)
        if item.state == "published":
            began = Decision(acting().title, done.happened_on)
            ITEM.move(item, "start", Entry(decision=began))
        return entry.id


def _measures(item: RectificationItem, done: Done) -> list[Measure]:
    chosen = [measure for measure in item.measures if measure.id in done.measure_ids]
    if len(chosen) < len(set(done.measure_ids)):
        raise ProgressRefused(_("A measure that you chose is not one of this item."))
    if already := [measure for measure in chosen if measure.done_on]:
        raise ProgressRefused(_("Measure %(number)s is done already.", number=already[0].position))
    return chosen


def _check(item: RectificationItem, done: Done) -> None:
    if item.state not in AT_WORK:
        raise ProgressRefused(_("Progress is entered while the work goes on. This item is in another state."))
    if done.happened_on > today():
        raise ProgressRefused(_("This day lies in the future. Enter what was done when it is done."))
    if done.measure_ids and not (done.evidence or done.files):
        raise ProgressRefused(
            _("Say what proves that the measure is done: a document with its number, a page, a file.")
        )
