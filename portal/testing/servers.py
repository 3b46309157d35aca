"""Portals that listen on a port."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from threading import Condition, Thread
from urllib.request import urlopen
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server


@pytest.fixture
def serve(app: Flask) -> Iterator[Callable[..., str]]:
    """Start `portal run` on the application's installation: `serve(workers=2)` returns its address."""
    running: list[subprocess.Popen[bytes]] = []
    config = app.extensions["portal_config"]

    def start(workers: int = 1) -> str:
        port = free_port()
        command = [sys.executable, "-m", "portal", "run", "--port", str(port), "--workers", str(workers)]
        names = {"PORTAL_INSTANCE": str(config.instance), "PORTAL_DATABASE_URL": config.database_url}
        running.append(subprocess.Popen(command, env=os.environ | names))
        wait_for(f"http://127.0.0.1:{port}/healthz")
        return f"http://127.0.0.1:{port}"

    yield start
    for process in running:
        process.terminate()
        process.wait(60)


@pytest.fixture
def serve_here(app: Flask) -> Iterator[Callable[[], str]]:
    """Let the application itself answer from threads of the test: no process has to start as for `serve`.

    Nothing works in the background, as in all tests without `portal run`.
    """
    door = Door(app)
    server = make_server("127.0.0.1", 0, door, threaded=True, request_handler=Silent)
    running = Thread(target=server.serve_forever, daemon=True)

    def start() -> str:
        running.start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    if running.ident:
        server.shutdown()
    server.server_close()
    door.close()


class Door:
    """Counts the requests inside, so that none is left when the installation is taken away."""

    def __init__(self, app: Flask) -> None:
        self._app, self._changed = app, Condition()
        self._inside, self._closed = 0, False

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with self._changed:
            if self._closed:
                raise ConnectionAbortedError("the test is over")
            self._inside += 1
        try:
            return self._app(environ, start_response)
        finally:  # what is still sent then is read from memory or from an open file
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    def close(self) -> None:
        """Let nobody in any more, and wait until everybody is out. Raises TimeoutError."""
        with self._changed:
            self._closed = True
            if not self._changed.wait_for(lambda: not self._inside, timeout=30):
                raise TimeoutError("a request has not ended")


class Silent(WSGIRequestHandler):
    """Tells nobody of each request."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing."""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, seconds: float = 60) -> None:
    """Wait until an address answers. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(address)
