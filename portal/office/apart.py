"""Looking at a file from outside in a process that can be lost.

It is started by exec, never by fork. It gets the open file and nothing else: no address of the database, no key.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import IO, Any

from flask_babel import gettext as _

from ..config import PACKAGE
from ..errors import Busy

log = logging.getLogger(__name__)
SECONDS = 10
LONG = 40  # seconds that may pass with a large sheet; of the processor it gets no more than others
PATIENCE = 30  # seconds one waits for the checks of others

_one_at_a_time = BoundedSemaphore()  # in each process, or forty uploads would be forty checks of 512 MB


class Lost(Exception):
    """The file took its process along: `reason` is "too_heavy" where a limit was reached, else "damaged"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@contextmanager
def in_turn() -> Iterator[None]:
    """One such process at a time. Raises Busy when those of others take too long."""
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise Busy(_("Many files are being checked at the moment. Please try again in a minute."))
    try:
        yield
    finally:
        _one_at_a_time.release()


def look_apart(
    module: str, arguments: tuple[str, ...], source: IO[bytes], descriptors: tuple[int, ...] = (), seconds: int = 0
) -> dict[str, Any]:
    """Run a module with the file on its standard input; it prints its verdict as one line of JSON. Raises Lost.

    It has SECONDS of the processor; `seconds` are those that may pass meanwhile, where a busy machine needs more.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-s", "-P", "-m", module, *arguments],
            stdin=source,
            capture_output=True,
            pass_fds=descriptors,
            env={"PYTHONPATH": str(PACKAGE.parent), "LANG": "C.UTF-8"},
            timeout=seconds or SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Lost("too_heavy") from error
    if done.returncode < 0:  # a limit was reached
        raise Lost("too_heavy")
    if done.returncode:
        log.error("the check of a file failed", extra={"component": done.stderr.decode("utf-8", "replace")[-2000:]})
        raise Lost("damaged")
    verdict: dict[str, Any] = json.loads(done.stdout)
    return verdict
