"""The lines of the roster in the menu."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _

from portal.items import MenuItem, SignedIn

from .duty.people import townships_led
from .permissions import ACCOUNTS, LEAD, OWN, READ


def lines(user: SignedIn) -> Iterator[MenuItem]:
    """What this person works with."""
    if user.may(READ):
        yield MenuItem(_("Member roster"), url_for("member_roster.roster"), order=120, group=_("Work"))
        yield MenuItem(_("Changes of members"), url_for("member_roster.adjustments"), order=121, group=_("Work"))
        yield MenuItem(_("Service records"), url_for("member_roster.duty_year"), order=122, group=_("Work"))
        yield MenuItem(_("Figures on members"), url_for("member_roster.statistics"), order=126, group=_("Work"))
    if user.may(ACCOUNTS):
        yield MenuItem(_("Accounts of members"), url_for("member_roster.member_accounts"), order=123, group=_("Work"))
    if user.may(OWN):
        yield MenuItem(_("My service record"), url_for("member_roster.own_page"), order=124, group=_("Work"))
    if user.may(LEAD) and townships_led(user):
        yield MenuItem(_("Members of the township"), url_for("member_roster.township"), order=125, group=_("Work"))


def public_lines() -> list[MenuItem]:
    """The directory."""
    return [MenuItem(_("Directory of members"), url_for("member_roster.index"), order=140)]
