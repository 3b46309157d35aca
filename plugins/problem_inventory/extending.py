"""A later deadline: asked for with a reason, decided in time, never beyond the stage. The first deadline stays."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import today
from portal.errors import PortalError
from portal.items import Change, Decision, Entry
from portal.records.actor import acting
from portal.records.review import ask
from portal.records.workflow import Move, Workflow
from portal.records.writing import load, record, writing

from .models import ExtensionRequest, RectificationItem
from .permissions import EXTEND
from .progress import AT_WORK


class ExtensionRefused(PortalError):
    """The deadline cannot be moved like this."""

    status = 409


def in_time(request: ExtensionRequest, entry: Entry) -> None:
    """It was decided on or before the deadline; what is entered later shows its scan. Raises ExtensionRefused."""
    decision = entry.decision or Decision(acting().title, today())
    deadline = request.item.deadline
    if deadline is None or decision.decided_on > deadline:
        raise ExtensionRefused(_("The deadline had passed on the day of the decision: it can no longer be moved."))
    if today() > deadline and decision.scan is None and entry.scan is None:
        raise ExtensionRefused(_("The deadline has passed: an approval given in time is entered with its scan."))
    check_date(request.item, request.new_deadline)


EXTENSION = Workflow(
    ExtensionRequest.kind,
    Move(
        "approve", "requested", "approved", EXTEND, _l("Approve the later deadline"), _l("Later deadline approved"),
        check=in_time, basis=True, scan=True, risky=True,
    ),
    Move(
        "refuse", "requested", "refused", EXTEND, _l("Refuse the later deadline"), _l("Later deadline refused"),
        reason=True,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """A later deadline, why, and how far the work is."""

    new_deadline: date
    reason: str
    progress: str


def request_extension(item_id: int, version: int, wish: Wish, url: str = "") -> int:
    """Ask for a later deadline and hand its words in for review; returns the request's number in the database.

    `url` leads reviewers to the item. Raises NotThere, StaleRecord, Secret, and ExtensionRefused where one is asked
    for already or the date cannot be.
    """
    with writing() as tx:
        item = load(RectificationItem, item_id, version)
        if item.state not in AT_WORK:
            raise ExtensionRefused(_("Only the deadline of work that goes on can be moved."))
        if any(request.state == "requested" for request in item.extensions):
            raise ExtensionRefused(_("A later deadline has been asked for already, and is not decided yet."))
        check_date(item, wish.new_deadline)
        request = ExtensionRequest(item=item, old_deadline=item.deadline, requested_by=acting().title, **vars(wish))
        tx.session.add(request)
        record(Change(request, "requested", wish.reason, entry=Entry(), moved=("", "requested")))
        ask(request, item.scope, request.public_title, url)
        return request.id


def decide(request_id: int, version: int, action: str, entry: Entry) -> None:
    """Approve or refuse a later deadline. Raises NotThere, StaleRecord, ExtensionRefused and what a move raises."""
    with writing():
        request = load(ExtensionRequest, request_id, version)
        item = load(RectificationItem, request.item_id)
        EXTENSION.move(request, action, entry)
        if request.state == "approved":
            item.deadline = request.new_deadline
            record(Change(item, "extended", fields=("deadline",), public=item.is_public))


def check_date(item: RectificationItem, new_deadline: date) -> None:
    """Later than the present deadline, and within the stage. Raises ExtensionRefused."""
    if item.deadline is None or new_deadline <= item.deadline:
        raise ExtensionRefused(_("The new deadline has to lie after the present one."))
    if new_deadline > item.stage.end:
        raise ExtensionRefused(_("The stage ends on %(end)s: no deadline of it can be later.", end=item.stage.end))
