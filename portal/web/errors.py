"""The edge: every error becomes one page with one sentence and what to do now."""

import logging

from flask import Flask, current_app, g, render_template
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from ..errors import PortalError, TooOften
from ..extensions import db
from .addresses import path_for_logs
from .editions import language

log = logging.getLogger(__name__)
Answer = tuple[str, int] | tuple[str, int, dict[str, str]]


def install(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(PortalError, show_refusal)
    app.register_error_handler(HTTPException, show_http_error)
    app.register_error_handler(CSRFError, show_expired)
    app.register_error_handler(Exception, show_failure)


def show_refusal(error: PortalError) -> Answer:
    """Show the sentence a service raised."""
    headers = {"Retry-After": str(error.wait)} if isinstance(error, TooOften) else {}
    return _page(error.status, error.message), error.status, headers


def show_http_error(error: HTTPException) -> Answer:
    """Show an error of the protocol in words people understand; the server's own words stay inside."""
    status = error.code or 500
    headers = {name: value for name, value in error.get_headers() if name == "Allow"}
    return _page(status, _sentence(status)), status, headers


def show_expired(error: CSRFError) -> Answer:
    """Say that the form was open too long or that the browser refused the cookie."""
    return _page(400, _("This page was open too long, or cookies are off. Go back, reload it and send it again.")), 400


def show_failure(error: Exception) -> Answer:
    """Keep the traceback for the operator under the number that the person sees."""
    db.session.rollback()
    log.error("request failed", exc_info=error, extra={"incident": g.get("request_id"), "path": path_for_logs()})
    # Not render_template: the menus and the site's name come from the database, which may be what failed.
    page = current_app.jinja_env.get_template("errors/plain.html")
    text = page.render(status=500, message=None, incident=g.get("request_id"), language=language())
    return text, 500


def _page(status: int, message: str) -> str:
    return render_template("errors/error.html", status=status, message=message, incident=None)


def _sentence(status: int) -> str:
    sentences = {
        401: _("Please sign in first, then send it again."),
        403: _("You do not have permission for this."),
        404: _("We cannot find this page."),
        405: _("This address does not take what was sent. Open the page again and use its buttons."),
        413: _("What you sent is too large. Make the files smaller or send fewer."),
    }
    return sentences.get(status, _("This request could not be understood. Go back and try again."))
