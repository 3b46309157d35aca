"""Measuring in process, side by side: the fastest of many interleaved batches is the steady figure."""

import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

WSGI = Callable[..., Any]
Work = Callable[[], object]


def fastest(works: dict[str, Work], batches: int = 500, size: int = 2) -> dict[str, float]:
    """Run all works in turn, `batches` times `size`; returns the best batch of each in microseconds a run."""
    best = dict.fromkeys(works, float("inf"))
    for work in works.values():
        work()
    for _ in range(batches):
        for name, work in works.items():
            before = time.perf_counter()
            for _ in range(size):
                work()
            best[name] = min(best[name], (time.perf_counter() - before) / size * 1e6)
    return best


def page(app: WSGI, address: str, **headers: str) -> Work:
    """A work that asks a WSGI app for a page and reads the answer, without sockets."""
    environ = environ_of(address, **headers)

    def get() -> bytes:
        answer = app(dict(environ), _ignore)
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        return body

    return get


def environ_of(address: str, **headers: str) -> dict[str, Any]:
    """What a server hands to a WSGI app for a GET of the address."""
    parts = urlsplit(address)
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": parts.path,
        "QUERY_STRING": parts.query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }


def _ignore(status: str, headers: list[tuple[str, str]], error: object = None) -> None:
    """A start_response that nobody reads."""
