"""Answers meant for one person."""

from flask import Response, make_response
from flask.typing import ResponseReturnValue


def private(page: ResponseReturnValue) -> Response:
    """A page that nobody keeps and whose address no other site learns."""
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
