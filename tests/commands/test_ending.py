"""`portal run` ends after it was asked to, even where the server hangs."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from portal.testing import free_port, wait_for

pytestmark = pytest.mark.once
HANGING = """
import sys, threading
from granian.server.mp import MPServer
from portal.commands import run

def hang(server):
    print(*(worker.inner.pid for worker in server.wrks), flush=True)
    threading.Event().wait()

MPServer.shutdown, run.LAST_SECONDS = hang, 0.5
run.serve("127.0.0.1", int(sys.argv[1]), 1, "wsgiref.simple_server:demo_app")
"""
DEAF = """
import os, signal, time
from portal.commands.ending import end_within
signal.signal(signal.SIGTERM, lambda *_: time.sleep(60))
signal.signal(signal.SIGHUP, lambda *_: print("heard", flush=True))
end_within(0.2, lambda: print("killed", flush=True))
if (child := os.fork()) == 0:
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.raise_signal(signal.SIGTERM)
os.waitpid(child, 0)
print("ready", flush=True)
while True:
    time.sleep(60)
"""


def test_a_server_that_hangs_while_stopping_is_killed_with_its_workers():
    port = free_port()
    command = [sys.executable, "-c", HANGING, str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        wait_for(f"http://127.0.0.1:{port}/", 60)
        running.send_signal(signal.SIGTERM)
        workers = running.stdout.readline().split()
        assert wait_or_kill(running) == 1
    assert workers
    assert not any(is_alive(worker) for worker in workers)


def wait_or_kill(running):
    """How the process ended, by itself or after 30 seconds."""
    try:
        return running.wait(30)
    finally:
        running.kill()


def is_alive(number):
    """Whether a process runs; one that has ended and that nobody asked about does not."""
    command_line = Path("/proc", number, "cmdline")
    return command_line.exists() and bool(command_line.read_bytes())


def test_another_signal_and_one_to_a_child_end_nothing():
    with subprocess.Popen([sys.executable, "-c", DEAF], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout.readline() == "ready\n"
        running.send_signal(signal.SIGHUP)
        assert running.stdout.readline() == "heard\n"
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(0.5)
        running.send_signal(signal.SIGTERM)
        assert wait_or_kill(running) == 1
        assert running.stdout.readline() == "killed\n"
