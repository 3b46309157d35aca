"""Public pages kept in memory: they look the same to everybody, and no answer is older than the last commit.

A page is kept under its address and language, with the snapshot read before it was rendered and the day; a
commit that changes anything public changes the snapshot, and the page is made again.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Response, request

from ..clock import today
from ..records.state import SNAPSHOT, Snapshot, StateReader
from .arrival import is_old_kernel
from .security import SESSION

LARGEST_PAGE = 512 * 1024
Key = tuple[str, str, str]
Stamp = tuple[object, ...]


@dataclass(frozen=True)
class Page:
    """A rendered page with its headers, plain and compressed."""

    stamp: Stamp
    etag: str
    plain: bytes
    packed: bytes
    plain_headers: list[tuple[str, str]]
    packed_headers: list[tuple[str, str]]


class PageCache:
    """WSGI layer that answers from memory where it can. `size` is the limit in bytes, oldest pages go first."""

    def __init__(self, app: WSGIApplication, reader: StateReader, size: int = 32 * 1024 * 1024) -> None:
        self._app, self._reader, self._limit = app, reader, size
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._size, self._lock = 0, Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        snapshot = environ[SNAPSHOT] = self._reader.read()
        if environ["REQUEST_METHOD"] in ("GET", "HEAD") and not is_old_kernel(environ.get("HTTP_USER_AGENT", "")):
            page = self._pages.get(_key(environ))
            if page is not None and page.stamp == _stamp(snapshot):
                return _answer(page, environ, start_response)
        return self._app(environ, start_response)

    def keep(self, response: Response) -> None:
        """Store a public page that was just rendered, and give it its ETag."""
        environ = request.environ
        body = response.get_data()
        if len(body) > LARGEST_PAGE:
            return
        etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = "public, no-cache"
        response.headers["Vary"] = "Accept-Encoding"
        page = _page(response, body, etag, _stamp(environ[SNAPSHOT]))
        self._store(_key(environ), page)
        response.make_conditional(request)

    def _store(self, key: Key, page: Page) -> None:
        with self._lock:
            old = self._pages.pop(key, None)
            self._size += _weight(page) - (_weight(old) if old else 0)
            self._pages[key] = page
            while self._size > self._limit:
                self._size -= _weight(self._pages.popitem(last=False)[1])


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


def _stamp(snapshot: Snapshot) -> Stamp:
    return snapshot.stamp, today()


def _weight(page: Page) -> int:
    return len(page.plain) + len(page.packed)


def _page(response: Response, body: bytes, etag: str, stamp: Stamp) -> Page:
    packed = gzip.compress(body, 6, mtime=0)
    headers = [(name, value) for name, value in response.headers if name != "Content-Length"]
    plain_headers = [*headers, ("Content-Length", str(len(body)))]
    packed_headers = [*headers, ("Content-Encoding", "gzip"), ("Content-Length", str(len(packed)))]
    return Page(stamp, etag, body, packed, plain_headers, packed_headers)


def _answer(page: Page, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    if page.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
        kept = [(name, value) for name, value in page.plain_headers if name not in ("Content-Length", "Content-Type")]
        start_response("304 NOT MODIFIED", kept)
        return [b""]
    packed = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
    start_response("200 OK", page.packed_headers if packed else page.plain_headers)
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else page.packed if packed else page.plain]
