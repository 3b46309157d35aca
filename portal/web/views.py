"""The core's own public pages."""

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from sqlalchemy import text
from werkzeug.wrappers import Response as AnyResponse

from ..extensions import db
from ..people.access import public
from ..release import RELEASE
from . import file_pages
from .addresses import inside
from .navigation import Navigation, widgets_for

bp = Blueprint("portal", __name__)
bp.register_blueprint(file_pages.bp)
LARGE_TEXT = "portal-text"
LARGE_STYLE = "html{font-size:125%}.zx-larger{display:none}.zx-usual{display:inline}"
LARGE_ENTRIES = 4


@bp.get("/")
@public("the home page")
def home() -> str:
    """The public home page: large entries and what the modules have to show."""
    entries = [item for item in Navigation().public if item.lead][:LARGE_ENTRIES]
    return render_template("home.html", entries=entries, widgets=widgets_for(None))


@bp.get("/portal/accessibility")
@public("the accessibility statement")
def accessibility() -> str:
    """What was done so that everybody can use the site."""
    return render_template("pages/accessibility.html")


@bp.get("/portal/privacy")
@public("the privacy statement")
def privacy() -> str:
    """What is kept of whom, for how long."""
    return render_template("pages/privacy.html")


@bp.get("/portal/sitemap")
@public("the site map")
def sitemap() -> str:
    """All public pages on one."""
    return render_template("pages/sitemap.html")


@bp.get("/preferences")
@public("the switch between usual and large text")
def preferences() -> AnyResponse:
    """Keep the wish for large text in a cookie and go back."""
    response = redirect(inside(request.args.get("back"), url_for("portal.home")))
    large = request.args.get("text") == "large"
    wish, seconds = ("large", 31_536_000) if large else ("", 0)
    response.set_cookie(LARGE_TEXT, wish, max_age=seconds, secure=request.is_secure, httponly=True, samesite="Lax")
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/preferences.css")
@public("the size of the text")
def preferences_stylesheet() -> Response:
    """One small private stylesheet, so that the pages themselves are the same for everybody."""
    style = LARGE_STYLE if request.cookies.get(LARGE_TEXT) == "large" else ""
    return Response(style, mimetype="text/css", headers={"Cache-Control": "private, no-cache", "Vary": "Cookie"})


@bp.get("/healthz")
@public("whether the portal and its database answer")
def healthz() -> Response:
    """For load balancers: 200 while the database answers."""
    with db.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    response = jsonify(status="ok", release=RELEASE)
    response.headers["Cache-Control"] = "no-store"
    return response


from . import desk  # noqa: E402, F401 - its views need the blueprint
