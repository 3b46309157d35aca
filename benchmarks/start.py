"""How long a start takes, and how much memory a worker holds."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from portal.testing import free_port, wait_for


def measure(app: Flask) -> Iterator[str]:
    """A later start until the first page, and the resident memory of each process."""
    config = app.extensions["portal_config"]
    port = free_port()
    names = {"PORTAL_INSTANCE": str(config.instance), "PORTAL_DATABASE_URL": config.database_url}
    before = time.perf_counter()
    command = [sys.executable, "-m", "portal", "run", "--port", str(port), "--workers", "2"]
    process = subprocess.Popen(command, env=os.environ | names, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"| a later start until the first page | {time.perf_counter() - before:.2f} s | | | ≤ 3 s |"
        most = max(_resident(child) for child in _children(process.pid))
        yield f"| memory of a worker | {most:.0f} MB | | | ≤ 120 MB |"
    finally:
        process.terminate()
        process.wait(20)


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    return [int(child) for child in listed]


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text("utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
