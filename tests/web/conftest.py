"""An application that has nothing but the templates, for the tests of macros."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask_babel import Babel

Render = Callable[..., str]
TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture(scope="session")
def bare_app() -> Flask:
    """Templates, filters and the addresses that macros lead to."""
    app = Flask("macros", template_folder=TEMPLATES)
    app.secret_key = "only for this test"
    Babel(app, default_locale="en")
    app.jinja_env.filters.update(date=str, day=str, number=str)
    app.add_url_rule("/", "portal.home", lambda: "")
    app.add_url_rule("/accessibility", "portal.accessibility", lambda: "")
    app.add_url_rule("/preferences", "portal.preferences", lambda: "")
    return app


@pytest.fixture
def render(bare_app: Flask) -> Render:
    """Render a call of a macro file's macros; white space is made single, so that tests can quote markup."""

    def render(file: str, call: str, path: str = "/", **context: object) -> str:
        source = f'{{% import "macros/{file}.html" as it %}}{call}'
        with bare_app.test_request_context(path):
            return re.sub(r"\s+", " ", render_template_string(source, **context))

    return render
