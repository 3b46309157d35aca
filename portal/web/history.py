"""The history of a record as pages show it: who decided and who typed it in, told apart."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..extensions import db
from ..records.attachment_models import Attachment
from ..records.steps import RecordStep
from .formats import moment

Words = Callable[[str], str | None]
# What those are called who act without an account.
SELF = {
    "command line": _l("command line"),
    "portal": _l("the portal itself"),
    "public": _l("the public"),
    "first start": _l("first start"),
}


@dataclass(frozen=True)
class Event:
    """One step in words, by the day of the decision."""

    title: str
    day: date
    lines: tuple[str, ...]
    added_later: bool
    scan: Attachment | None = None


def events(steps: list[RecordStep], words: Words, for_public: bool = False) -> list[Event]:
    """The steps, the last one first. The public reads who decided and on what basis, not who typed it in."""
    told = [_event(step, words, for_public) for step in steps[::-1]]
    return sorted(told, key=lambda event: event.day, reverse=True)


def names_of(step: RecordStep) -> tuple[str, str]:
    """Who decided and who typed it in; whoever acts without an account is called so in the page's language."""
    who = step.decided_by, step.entered_by
    return who if step.entered_by_id else (str(SELF.get(who[0], who[0])), str(SELF.get(who[1], who[1])))


def _event(step: RecordStep, words: Words, for_public: bool) -> Event:
    decided_by, entered_by = names_of(step)
    lines = [_("Decided by: %(who)s", who=decided_by)]
    if step.basis:
        lines.append(_("Basis: %(basis)s", basis=step.basis))
    if step.reason:
        lines.append(_("Reason: %(reason)s", reason=step.reason))
    if step.note:
        lines.append(step.note)
    if not for_public:
        lines.append(_("Typed in by: %(who)s, %(when)s", who=entered_by, when=moment(step.entered_at)))
    scan = db.session.get(Attachment, step.scan) if step.scan and not for_public else None
    return Event(words(step.action) or step.action, step.decided_on, tuple(lines), step.added_later, scan)
