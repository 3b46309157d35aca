"""The last step of every answer: headers, and keeping public pages that look the same to everybody."""

import logging

from flask import Response, current_app, request

from ..items import Access
from .addresses import path_for_logs
from .page_cache import may_be_kept
from .security import add_headers

log = logging.getLogger(__name__)


def finish(response: Response) -> Response:
    """Add the security headers; keep a public page in memory; forbid keeping anything else."""
    response = add_headers(response)
    _log(response)
    view = current_app.view_functions.get(request.endpoint or "")
    declared: Access | None = getattr(view, "access", None)
    if declared and declared.permission is None and may_be_kept(response):
        current_app.extensions["portal_pages"].keep(response)
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _log(response: Response) -> None:
    """One line for each request that may have changed something, and for each failure; a proxy counts the rest."""
    if request.method not in ("GET", "HEAD", "OPTIONS") or response.status_code >= 500:
        log.info("%s %s", request.method, response.status_code, extra={"path": path_for_logs()})
