"""`portal run`: bring the installation up to date, then serve it."""

import os
import socket
from pathlib import Path

import click

from ..errors import StartRefused
from .companion import Companion
from .context import application
from .ending import end_within

LAST_SECONDS = 25  # workers and the companion have ten each; once the server had not ended after 60
STOP_SECONDS = 10  # in 2 of 12 stops right after the start a worker never ended by itself


@click.command("run")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=0, help="Processes; by default one for each core.")
@click.option("--example", is_flag=True, help="Load the example plan on the first run.")
def command(host: str, port: int, workers: int, example: bool) -> None:
    """Serve the portal, with a worker beside it. Another host than this machine needs https in front: docs/operator."""
    from ..host.setup import bring_up_to_date
    from ..people.links import setup_token

    _check_port(host, port)
    with application() as app:
        config = app.extensions["portal_config"]
        _check_line(host, config.allow_http, config.trusted_proxies)
        bring_up_to_date(example)
        token = setup_token()
        environment = {"PORTAL_INSTANCE": str(config.instance), "PORTAL_DATABASE_URL": config.database_url}
    os.environ.update({name: value for name, value in environment.items() if value})
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    click.echo(f"政协门户 / The portal: {address}/")
    if token:
        click.echo(f"一次性设置链接 / One-time set-up link: {address}/account/link/{token}")
    serve(host, port, workers or os.cpu_count() or 1)


def serve(host: str, port: int, workers: int, target: str = "portal.server:app") -> None:
    """Start granian: many threads read slow clients' requests, Turns lets one at a time through.

    One worker does the background work beside it.
    """
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=128,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        working_dir=Path.cwd(),
        log_level=LogLevels.error,
    )
    worker = Companion("worker", "--parent", str(os.getpid()))

    def kill() -> None:
        for process in [*server.wrks, worker]:
            process.kill()

    end_within(LAST_SECONDS, kill)
    worker.start()
    try:
        server.serve()
    finally:
        worker.stop()


def _check_port(host: str, port: int) -> None:
    """Say now that the port is taken, before anything is migrated."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise StartRefused(
                f"端口 {port} 不能使用（{error.strerror}），请换一个：--port {port + 1}。 "
                f"Port {port} on {host} cannot be used ({error.strerror}): choose another with --port {port + 1}."
            ) from error


def _check_line(host: str, allow_http: bool, proxies: int) -> None:
    """Refuse to offer sign-in over an unprotected line."""
    if host in ("127.0.0.1", "localhost", "::1") or allow_http or proxies:
        return
    raise StartRefused(
        f"On {host} passwords would cross the network unprotected: put a reverse proxy with https in front and set "
        "PORTAL_TRUSTED_PROXIES=1, or set PORTAL_ALLOW_HTTP=1 if you accept that."
    )
