"""Whole applications, each with an installation of its own: a copy of one that was set up once."""

import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from .. import create_app
from ..config import shipped
from ..host.discovery import NAMESPACE, mount
from ..host.setup import bring_up_to_date
from ..host.switching import enable
from .databases import close_connections, drop, new_database
from .kept import KeptApp
from .pristine import Pristine

MakeApp = Callable[..., Flask]


_under_test: list[Path] = []


def pytest_configure(config: pytest.Config) -> None:
    """Let tests of plugins know the mark, too."""
    config.addinivalue_line("markers", "own_app: alters the application, so that no other test may have it")


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
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pristine]:
    """An installation that was just set up, to be copied for each test."""
    folder = tmp_path_factory.mktemp("pristine")
    made = Pristine(folder, new_database(f"pristine_{os.getpid()}"))
    for plugin in _under_test:
        (folder / "plugins").mkdir(exist_ok=True)
        (folder / "plugins" / plugin.name).symlink_to(plugin)
    app = create_app(instance=folder, database_url=made.database_url)
    with app.app_context():
        bring_up_to_date()
        for plugin in _under_test:
            enable(plugin.name)
        close_connections(app)
    yield made
    drop(made.database_url)


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
        apps.append(pristine.open(instance, url, **settings))
        return apps[-1]

    yield make
    for app in apps:
        with app.app_context():
            close_connections(app)
    drop(url)


@pytest.fixture(scope="session")
def kept_app(pristine: Pristine, tmp_path_factory: pytest.TempPathFactory) -> KeptApp:
    """The application that the tests of this process share."""
    return KeptApp(pristine, tmp_path_factory.mktemp("kept") / "instance")


@pytest.fixture
def app(request: pytest.FixtureRequest) -> Iterator[Flask]:
    """An application with every shipped plugin on and no records, inside its context.

    A test that alters the application itself is marked `own_app`; so counts one that has to do with its installation.
    """
    own = request.node.get_closest_marker("own_app") or {"make_app", "instance"} & set(request.fixturenames)
    if own:
        made = request.getfixturevalue("make_app")()
        with made.app_context():
            yield made
    else:
        with request.getfixturevalue("kept_app").lent() as made, made.app_context():
            yield made
