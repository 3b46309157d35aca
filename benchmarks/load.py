"""A small load generator: clients on connections of their own, which stay open, send prepared forms to this machine."""

import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BufferedReader
from time import perf_counter
from urllib.parse import urlencode

Form = dict[str, str]


def send_all(port: int, path: str, forms: Sequence[Form], clients: int, wanted: bytes) -> tuple[float, int]:
    """Send each form once, as many at a time as there are clients; returns answers a second, and how many failed.

    An answer is good when its status is 200 and the page has what is `wanted`.
    """
    requests = [_request(path, form) for form in forms]
    shares = [requests[first::clients] for first in range(clients)]
    with ThreadPoolExecutor(clients) as pool:
        before = perf_counter()
        failed = sum(pool.map(lambda share: _send(port, share, wanted), shares))
        return len(forms) / (perf_counter() - before), failed


def _request(path: str, form: Form) -> bytes:
    body = urlencode(form)
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
    return f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}".encode()


def _send(port: int, requests: list[bytes], wanted: bytes) -> int:
    """One client: its requests one after the other; returns how many failed."""
    failed = 0
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection, connection.makefile("rb") as answers:
        for request in requests:
            connection.sendall(request)
            status, body = _read(answers)
            failed += not (status == 200 and wanted in body)
    return failed


def _read(answers: BufferedReader) -> tuple[int, bytes]:
    """Status and body of the next answer; by hand, since http.client costs as much as a small page."""
    status, length = int(answers.readline().split()[1]), 0
    while (line := answers.readline()) not in (b"\r\n", b""):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return status, answers.read(length)
