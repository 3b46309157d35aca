"""Answers meant for one person."""

from flask import Response, make_response


def private(page: str, status: int = 200) -> Response:
    """A page that nobody keeps and whose address no other site learns."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
