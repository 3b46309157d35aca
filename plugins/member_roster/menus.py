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
        yield MenuItem(_("Changes of members"), url_for("member_roster.adjustments"), order=121, group=_("Work"))


def public_lines() -> list[MenuItem]:
    """The directory."""
    return [MenuItem(_("Directory of members"), url_for("member_roster.index"), order=140)]
