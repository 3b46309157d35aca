"""Extending the time for an answer: once, before it is over, with both dates told to the sender."""

from datetime import date

from flask_babel import gettext as _

from portal.clock import today
from portal.errors import NotAllowed, PortalError
from portal.items import Change, Entry, SignedIn
from portal.records.actor import person
from portal.records.workflow import check_paper, with_scan
from portal.records.writing import load, record, writing

from .models import Opinion
from .moving import with_the_letter
from .states import APPROVE, RECORD, UNANSWERED


class ExtensionRefused(PortalError):
    """The time for the answer cannot be extended so."""

    status = 409


def may_decide(user: SignedIn) -> bool:
    """Whether the person may extend the time; who may only record types in another one's decision.

    Raises NotAllowed where it is neither.
    """
    if not (user.may(APPROVE) or user.may(RECORD)):
        raise NotAllowed(_("You do not have permission for this. Ask the administrator of your office."))
    return user.may(APPROVE)


def may_be_extended(opinion: Opinion, user: SignedIn) -> bool:
    """Whether the page offers it: not answered, not extended before, and the person may."""
    open_now = opinion.state in UNANSWERED and opinion.due and not opinion.extended_from
    return bool(open_now and (user.may(APPROVE) or user.may(RECORD)))


def extend(opinion_id: int, version: int | None, due: date, entry: Entry) -> None:
    """Extend the time for the answer, once; the sender reads the reason and both dates.

    Raises NotThere, NotAllowed, StaleRecord, ExtensionRefused, MoveRefused.
    """
    with writing():
        opinion = load(Opinion, opinion_id, version)
        user = person()
        if user and not (may_decide(user) and (not entry.decision or entry.decision.decided_by == user.title)):
            check_paper(entry)
        _check(opinion, due, entry.decision.decided_on if entry.decision else today())
        opinion.extended_from, opinion.due = opinion.due, due
        entry = with_the_letter(with_scan(opinion, entry))
        record(Change(opinion, "extended", entry.reason, ("due",), entry=entry))


def _check(opinion: Opinion, due: date, decided_on: date) -> None:
    if opinion.state not in UNANSWERED or opinion.due is None:
        raise ExtensionRefused(_("Only what was taken up and is not answered yet can be extended."))
    if opinion.extended_from:
        raise ExtensionRefused(_("It was extended before; a second extension is not possible."))
    if decided_on > opinion.due:
        raise ExtensionRefused(_("The time was over on that day: it can no longer be extended."))
    if due <= opinion.due:
        raise ExtensionRefused(_("The new date has to be later than the present one."))
