"""Portals that listen on a port."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from urllib.request import urlopen

import pytest
from flask import Flask


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


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, seconds: float = 30) -> None:
    """Wait until an address answers. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(address)
