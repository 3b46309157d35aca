"""Test clients of the public and of people signed in, and the forms they send."""

import re
from collections.abc import Callable
from contextvars import Context
from html import unescape
from typing import Any

import pytest
from flask import Flask, has_app_context
from flask.testing import FlaskClient

from ..clock import now
from ..extensions import db
from ..people.models import User, UserRole
from ..people.roles import ADMINISTRATORS
from ..people.sessions import SEEN, TOKEN, open_session
from ..records.writing import writing


class Browser(FlaskClient):
    """A test client whose requests see nothing of the test's own application context, as in real life."""

    def open(self, *arguments: Any, **options: Any) -> Any:
        """Send a request from outside; what the test read before is read again after it."""
        if has_app_context():
            db.session.rollback()
        return Context().run(super().open, *arguments, **options)


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


def add_user(name: str, *roles: str, title: str = "") -> int:
    """Add an account without password; an administrator counts as having a second factor. Returns its number."""
    factor = "" if ADMINISTRATORS.isdisjoint(roles) else "list"
    with writing() as tx:
        user = User(name=name, title=title or name, second_factor=factor)
        user.roles = [UserRole(role=role) for role in roles]
        tx.session.add(user)
        tx.session.flush()
        return user.id


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
