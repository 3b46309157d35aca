"""The lines of the roster in the menu."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _

from portal.items import MenuItem, SignedIn

from .permissions import READ


def lines(user: SignedIn) -> Iterator[MenuItem]:
    """What this person works with."""
    if user.may(READ):
        yield MenuItem(_("Member roster"), url_for("member_roster.roster"), order=120, group=_("Work"))
