"""A stop that ends: what still runs some time after the signal is killed."""

import logging
import os
import signal
from collections.abc import Callable
from threading import Thread
from time import sleep

log = logging.getLogger(__name__)
ENDING = frozenset({signal.SIGTERM, signal.SIGINT})


def end_within(seconds: float, kill: Callable[[], None]) -> None:
    """See to it that this process ends so many seconds after it was asked to; `kill` ends its children before.

    The interpreter writes each signal into a pipe that a thread reads: that works even where the handler hangs.
    """
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    os.register_at_fork(after_in_child=_keep_to_oneself)
    Thread(target=_wait_and_end, args=(heard, seconds, kill), daemon=True).start()


def _keep_to_oneself() -> None:
    """A worker that is told to end, as in a reload, must not be heard here."""
    signal.set_wakeup_fd(-1)


def _wait_and_end(heard: int, seconds: float, kill: Callable[[], None]) -> None:
    while ENDING.isdisjoint(os.read(heard, 1)):
        pass
    sleep(seconds)
    log.critical("the server still ran %s seconds after it was asked to end: it is killed", seconds)
    try:
        kill()
    finally:
        os._exit(1)
