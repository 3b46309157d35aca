"""The lock that only one worker of a database holds; a process that ends, however it ends, lets go of it."""

import fcntl
import os
from pathlib import Path
from threading import Event

from sqlalchemy import Connection, Engine, text

from .lock import lock_path

# Any fixed number: PostgreSQL's advisory lock of the one worker.
ADVISORY_LOCK = 7_036_874_417_767
PAUSE = 1.0


class OnlyOne:
    """A file beside the SQLite database, or an advisory lock of PostgreSQL on a connection of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._path: Path | None = lock_path(str(engine.url))
        self._descriptor: int | None = None
        self._connection: Connection | None = None

    def wait(self, stopping: Event) -> bool:
        """Wait until the lock is ours; False when told to stop before."""
        while not stopping.is_set():
            if self._take_file(self._path) if self._path else self._take_advisory():
                return True
            stopping.wait(PAUSE)
        return False

    def check(self) -> None:
        """Raise a DatabaseError when PostgreSQL has ended the connection: another worker may be at work then."""
        if self._connection is not None:
            self._connection.execute(text("SELECT 1"))

    def release(self) -> None:
        """Let the next one begin."""
        if self._descriptor is not None:
            os.close(self._descriptor)
        if self._connection is not None:
            self._connection.invalidate()  # closes it, and so ends the lock: it would stay with the pool
            self._connection.close()
        self._descriptor = self._connection = None

    def _take_file(self, beside: Path) -> bool:
        path = beside.with_name("worker.lock")
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()
            return False
        return True

    def _take_advisory(self) -> bool:
        if self._connection is None:
            self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        taken = self._connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": ADVISORY_LOCK})
        return bool(taken)
