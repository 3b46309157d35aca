"""Language in the address: `/en/…` is the English edition of every page, the rest is Chinese."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import has_request_context, request
from flask_babel import get_locale

ENGLISH = "/en"
LANGUAGES = ("zh", "en")


class Editions:
    """Moves a leading `/en` from the path to SCRIPT_NAME, so that routes and url_for need not know of it."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == ENGLISH or path.startswith(f"{ENGLISH}/"):
            environ["PATH_INFO"] = path[len(ENGLISH) :]
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + ENGLISH
            environ["portal.language"] = "en"
        return self._app(environ, start_response)


def language_of_request() -> str:
    """Which edition was asked for; the address alone decides, never the browser's wishes."""
    if not has_request_context():
        return "zh"
    language: str = request.environ.get("portal.language", "zh")
    return language


def language() -> str:
    """The language being rendered: zh or en."""
    if has_request_context():
        return language_of_request()
    return "en" if str(get_locale() or "zh").startswith("en") else "zh"


def other_language_url() -> str:
    """The same page in the other language."""
    path = request.full_path.rstrip("?") if request.query_string else request.path
    return path if language() == "en" else ENGLISH + path


def in_this_edition(url: str) -> str:
    """An address that was made on a page of either language, for the language of this page."""
    chinese = url.removeprefix(ENGLISH) if url.startswith(f"{ENGLISH}/") else url
    return ENGLISH + chinese if language() == "en" else chinese
