"""A portal that runs in a process of its own, from wherever it was installed."""

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

STARTS_WITHIN = 90  # seconds; an installation from wheels is part of it


@pytest.fixture
def outside(tmp_path: Path) -> dict[str, str]:
    """This process's environment, without what would lead back to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PORTAL_"))}
    return {**kept, "PORTAL_INSTANCE": str(tmp_path / "instance")}


@pytest.fixture
def serve(outside: dict[str, str]) -> Iterator[Callable[..., str]]:
    """Start a command with a free port; the address comes back when the portal answers there."""
    with ExitStack() as running:

        def start(command: list[object], cwd: Path, **environment: str) -> str:
            port = free_port()
            arguments = [str(part) for part in (*command, "--port", port)]
            process = subprocess.Popen(arguments, cwd=cwd, env={**outside, **environment})
            running.callback(process.wait)
            running.callback(process.terminate)
            wait_for(f"http://127.0.0.1:{port}/healthz", process)
            return f"http://127.0.0.1:{port}"

        yield start


@pytest.fixture
def read() -> Callable[[str], str]:
    """Read the text of a page that must be there."""
    return page_at


def page_at(url: str) -> str:
    """The text of a page.

    Raises HTTPError when the answer is not 200.
    """
    with urlopen(url, timeout=30) as answer:
        return answer.read().decode()


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the portal answers, as long as its process lives."""
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            page_at(url)
        except URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{url} did not answer; the process ended with {process.poll()}")
