"""Answers meant for one person."""

from flask import Response, make_response

from portal.web.errors import Answer


def private(page: str | Answer) -> Response:
    """A page that nobody keeps and whose address no other site learns."""
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
