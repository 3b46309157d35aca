"""Many people at once, on a running portal: nobody is turned away, nobody is counted twice."""

import http.client
import os
import random
import re
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from sqlalchemy import func, select

from plugins.public_feedback.models import Opinion
from portal.extensions import db
from portal.testing import hidden_fields

from .conftest import HOME

WRITERS, KILLS = 64, 20
ANSWERED = re.compile(r"YJ-\d{4}-\d{4,}")


def ask(address, path, fields=None):
    """One request on a connection of its own; returns status and page."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if fields else {}
    connection.request("POST" if fields else "GET", path, urlencode(fields) if fields else None, headers)
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    return answer.status, page


def checked(address, body):
    """The fields of the check page for a text."""
    _status, form = ask(address, f"{HOME}/write")
    status, page = ask(address, f"{HOME}/check", hidden_fields(form) | {"body": body})
    assert status == 200
    return hidden_fields(page)


def number_on(status, page):
    """The number on a receipt page."""
    assert status == 200
    return ANSWERED.search(page)[0]


def stored():
    """How many opinions there are, and how many different texts."""
    db.session.rollback()
    return tuple(db.session.execute(select(func.count(), func.count(Opinion.body.distinct()))).one())


def test_64_writers_at_once(serve, unhurried):
    address = serve(workers=2)

    def write(number):
        fields = checked(address, f"第 {number} 个人的话。")
        receipts = {number_on(*ask(address, f"{HOME}/receipt", fields)) for _ in range(2)}
        assert len(receipts) == 1
        return receipts.pop()

    with ThreadPoolExecutor(WRITERS) as pool:
        numbers = list(pool.map(write, range(WRITERS)))
    assert len(set(numbers)) == WRITERS
    assert stored() == (WRITERS, WRITERS)


def test_the_same_form_sent_64_times_at_once_is_one_opinion(serve, unhurried):
    address = serve(workers=2)
    fields = checked(address, "按了很多次提交。")
    with ThreadPoolExecutor(WRITERS) as pool:
        answers = list(pool.map(lambda _: ask(address, f"{HOME}/receipt", fields), range(WRITERS)))
    assert len({number_on(*answer) for answer in answers}) == 1
    assert stored() == (1, 1)


def children(parent):
    """The processes that a process started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after_name[1]) == parent:
            found.append(int(status.parent.name))
    return found


@pytest.mark.full
@pytest.mark.timeout(600)
def test_killed_workers_lose_nothing_and_double_nothing(serve, unhurried):
    """Eight senders repeat a form until it is answered and note the answer, while workers are killed."""
    address = serve(workers=2)
    (launcher,) = [child for child in children(os.getpid()) if children(child)]
    ledger, numbers, stop = {}, count(), threading.Event()

    def insist(path, fields=None):
        deadline = time.monotonic() + 60
        while True:
            try:
                return ask(address, path, fields)
            except (OSError, http.client.HTTPException):
                assert time.monotonic() < deadline
                time.sleep(0.05)  # the worker is being started again

    def send_on():
        while not stop.is_set():
            body = f"第 {next(numbers)} 件事。"
            _status, form = insist(f"{HOME}/write")
            _status, page = insist(f"{HOME}/check", hidden_fields(form) | {"body": body})
            ledger[body] = number_on(*insist(f"{HOME}/receipt", hidden_fields(page)))

    with ThreadPoolExecutor(8) as pool:
        senders = [pool.submit(send_on) for _ in range(8)]
        for _ in range(KILLS):
            time.sleep(random.uniform(0.5, 1.5))
            # The oldest, since granian gives up on a worker that dies again as soon as it was started.
            os.kill(min(children(launcher)), signal.SIGKILL)
        stop.set()
        for sender in senders:
            sender.result()
    rows = {row.body: row.number for row in db.session.scalars(select(Opinion))}
    assert ledger
    assert rows == ledger
    assert stored()[0] == len(ledger)
