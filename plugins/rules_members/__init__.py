"""The members' code: what it must say, the duties it counts, and what members did of them once a roster tells it."""

from collections.abc import Iterator

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from plugins.rules_revision.hooks import RuleDomain
from portal.hooks import hookimpl
from portal.items import MenuItem, Permission, Plugin, SignedIn

from . import checks, parameters, views
from .permissions import OWN, PERMISSIONS, READ
from .ruling import DOMAIN

plugin = Plugin(title=_l("Members' code"), version="1.0", api=1, requires=("rules_revision",))


@hookimpl
def blueprints() -> list[Blueprint]:
    """The pages."""
    return [views.bp]


@hookimpl
def permissions() -> list[Permission]:
    """Who reads what members did, and who reads what is asked of oneself."""
    return list(PERMISSIONS)


@hookimpl
def rule_domains() -> RuleDomain:
    """What the plugin knows of the members' code."""
    page = "rules_members.overview"
    return RuleDomain(DOMAIN, _("Members' code"), parameters.MODEL, checks.CHECKS, parameters.parameters, page)


@hookimpl
def public_menu_items() -> list[MenuItem]:
    """The duties in the public navigation."""
    return [MenuItem(_("Duties of members"), url_for("rules_members.index"), order=160)]


@hookimpl
def menu_items(user: SignedIn) -> Iterator[MenuItem]:
    """The records for staff, the own duties for members."""
    if user.may(READ):
        yield MenuItem(_("Duties of members"), url_for("rules_members.overview"), order=160, group=_("Work"))
    if user.may(OWN):
        yield MenuItem(_("What the code asks"), url_for("rules_members.own"), order=161, group=_("Work"))
