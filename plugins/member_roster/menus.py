"""The lines of the menus."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _

from portal.items import MenuItem, SignedIn

from .permissions import READ


def public_items() -> list[MenuItem]:
    """The directory."""
    return [MenuItem(_("Directory of members"), url_for("member_roster.index"), order=140)]


def items(user: SignedIn) -> Iterator[MenuItem]:
    """Changes of members."""
    if user.may(READ):
        yield MenuItem(_("Changes of members"), url_for("member_roster.adjustments"), order=121, group=_("Work"))
