"""Opinions that come in at once, beside the same form and receipt page where nothing is kept."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask

from portal.records.settings import write_settings
from portal.records.writing import writing
from portal.testing import free_port, wait_for

from .installation import LETTER, install
from .load import Form, send_all
from .table import rate

PATH = "/public_feedback/receipt"
CLIENTS, MORE_CLIENTS = 32, 64
ROUNDS, EACH = 6, 8
NUMBERS = count(1)


def measure(app: Flask) -> Iterator[str]:
    """Posts a second of 32 clients with 2 processes, in turn with the floor; on PostgreSQL in turn with SQLite, too."""
    with ExitStack() as running:
        apps = {"portal": app, "floor": app}
        if app.extensions["portal_config"].database_url:
            apps["sqlite"] = install(Path(running.enter_context(TemporaryDirectory())), "")
        ports = {name: running.enter_context(_served(name, it)) for name, it in apps.items()}
        best, failed = _fastest(apps, ports)
        yield rate(f"posts of {CLIENTS} clients", best["portal"], "form and page alone", best["floor"], 30)
        if "sqlite" in best:
            yield rate(f"posts of {CLIENTS} clients", best["portal"], "the same on SQLite", best["sqlite"], 80)
        failed += _send(app, ports["portal"], MORE_CLIENTS)[1]
        yield f"| failed posts at {CLIENTS} and at {MORE_CLIENTS} writers | {failed} | | | 0 |"


def _fastest(apps: dict[str, Flask], ports: dict[str, int]) -> tuple[dict[str, float], int]:
    """The best of ROUNDS for each, in turn, and how many posts failed in all; the first round only warms up."""
    best, failed = dict.fromkeys(apps, 0.0), 0
    for _ in range(1 + ROUNDS):
        for name, app in apps.items():
            speed, more = _send(app, ports[name], CLIENTS)
            best[name], failed = max(best[name], speed), failed + more
    return best, failed


def _send(app: Flask, port: int, clients: int) -> tuple[float, int]:
    return send_all(port, PATH, _forms(app, clients * EACH), clients, wanted=b"YJ-")


def _forms(app: Flask, many: int) -> list[Form]:
    """Checked forms as the check page makes them, each with a token and words of its own."""
    receiving, contact = (import_module(f"plugins.public_feedback.{it}") for it in ("receiving", "contact"))
    receipts = receiving.RECEIPTS
    empty = dict.fromkeys((*receiving.TEXTS, *contact.CONTACT_FIELDS, *receiving.TICKS, "files"), "")
    with app.app_context():
        forms = []
        for number in (next(NUMBERS) for _ in range(many)):
            token = receipts.issue()
            answers = empty | {"body": f"{LETTER}（{number}）", "place": "石桥村", "notice": contact.NOTICE}
            forms.append(answers | {"token": token, "seal": receipts.seal(receipts.read(token), answers)})
        return forms


@contextmanager
def _served(name: str, app: Flask) -> Iterator[int]:
    """Serve the portal, or the floor, with two processes; gives the port."""
    with app.app_context(), writing():
        write_settings("public_feedback", {"least_seconds": 0, "free_posts": 0})  # nobody is taken for a machine
    config, port = app.extensions["portal_config"], free_port()
    environment = {"PORTAL_INSTANCE": str(config.instance), "PORTAL_DATABASE_URL": config.database_url}
    portal = ["portal", "run", "--port", str(port), "--workers", "2"]
    command = [sys.executable, "-m", *(["benchmarks.post_floor", str(port)] if name == "floor" else portal)]
    with (config.instance / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(command, env=os.environ | environment, stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield port
    finally:
        process.terminate()
        process.wait(60)
