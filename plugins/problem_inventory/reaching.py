"""Reaching those who are not in the portal: the reminder to a unit, and who was telephoned about an item."""

from flask_babel import gettext as _

from portal.people.holders import holders_of
from portal.records.contacts import Contact, note_contact
from portal.records.notices import tell
from portal.records.writing import load, writing
from portal.web.formats import full_date
from portal.web.messages import Message, office_message

from .life import ITEM
from .lights import Lights
from .models import RectificationItem
from .permissions import EDIT

FORWARD = ("review", "accept", "close_out")
BACK = ("send_back", "not_accept", "not_close_out")


def reminder(item: RectificationItem) -> Message:
    """What the unit responsible is told: the item, its deadline, how much is done."""
    done = sum(measure.done_on is not None for measure in item.measures)
    _colour, left = Lights().of(item.state, item.deadline)
    lines = (
        _("%(number)s “%(title)s” is yours to put right.", number=item.number, title=item.title),
        _("Deadline: %(day)s (%(left)s).", day=full_date(item.deadline), left=left) if item.deadline else "",
        _("Measures done: %(done)s of %(all)s.", done=done, all=len(item.measures)),
        _("Please tell us how far it has come, with evidence."),
    )
    return office_message(item.responsible_unit, _("Reminder on a rectification item"), "\n".join(filter(None, lines)))


def reached(item_id: int, contact: Contact) -> None:
    """Keep that somebody was telephoned, written to or spoken to about an item. Raises NotThere, ContactRefused."""
    with writing():
        note_contact(load(RectificationItem, item_id), contact)


def tell_next(item: RectificationItem, action: str) -> None:
    """Tell those whose turn it is after a move. Call it inside writing() only."""
    url = f"/problem_inventory/staff/items/{item.id}"  # without a language: it opens in the reader's
    if action in BACK:
        tell(holders_of(EDIT), _("Sent back: %(number)s", number=item.number), item.title, url, item)
    for move in ITEM.from_state(item.state):
        if move.action in FORWARD and move.permission:
            title = _("%(move)s: %(number)s", move=move.title, number=item.number)
            tell(holders_of(move.permission), title, item.title, url, item)
