"""The history of an item as the public reads it: posts and meetings decided, and nobody's account is named."""

from flask_babel import gettext as _

from portal.records.steps import RecordStep, steps_of
from portal.web.history import Event

from .history import Dated, between, deeds, in_order
from .life import ITEM
from .models import ExtensionRequest, ProgressEntry, RectificationItem
from .terms import ENDINGS
from .words import words


def public_history(item: RectificationItem) -> list[Event]:
    """What happened since the promise was published, the last first. Reasons for staff are left out."""
    found = [_moved(step, item) for step in steps_of(item) if ITEM.words(step.action)]
    for request in item.extensions:
        found += [_extended(step, request) for step in steps_of(request) if step.action == "approve"]
    found += [_done(entry) for entry in item.progress if entry.is_public]
    return in_order(found)


def _moved(step: RecordStep, item: RectificationItem) -> Dated:
    lines = _decision(step, _post(step, item))
    if step.action == "terminate":
        lines.append(_("Reason: %(reason)s", reason=ENDINGS[item.ending]))
    return _event(step, lines)


def _extended(step: RecordStep, request: ExtensionRequest) -> Dated:
    why = [_("Reason: %(reason)s", reason=request.reason)] if request.is_public else []
    return _event(step, [between(request), *_decision(step, request.item.lead_official), *why])


def _event(step: RecordStep, lines: list[str]) -> Dated:
    title = words(step.kind, step.action) or step.action
    return step.decided_on, step.entered_at, Event(title, step.decided_on, tuple(lines), step.added_later)


def _decision(step: RecordStep, post: str) -> list[str]:
    """Who decided and on what basis; whoever decided with an own account is named by the post."""
    who = step.decided_by if step.decided_by != step.entered_by else post
    lines = [_("Decided by: %(who)s", who=who)] if who else []
    return [*lines, _("Basis: %(basis)s", basis=step.basis)] if step.basis else lines


def _post(step: RecordStep, item: RectificationItem) -> str:
    """The post that makes a move when nobody else is named."""
    if step.action in ("start", "complete"):
        return item.responsible_unit
    if step.action in ("accept", "not_accept"):
        return _("Rectification office")
    return item.lead_official if step.action in ("review", "send_back") else ""


def _done(entry: ProgressEntry) -> Dated:
    event = Event(_("Progress"), entry.happened_on, tuple(deeds(entry)), entry.added_later)
    return entry.happened_on, entry.entered_at, event
