"""`portal worker`: does in the background what can wait."""

import os
import signal
from threading import Event, Thread

import click

from .. import create_app

LOOK_SECONDS = 1


@click.command("worker")
@click.option("--parent", type=int, hidden=True, help="End when this process, which has started the worker, is gone.")
def command(parent: int | None) -> None:
    """Do background work until told to stop; `portal run` starts one by itself. A second one waits quietly."""
    from ..worker import Worker

    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    if parent:
        Thread(target=_stop_with, args=(parent, stopping), daemon=True).start()
    Worker(create_app(), stopping).run()


def _stop_with(parent: int, stopping: Event) -> None:
    while os.getppid() == parent and not stopping.wait(LOOK_SECONDS):
        pass
    stopping.set()
