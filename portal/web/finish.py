"""The last step of every answer: headers, and keeping public pages that look the same to everybody."""

from flask import Response, current_app, request

from ..items import Access
from .page_cache import may_be_kept
from .security import add_headers


def finish(response: Response) -> Response:
    """Add the security headers; keep a public page in memory; forbid keeping anything else."""
    response = add_headers(response)
    view = current_app.view_functions.get(request.endpoint or "")
    declared: Access | None = getattr(view, "access", None)
    if declared and declared.permission is None and may_be_kept(response):
        current_app.extensions["portal_pages"].keep(response)
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    return response
