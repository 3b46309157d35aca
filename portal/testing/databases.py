"""A database of PostgreSQL for each test, where PORTAL_TEST_DATABASE_URL names a server."""

import os
from functools import cache

from flask import Flask
from sqlalchemy import Connection, create_engine, make_url, text

from ..extensions import db

SERVER = os.environ.get("PORTAL_TEST_DATABASE_URL", "")


def new_database(name: str, options: str = "") -> str:
    """Make a database on the server, one of an earlier run replaced; returns its URL, empty for SQLite."""
    if not SERVER:
        return ""
    _on_server(f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}" {options}')
    return make_url(SERVER).set(database=name).render_as_string(hide_password=False)


def copied_database(name: str, template: str) -> str:
    """Make a database that is a copy of another one; returns its URL."""
    # Copying its files is quicker than writing them once more into the write-ahead log, PostgreSQL's way since 15.
    info = _server().dialect.server_version_info or (0,)
    files = "STRATEGY file_copy" if info >= (15,) else ""
    return new_database(name, f'TEMPLATE "{template}" {files}')


def drop(url: str) -> None:
    """Drop a database on the server; nothing where there is none."""
    if url:
        _on_server(f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)')


def _on_server(*statements: str) -> None:
    for statement in statements:
        _server().execute(text(statement))


@cache
def _server() -> Connection:
    """One connection for all tests of the process: to connect takes longer than to drop a database."""
    address = make_url(SERVER).set(drivername="postgresql+psycopg")
    return create_engine(address, isolation_level="AUTOCOMMIT").connect()


def close_connections(app: Flask) -> None:
    """Let go of every connection, the one that watches for commits too."""
    app.extensions["portal_state"].close()
    db.session.remove()
    db.engine.dispose()
