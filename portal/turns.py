"""One request at a time per process, after its whole body has been read.

Threads cost CPU on such pages (the interpreter lock changes hands), yet a server with few threads is stopped by a
few slow phones. So the server has many threads, each reads its request's body first, then takes its turn.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from threading import Lock
from typing import IO, Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import has_request_context, request

IN_MEMORY = 1024 * 1024
CHUNK = 64 * 1024


class Turns:
    """Reads the body (to disk beyond 1 MB, never more than `max_body` bytes), then runs the app in turn."""

    def __init__(self, app: WSGIApplication, max_body: int) -> None:
        self._app, self._max_body, self._lock = app, max_body, Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not _has_body(environ):
            return self._run(environ, start_response)
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            environ["CONTENT_LENGTH"] = str(_read_body(environ, body, self._max_body))
            environ["wsgi.input"] = body
            return self._run(environ, start_response)

    def _run(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["portal.turn"] = self._lock
        with self._lock:
            return self._app(environ, start_response)


@contextmanager
def waiting() -> Iterator[None]:
    """Give the turn back while this request waits for another process."""
    lock: Any = request.environ.get("portal.turn") if has_request_context() else None
    if lock is None:
        yield
        return
    lock.release()
    try:
        yield
    finally:
        lock.acquire()


def _has_body(environ: WSGIEnvironment) -> bool:
    return environ.get("CONTENT_LENGTH") not in (None, "", "0") or "HTTP_TRANSFER_ENCODING" in environ


def _read_body(environ: WSGIEnvironment, body: IO[bytes], limit: int) -> int:
    """Copy the body; of one that is too long the rest is left, and its length makes the app answer 413."""
    source, length = environ["wsgi.input"], int(environ.get("CONTENT_LENGTH") or limit + 1)
    if environ.get("CONTENT_LENGTH") and length > limit:
        return length
    size = 0
    while size < min(length, limit + 1) and (chunk := source.read(min(CHUNK, length - size))):
        body.write(chunk)
        size += len(chunk)
    body.seek(0)
    return size
