"""Keeping `portal worker` alive beside the server, from `portal run`."""

import logging
import os
import subprocess
import sys
from threading import Event, Thread
from time import monotonic

log = logging.getLogger(__name__)
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
LIVES_SECONDS = 60  # one that lived as long was well: the next wait is short again
STOP_SECONDS = 10


class Companion:
    """A child process that is started again, after growing waits, whenever it ends by itself."""

    def __init__(self, *arguments: str) -> None:
        self._command = [sys.executable, "-m", "portal", *arguments]
        self._stopping = Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Start it, and watch it from a thread."""
        self._thread.start()

    def stop(self) -> None:
        """Let it finish what it does, but for 10 seconds only: what is cut off is done again later."""
        self._stopping.set()
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self._thread.join(STOP_SECONDS)

    def kill(self) -> None:
        """End it at once, without waiting."""
        self._stopping.set()
        if self._process:
            self._process.kill()

    def _keep(self) -> None:
        wait = FIRST_WAIT  # the processes of the server begin first
        while not self._stopping.wait(wait):
            began = monotonic()
            self._process = subprocess.Popen(self._command, env=os.environ)
            self._process.wait()
            wait = FIRST_WAIT if monotonic() - began > LIVES_SECONDS else min(wait * 2, LONGEST_WAIT)
            if not self._stopping.is_set():
                log.error("the worker has ended by itself; it is started again in %d seconds", wait)
