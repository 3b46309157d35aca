"""Switching under load: after the answer to a switching not one page is stale, in none of four processes."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import cycle
from threading import Event, Thread
from urllib.parse import urlencode, urlsplit

import pytest

from portal.testing import add_user, hidden_fields, signed_in_client

PLUGIN = "public_feedback"
SWITCH = f"/admin/modules/{PLUGIN}/switch"
READERS, TOGGLES = 8, 20
CALM, PAUSE = 0.2, 0.01  # seconds between switchings, and between two pages of a reader


@dataclass
class Reading:
    """What one page said: was the plugin on?"""

    began: float
    ended: float
    page: str
    on: bool
    from_cache: bool


@dataclass
class Switching:
    """From when to when a switching took, and what it led to."""

    on: bool
    began: float = 0.0
    ended: float = 0.0


@dataclass
class Reader(Thread):
    """Reads the plugin's own page and the home page in turn, as browsers do: with the ETag of last time."""

    address: str
    stop: Event
    readings: list[Reading] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    __hash__ = Thread.__hash__

    def run(self) -> None:
        host = urlsplit(self.address).netloc
        known: dict[str, tuple[str, bool]] = {}
        for page in cycle((f"/{PLUGIN}/", "/")):
            if self.stop.is_set():
                return
            etag, was_on = known.get(page, ("", False))
            began = time.monotonic()
            connection = HTTPConnection(host, timeout=20)  # a new one each time: any of the workers may take it
            connection.request("GET", page, headers={"If-None-Match": etag} if etag else {})
            answer = connection.getresponse()
            body, ended = answer.read(), time.monotonic()
            connection.close()
            assert answer.status in (200, 304, 404), answer.status
            on = was_on if answer.status == 304 else answer.status == 200 and f"/{PLUGIN}/".encode() in body
            if answer.headers.get("ETag"):
                known[page] = answer.headers["ETag"], on
            self.readings.append(Reading(began, ended, page, on, answer.status == 304))
            time.sleep(PAUSE)


class Administrator:
    """Switches through the pages of the server, as an administrator does."""

    def __init__(self, app, address: str) -> None:
        browser = signed_in_client(app, add_user("administrator", "system_admin"))
        self.host, self.cookie = urlsplit(address).netloc, f"portal={browser.get_cookie('portal').value}"

    def __call__(self, on: bool) -> None:
        fields = hidden_fields(self._ask("GET")[1])
        assert fields["wanted"] == ("on" if on else "off")
        status, _ = self._ask("POST", urlencode(fields | {"reason": "under load"}))
        assert status == 302

    def _ask(self, method: str, body: str = "") -> tuple[int, str]:
        connection = HTTPConnection(self.host, timeout=20)
        form = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        connection.request(method, SWITCH, body or None, {"Cookie": self.cookie, **form})
        answer = connection.getresponse()
        if cookie := answer.headers.get("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        text = answer.read().decode()
        connection.close()
        return answer.status, text


@pytest.fixture
def command_line(app):
    """Switches by `portal plugin enable` and `disable`, in a process of its own."""
    config = app.extensions["portal_config"]
    names = {"PORTAL_INSTANCE": str(config.instance), "PORTAL_DATABASE_URL": config.database_url}

    def switch(on: bool) -> None:
        command = [sys.executable, "-m", "portal", "plugin", "enable" if on else "disable", PLUGIN]
        subprocess.run(command, env=os.environ | names, check=True, capture_output=True)

    return switch


def stale(readings: list[Reading], switchings: list[Switching]) -> list[Reading]:
    """Readings that began after one switching had been answered and ended before the next began, yet said the old."""
    wrong = []
    for done, following in zip(switchings, [*switchings[1:], Switching(False, began=float("inf"))], strict=True):
        calm = [it for it in readings if it.began >= done.ended and it.ended <= following.began]
        wrong += [it for it in calm if it.on != done.on]
    return wrong


def test_a_stale_reading_would_be_found():
    switchings = [Switching(on=False, began=1, ended=2), Switching(on=True, began=5, ended=6)]
    readings = {
        "before": Reading(0.5, 0.6, "/", on=True, from_cache=False),
        "during": Reading(1.5, 2.5, "/", on=True, from_cache=False),
        "right": Reading(2.5, 2.6, "/", on=False, from_cache=False),
        "stale": Reading(2.7, 2.8, "/", on=True, from_cache=True),
        "late": Reading(6.1, 6.2, "/", on=False, from_cache=True),
    }
    assert stale(list(readings.values()), switchings) == [readings["stale"], readings["late"]]


def test_no_answer_is_stale_after_a_switching(app, serve, command_line):
    address, stop = serve(workers=4), Event()
    administrator = Administrator(app, address)
    readers = [Reader(address, stop) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    switchings = [Switching(on=number % 2 == 1) for number in range(TOGGLES)]
    for number, switching in enumerate(switchings):
        time.sleep(CALM)
        switching.began = time.monotonic()
        (command_line if number % 10 == 4 else administrator)(switching.on)
        switching.ended = time.monotonic()
    time.sleep(CALM)
    stop.set()
    for reader in readers:
        reader.join(20)
    readings = [it for reader in readers for it in reader.readings]
    assert stale(readings, switchings) == []
    calm = [it for it in readings if any(it.began >= done.ended for done in switchings)]
    assert len(calm) > 10 * TOGGLES  # it was read
    assert {it.on for it in calm} == {True, False}
    assert any(it.from_cache for it in calm)
    assert not any(reader.is_alive() for reader in readers)
