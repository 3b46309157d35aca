"""What every template may use."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, g
from flask_babel import gettext as _

from ..clock import today
from ..people.access import current_user
from ..people.roles import ADMINISTRATORS
from ..records.settings import read_setting
from .editions import language, other_language_url
from .navigation import Navigation
from .security import plain_http_beyond_loopback

SITE = "portal"


@dataclass(frozen=True)
class Site:
    """Who runs the site and how to reach them: settings of the component `portal`, empty where unset."""

    def __getattr__(self, key: str) -> str:
        if key.startswith("__"):
            raise AttributeError(key)
        return str(read_setting(SITE, key, "") or _site_default(key))


def install(app: Flask) -> None:
    """Register the context processor."""
    app.context_processor(page_context)


def page_context() -> dict[str, Any]:
    """The names every layout relies on; all of them cheap until used."""
    return {
        "site": Site(),
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
            yield _(
                "This site is used over plain http: anybody on the line can read passwords. Set up https."
            )
        if current_user and current_user.roles.issuperset(ADMINISTRATORS):
            yield _("You hold the system, security and audit roles. Give the audit role to another person.")


def _site_default(key: str) -> str:
    return {
        "name": _("County CPPCC Committee"),
        "tagline": _("Rectification and public opinions"),
    }.get(key, "")
