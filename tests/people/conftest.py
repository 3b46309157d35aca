"""Accounts with passwords, and browsers that sign in with them."""

from collections.abc import Callable
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient

from portal.people import passwords
from portal.people.models import User
from portal.people.passwords import hash_password
from portal.records.writing import load, writing
from portal.testing import add_user, submit

PASSWORD = "tractor lemon basin"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that take no time: what is tested here is who comes in, not how slow argon2 is."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    monkeypatch.setattr(passwords, "_dummy", [])


@pytest.fixture(scope="session")
def known_hash() -> list[str]:
    """The hash of PASSWORD, made once."""
    return []


@pytest.fixture
def account(app: Flask, known_hash: list[str]) -> Callable[..., int]:
    """Add an account that signs in with PASSWORD: `account("wang", "staff")`; returns its number."""

    def add(name: str, *roles: str, **fields: Any) -> int:
        if not known_hash:
            known_hash.append(hash_password(PASSWORD))
        number = add_user(name, *roles)
        with writing():
            user = load(User, number)
            for field, value in ({"password_hash": known_hash[0]} | fields).items():
                setattr(user, field, value)
        return number

    return add


@pytest.fixture
def sign_in(app: Flask) -> Callable[..., FlaskClient]:
    """A browser that signed in through the page."""

    def enter(name: str, password: str = PASSWORD) -> FlaskClient:
        browser = app.test_client()
        answer = submit(browser, "/account/sign-in", name=name, password=password)
        assert answer.status_code == 302, answer.text
        return browser

    return enter
