"""Slow phones hurt nobody."""

import socket
import time
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

CLIENTS = 100


@pytest.fixture
def address(serve):
    return serve(workers=2)


def connect(address):
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname, parts.port), timeout=30)


def half_sent_upload(address):
    client = connect(address)
    client.sendall(b"POST /account/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nname=")
    return client


def reader_who_does_not_read(address):
    client = connect(address)
    client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return client


def longest_answer(address, count=50):
    worst = 0.0
    for _ in range(count):
        before = time.monotonic()
        with urlopen(f"{address}/portal/sitemap", timeout=20) as answer:
            assert answer.status == 200
        worst = max(worst, time.monotonic() - before)
    return worst


@pytest.mark.once
@pytest.mark.parametrize("slow", [half_sent_upload, reader_who_does_not_read])
def test_a_hundred_slow_clients_keep_nobody_waiting(address, slow):
    clients = [slow(address) for _ in range(CLIENTS)]
    try:
        assert longest_answer(address) < 5
    finally:
        for client in clients:
            client.close()
