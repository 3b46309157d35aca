"""Fixtures for the tests of the portal and of its plugins: real databases, whole applications.

PORTAL_TEST_DATABASE_URL names a PostgreSQL server on which each test gets a database of its own; without it
the tests run on SQLite files.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextvars import Context
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from flask import Flask, has_app_context
from flask.testing import FlaskClient
from sqlalchemy import create_engine, make_url, text

from . import create_app
from .clock import now
from .config import shipped
from .extensions import db
from .host.covering import readable_models
from .host.discovery import NAMESPACE, mount
from .host.setup import bring_up_to_date
from .host.switching import enable
from .host.upkeep import check_components  # noqa: F401 - for the tests of plugins
from .people.models import User, UserRole
from .people.roles import ADMINISTRATORS
from .people.sessions import SEEN, TOKEN, open_session
from .records.public_log.findings import Finding
from .records.public_log.verify import Examination
from .records.writing import writing

SERVER = os.environ.get("PORTAL_TEST_DATABASE_URL", "")
MakeApp = Callable[..., Flask]
CHROMIUM = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
]


_under_test: list[Path] = []


def plugin_under_test(folder: Path) -> None:
    """Install a plugin from its own folder and switch it on, in every application of the tests that follow.

    For the conftest.py of a plugin that is not shipped with the portal.
    """
    if folder.parent != shipped("plugins"):
        _under_test.append(folder)
        mount([shipped("plugins"), folder.parent])
        # pytest imports the package around the tests by its bare name, which would define every model twice
        sys.modules[folder.name] = import_module(f"{NAMESPACE}.{folder.name}")


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Pristine"]:
    """An installation that was just set up, to be copied for each test."""
    folder = tmp_path_factory.mktemp("pristine")
    made = Pristine(folder, _new_database(f"pristine_{os.getpid()}"))
    for plugin in _under_test:
        (folder / "plugins").mkdir(exist_ok=True)
        (folder / "plugins" / plugin.name).symlink_to(plugin)
    app = create_app(instance=folder, database_url=made.database_url)
    with app.app_context():
        bring_up_to_date()
        for plugin in _under_test:
            enable(plugin.name)
        _close(app)
    yield made
    _drop(made.database_url)


class Browser(FlaskClient):
    """A test client whose requests see nothing of the test's own application context, as in real life."""

    def open(self, *arguments: Any, **options: Any) -> Any:
        """Send a request from outside; what the test read before is read again after it."""
        if has_app_context():
            db.session.rollback()
        return Context().run(super().open, *arguments, **options)


class Pristine:
    """A folder and, on PostgreSQL, a database that serves as template."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder, self.database_url = folder, database_url

    def copy(self, folder: Path, number: int) -> str:
        """Copy the installation into a folder; returns the URL of its database, empty for SQLite."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        if not self.database_url:
            return ""
        template = make_url(self.database_url).database
        return _new_database(f"test_{os.getpid()}_{number}", f'TEMPLATE "{template}"')


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    """The folder of the installation under test."""
    return tmp_path / "instance"


@pytest.fixture
def make_app(pristine: Pristine, instance: Path) -> Iterator[MakeApp]:
    """Make applications of one installation, all on the same database; settings are fields of Configuration."""
    url = pristine.copy(instance, id(instance) % 1_000_000)
    apps: list[Flask] = []

    def make(**settings: Any) -> Flask:
        apps.append(create_app(instance=instance, database_url=url, **settings))
        apps[-1].test_client_class = Browser
        return apps[-1]

    yield make
    for app in apps:
        with app.app_context():
            _close(app)
    _drop(url)


@pytest.fixture
def app(make_app: MakeApp) -> Iterator[Flask]:
    """An application with every shipped plugin on and no records, inside its context."""
    made = make_app()
    with made.app_context():
        yield made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser of the public."""
    return app.test_client()


@pytest.fixture
def sign_in_as(app: Flask) -> Callable[..., FlaskClient]:
    """A browser signed in as a new person with the given roles: `sign_in_as("staff")`."""

    def sign_in(*roles: str, name: str = "") -> FlaskClient:
        return signed_in_client(app, add_user(name or "-".join(roles) or "nobody", *roles))

    return sign_in


@pytest.fixture
def serve(app: Flask) -> Iterator[Callable[..., str]]:
    """Start `portal run` on the application's installation: `serve(workers=2)` returns its address."""
    running: list[subprocess.Popen[bytes]] = []
    config = app.extensions["portal_config"]

    def start(workers: int = 1) -> str:
        port = free_port()
        command = [sys.executable, "-m", "portal", "run", "--port", str(port), "--workers", str(workers)]
        names = {"PORTAL_INSTANCE": str(config.instance), "PORTAL_DATABASE_URL": config.database_url}
        running.append(subprocess.Popen(command, env=os.environ | names))
        wait_for(f"http://127.0.0.1:{port}/healthz")
        return f"http://127.0.0.1:{port}"

    yield start
    for process in running:
        process.terminate()
        process.wait(60)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The machine's Chromium, one for all tests; refuses to take pictures without a Chinese font."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.fail("no Chromium: apt install chromium")
    fonts = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False).stdout
    if not fonts.strip():
        pytest.fail("no Chinese font: apt install fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, seconds: float = 30) -> None:
    """Wait until an address answers. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(address)


def add_user(name: str, *roles: str, title: str = "") -> int:
    """Add an account without password; an administrator counts as having a second factor. Returns its number."""
    factor = "" if ADMINISTRATORS.isdisjoint(roles) else "list"
    with writing() as tx:
        user = User(name=name, title=title or name, second_factor=factor)
        user.roles = [UserRole(role=role) for role in roles]
        tx.session.add(user)
        tx.session.flush()
        return user.id


def log_findings() -> list[Finding]:
    """What `portal log verify --rows` finds; nothing as long as every change was told to record()."""
    return list(Examination(readable_models()).findings())


def signed_in_client(app: Flask, user_id: int) -> FlaskClient:
    """A browser with an open session of that person."""
    with writing():
        token = open_session(user_id, "127.0.0.0/24", "test")
    browser = app.test_client()
    with browser.session_transaction() as session:
        session[TOKEN], session[SEEN] = token, int(now().timestamp())
    return browser


def hidden_fields(page: str) -> dict[str, str]:
    """The hidden fields of a page's forms, the CSRF token among them."""
    fields = re.findall(r'<input[^>]*type="hidden"[^>]*>', page)
    named = ((re.search(r'name="([^"]*)"', field), re.search(r'value="([^"]*)"', field)) for field in fields)
    return {name[1]: unescape(value[1]) if value else "" for name, value in named if name}


def submit(browser: FlaskClient, url: str, to: str = "", **fields: Any) -> Any:
    """Open a page, fill in its form and send it to the page itself, or to another address."""
    page = browser.get(url).get_data(as_text=True)
    return browser.post(to or url, data=hidden_fields(page) | fields)


def _new_database(name: str, options: str = "") -> str:
    if not SERVER:
        return ""
    _on_server(f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}" {options}')
    return make_url(SERVER).set(database=name).render_as_string(hide_password=False)


def _drop(url: str) -> None:
    if url:
        _on_server(f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)')


def _on_server(*statements: str) -> None:
    address = make_url(SERVER).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _close(app: Flask) -> None:
    """Let go of every connection, the one that watches for commits too."""
    app.extensions["portal_state"].close()
    db.session.remove()
    db.engine.dispose()
