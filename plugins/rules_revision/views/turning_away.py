"""Where somebody comes to a move that is made already, or that is another person's."""

from flask import redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal.errors import PortalError


class NotYours(PortalError):
    """Nothing is left to decide, or not for this person."""

    status = 409


def not_yours(back: str) -> Response:
    """Lead whoever opened the page back to the record. Raises NotYours for what was sent."""
    if request.method == "POST":
        raise NotYours(_("This is decided already, or is not yours to decide."))
    return redirect(back)
