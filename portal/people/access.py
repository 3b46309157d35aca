"""Who may call a view: declared on the view, enforced for every method in one place (portal.host.guard)."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import g
from flask_babel import gettext as _
from werkzeug.local import LocalProxy

from ..errors import NotAllowed
from ..hooks.calling import call
from ..items import Access, SignedIn, View
from .sessions import find_signed_in

Decorated = TypeVar("Decorated", bound=View)


def public(reason: str, archive: bool = False) -> Callable[[Decorated], Decorated]:
    """Declare a view open to everybody, and say why.

    `archive` marks what stays reachable while the plugin is off: pages once published, duties to a sender.
    """
    return _declare(Access(None, reason, archive))


def access(permission: str) -> Callable[[Decorated], Decorated]:
    """Declare a view for those who hold the permission."""
    return _declare(Access(permission))


def _declare(declaration: Access) -> Callable[[Decorated], Decorated]:
    def attach(view: Decorated) -> Decorated:
        view.access = declaration  # type: ignore[attr-defined]
        return view

    return attach


_UNASKED: Any = object()


def signed_in() -> SignedIn | None:
    """The person of this request; the session is looked up at the first question, once."""
    person: SignedIn | None = g.get("portal_person", _UNASKED)
    if person is _UNASKED:
        person = g.portal_person = find_signed_in()
    return person


def authorise(user: SignedIn, permission: str, record: object = None) -> None:
    """Let the person go on, or raise NotAllowed: the role decides, and any plugin may veto."""
    if not user.may(permission) or False in call("authorise", user=user, permission=permission, record=record):
        raise NotAllowed(_("You do not have permission for this. Ask the administrator of your office."))


current_user: SignedIn = LocalProxy(signed_in)  # type: ignore[assignment]
