"""The one before_request: which face, is the plugin on, may this person call this view."""

from flask import Flask, abort, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response

from ..errors import NotThere
from ..items import Access
from ..people.access import authorise, signed_in
from .state import current_host

STAFF_SEGMENTS = frozenset({"admin", "account"})
BOTH_FACES = frozenset({"assets.static", "portal.healthz", "portal.preferences", "portal.preferences_stylesheet"})
# What an administrator may open while the second factor is still to be set up.
SETTING_UP = frozenset({"account.set_up", "account.phone", "account.printed_list", "account.confirm"})


def refuse_undeclared(app: Flask) -> None:
    """Raise RuntimeError for a core view without @public or @access; plugins are checked when they load."""
    for endpoint, view in app.view_functions.items():
        if not isinstance(getattr(view, "access", None), Access):
            raise RuntimeError(f"the view {endpoint} declares neither @public nor @access")


def guard() -> Response | None:
    """Let a request through, send it to sign in, or refuse it.

    It runs before routing errors are raised, so a page of a plugin that is off is a 404 whatever the method.
    """
    declared: Access | None = getattr(current_app.view_functions.get(request.endpoint or ""), "access", None)
    _check_face(declared)
    _check_plugin(declared)
    if declared is None or declared.permission is None:
        return None
    person = signed_in()
    if person is None:
        return _to_sign_in()
    if person.owes_second_factor and request.endpoint not in SETTING_UP:
        return redirect(url_for("account.set_up"))
    authorise(person, declared.permission)
    return None


def first_segment() -> str:
    """The first part of the path: the plugin's name, or one of the core's own."""
    return request.path.split("/", 2)[1]


def _check_face(declared: Access | None) -> None:
    face = current_app.extensions["portal_config"].face
    if face == "all" or declared is None or request.endpoint in BOTH_FACES:
        return
    staff = declared.permission is not None or first_segment() in STAFF_SEGMENTS
    if staff != (face == "staff"):
        raise NotThere


def _check_plugin(declared: Access | None) -> None:
    host, name = current_host(), first_segment()
    if name not in host.plugins or host.enabled(name):
        return
    if declared is None or not declared.archive:
        raise NotThere
    g.archived = True  # the layout shows the banner


def _to_sign_in() -> Response:
    if request.method not in ("GET", "HEAD"):
        abort(401)
    return redirect(url_for("account.sign_in", next=request.full_path.rstrip("?")))
