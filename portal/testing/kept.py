"""One application for many tests, each on a fresh installation: putting one together takes longer than most tests.

What a process keeps in memory is emptied in between, the installation and its database are copied anew.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from .databases import close_connections, drop
from .pristine import Pristine


class KeptApp:
    """An application with every shipped plugin on, lent to one test after the other."""

    def __init__(self, pristine: Pristine, folder: Path) -> None:
        self._pristine, self._folder = pristine, folder
        self._app: Flask | None = None
        self._extensions: dict[str, Any] = {}

    @contextmanager
    def lent(self) -> Iterator[Flask]:
        """Lend it with a fresh installation; the test fails when it gives it back altered."""
        shutil.rmtree(self._folder, ignore_errors=True)
        url = self._pristine.copy(self._folder)
        app = self._app = self._app or self._pristine.open(self._folder, url)
        self._extensions = self._extensions or dict(app.extensions)
        before = _shape(app)
        yield app
        with app.app_context():
            close_connections(app)
        drop(url)
        self._forget(app)
        altered = [name for name, value in _shape(app).items() if before[name] != value]
        if altered:
            self._app, self._extensions = None, {}
            pytest.fail(f"This test alters the application ({', '.join(altered)}): mark it with own_app.")

    def _forget(self, app: Flask) -> None:
        app.extensions.clear()
        app.extensions.update(self._extensions)
        app.extensions["portal_pages"].forget()
        app.extensions["portal_hooks"].failures.clear()


def _shape(app: Flask) -> dict[str, object]:
    """What a test might alter and the next one would stumble over."""
    hooks = app.extensions["portal_hooks"]
    return {
        "config": dict(app.config),
        "views": dict(app.view_functions),
        "before_request": {name: list(functions) for name, functions in app.before_request_funcs.items()},
        "filters": dict(app.jinja_env.filters),
        "plugins": [name for name, _ in hooks.manager.list_name_plugin()],
        "switches": (hooks.switches, vars(hooks.switches).get("alive")),
    }
