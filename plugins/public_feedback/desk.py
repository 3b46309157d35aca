"""The block of opinions on the desk."""

from flask import url_for
from flask_babel import gettext as _

from portal.clock import local
from portal.items import Row, SignedIn, Tally, Widget

from . import inbox
from .filters import TITLES

ON_DESK = 5
TALLIED = ("to_triage", "to_assign", "to_approve")


def widget(user: SignedIn) -> Widget:
    """How many wait for what, and the newest opinions that nobody has taken up."""
    address, counts = url_for("public_feedback.inbox"), inbox.counts(user)
    tallies = tuple(Tally(str(TITLES[name]), counts[name], url=f"{address}?show={name}") for name in TALLIED)
    lines = inbox.page(inbox.Asked("to_triage", size=ON_DESK), user).lines
    rows = tuple(
        Row(line.title, f"{address}{line.id}", local(line.received_at).date(), line.number, line.lang) for line in lines
    )
    title = _("New opinions")
    return Widget(title, order=20, url=address, link_label=_("All opinions"), tallies=tallies, rows=rows)
