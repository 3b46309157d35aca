"""Public pages kept in memory: they look the same to everybody, and no answer is older than the last commit.

A page is kept under its address and language, with the snapshot read before it was rendered and the day; a
commit that changes anything public changes the snapshot, and the page is made again.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Response, request
from sqlalchemy.exc import DatabaseError

from ..clock import today
from ..records.state import SNAPSHOT, StateReader
from .arrival import is_old_kernel
from .security import SESSION

STAMP = "portal.stamp"
LARGEST_PAGE = 512 * 1024
Key = tuple[str, str, str]
Stamp = tuple[object, ...]
Encoded = tuple[list[tuple[str, str]], bytes]


@dataclass(frozen=True)
class Page:
    """A rendered page with its headers; it is compressed when the first browser wants it so."""

    stamp: Stamp
    etag: str
    body: bytes
    headers: list[tuple[str, str]]

    @cached_property
    def plain(self) -> Encoded:
        """Headers and body as they are."""
        return [*self.headers, ("Content-Length", str(len(self.body)))], self.body

    @cached_property
    def packed(self) -> Encoded:
        """Headers and body with gzip."""
        body = gzip.compress(self.body, 6, mtime=0)
        return [*self.headers, ("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))], body

    @property
    def weight(self) -> int:
        """The memory it may hold, in bytes: once plain, once compressed."""
        return len(self.body) * 3 // 2


class PageCache:
    """WSGI layer that answers from memory where it can. `size` is the limit in bytes, oldest pages go first."""

    def __init__(self, app: WSGIApplication, reader: StateReader, size: int = 32 * 1024 * 1024) -> None:
        self._app, self._reader, self._limit = app, reader, size
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._size, self._lock = 0, Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        try:
            snapshot = environ[SNAPSHOT] = self._reader.read()
        except DatabaseError:
            return self._app(environ, start_response)  # it meets the same fault, and says so in words
        stamp = environ[STAMP] = snapshot.stamp, today()  # both as they were before the page is rendered
        if environ["REQUEST_METHOD"] in ("GET", "HEAD") and not is_old_kernel(environ.get("HTTP_USER_AGENT", "")):
            page = self._pages.get(_key(environ))
            if page is not None and page.stamp == stamp:
                return _answer(page, environ, start_response)
        return self._app(environ, start_response)

    def forget(self) -> None:
        """Let go of every page."""
        with self._lock:
            self._pages.clear()
            self._size = 0

    def keep(self, response: Response) -> None:
        """Store a public page that was just rendered, and answer with it as later requests will be answered."""
        body = response.get_data()
        if len(body) > LARGEST_PAGE:
            return
        etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        response.headers.update({"ETag": etag, "Cache-Control": "public, no-cache", "Vary": "Accept-Encoding"})
        headers = [(name, value) for name, value in response.headers if name != "Content-Length"]
        page = Page(request.environ[STAMP], etag, body, headers)
        self._store(_key(request.environ), page)
        if _takes_gzip(request.environ):
            response.set_data(page.packed[1])
            response.headers["Content-Encoding"] = "gzip"
        response.make_conditional(request)

    def _store(self, key: Key, page: Page) -> None:
        with self._lock:
            old = self._pages.pop(key, None)
            self._size += page.weight - (old.weight if old else 0)
            self._pages[key] = page
            while self._size > self._limit:
                self._size -= self._pages.popitem(last=False)[1].weight


def may_be_kept(response: Response) -> bool:
    """Whether a response of a public view looks the same to everybody."""
    return (
        request.method == "GET"
        and not is_old_kernel(request.headers.get("User-Agent", ""))
        and response.status_code == 200
        and not request.environ[SESSION].accessed
        and "Set-Cookie" not in response.headers
        and "Cache-Control" not in response.headers
        and not response.is_streamed
    )


def _key(environ: WSGIEnvironment) -> Key:
    return environ.get("SCRIPT_NAME", ""), environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")


def _takes_gzip(environ: WSGIEnvironment) -> bool:
    return "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")


def _answer(page: Page, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    if page.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response("304 NOT MODIFIED", [header for header in page.headers if header[0] != "Content-Type"])
        return [b""]
    headers, body = page.packed if _takes_gzip(environ) else page.plain
    start_response("200 OK", headers)
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]
