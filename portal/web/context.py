"""What every template may use."""

from dataclasses import dataclass, fields
from typing import Any

from flask import Flask, current_app, g
from flask_babel import gettext as _

from ..clock import today
from ..people.access import current_user
from ..people.accounts import somebody_holds
from ..people.roles import ADMINISTRATORS, AUDITOR
from ..records.settings import read_settings
from .editions import language, other_language_url
from .navigation import Navigation
from .security import plain_http_beyond_loopback

SITE = "portal"


@dataclass(frozen=True)
class Site:
    """Who runs the site and how to reach them: settings of the component `portal`, empty where unset."""

    name: str = ""
    tagline: str = ""
    organiser: str = ""
    phone: str = ""
    hours: str = ""
    address: str = ""
    accessibility_contact: str = ""
    code: str = ""
    icp: str = ""
    police: str = ""


def read_site() -> Site:
    """The site as administrators described it, with a name for one that nobody described yet."""
    stored = read_settings(SITE)
    described = {field.name: stored[field.name] for field in fields(Site) if stored.get(field.name)}
    unnamed = {"name": _("County CPPCC Committee"), "tagline": _("Rectification and public opinions")}
    return Site(**unnamed | described)


def install(app: Flask) -> None:
    """Register the context processor."""
    app.context_processor(page_context)


def page_context() -> dict[str, Any]:
    """The names every layout relies on; menus and notices are worked out when used."""
    return {
        "site": read_site(),
        "language": language(),
        "other_language_url": other_language_url(),
        "navigation": Navigation(),
        "current_user": current_user,
        "today": today(),
        "notices": Notices(),
        "archived": g.get("archived", False),
    }


class Notices:
    """Standing notices above every staff page; worked out only when a staff page asks."""

    def __iter__(self) -> Any:
        if plain_http_beyond_loopback() and current_app.extensions["portal_config"].allow_http:
            yield _("This site is used over plain http: anybody on the line can read passwords. Set up https.")
        if current_user and current_user.roles.issuperset(ADMINISTRATORS):
            yield _("You hold the system, security and audit roles. Give the audit role to another person.")
        elif current_user and current_user.may("portal.roles") and not somebody_holds(AUDITOR):
            yield _("Nobody is auditor yet. Give the audit role to a person who does not administer.")
