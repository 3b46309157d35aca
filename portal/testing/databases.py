"""A database of PostgreSQL for each test, where PORTAL_TEST_DATABASE_URL names a server."""

import os

from flask import Flask
from sqlalchemy import create_engine, make_url, text

from ..extensions import db

SERVER = os.environ.get("PORTAL_TEST_DATABASE_URL", "")


def new_database(name: str, options: str = "") -> str:
    """Make a database on the server, one of an earlier run replaced; returns its URL, empty for SQLite."""
    if not SERVER:
        return ""
    _on_server(f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}" {options}')
    return make_url(SERVER).set(database=name).render_as_string(hide_password=False)


def drop(url: str) -> None:
    """Drop a database on the server; nothing where there is none."""
    if url:
        _on_server(f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)')


def _on_server(*statements: str) -> None:
    address = make_url(SERVER).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def close_connections(app: Flask) -> None:
    """Let go of every connection, the one that watches for commits too."""
    app.extensions["portal_state"].close()
    db.session.remove()
    db.engine.dispose()
