"""Every route, method, role and object: what is declared happens, and what is hidden reads like what is missing.

How to add the pages of a plugin: portal/testing_access.py.
"""

from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

import pytest
from flask import Flask
from sqlalchemy import select

from portal.clock import today
from portal.extensions import db
from portal.people.models import Grant
from portal.people.roles import ROLES
from portal.testing import SERVER, add_user, signed_in_client
from portal.testing_access import Arguments, Factory
from tests.access.factories import all_factories
from tests.access.importing import IMPORTER
from tests.access.table import Row, read_rows, rows_of

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "DELETE")  # what no route declares goes the way of DELETE
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
PEOPLE = (None, *ROLES)
ROWS = read_rows()
FACTORIES = all_factories()


def names(row: Row) -> str:
    """What a test of a row is called."""
    return row.endpoint


# Access is decided by the same code on both databases: on PostgreSQL every route is tried with --full only.
ON_POSTGRESQL = (pytest.mark.full,) if SERVER else ()


def each_row() -> Any:
    return pytest.mark.parametrize("row", [pytest.param(it, marks=ON_POSTGRESQL) for it in ROWS], ids=names)


def test_the_tables_say_what_the_code_declares(app):
    assert rows_of(app) == ROWS, "look at the difference, then run: python tests/access/table.py"


def test_every_endpoint_with_parameters_has_a_factory():
    assert [row.endpoint for row in ROWS if "<" in row.rule and row.endpoint not in FACTORIES] == []


def test_no_factory_is_left_over():
    assert sorted(set(FACTORIES) - {row.endpoint for row in ROWS}) == []


@pytest.fixture
def without_tokens(app, monkeypatch):
    """Let forms in without the token that a page would have brought: what is asked here is who may enter."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    monkeypatch.setattr("portal.office.importing.known.call", lambda hook: [IMPORTER])  # plugins may have none


@each_row()
@pytest.mark.usefixtures("without_tokens")
def test_everybody_gets_what_is_declared(app, row):
    """The public and all who may enter, and of those who are refused a third each day.

    What no route declares is refused before anybody asks who is there: it is tried by the public and that third.
    """
    assert complaints(app, row, lambda role: role is None or is_its_turn(row, role)) == []


@pytest.mark.full
@each_row()
@pytest.mark.usefixtures("without_tokens")
def test_every_role_gets_what_is_declared(app, row):
    assert complaints(app, row, lambda role: True) == []


def complaints(app: Flask, row: Row, is_tried: Callable[[str | None], bool]) -> list[str]:
    """What is not as declared on a route, tried by those who may enter and by the refused roles that are chosen."""
    refused = [role for role in PEOPLE if not may_enter(row, role)]
    made = FACTORIES.get(row.endpoint, Factory()).own(None) if refused else None
    tried = [role for role in PEOPLE if role not in refused or is_tried(role)]
    return [line for role in tried for line in Visitor(app, row, role, made).complaints(is_tried(role))]


def is_its_turn(row: Row, role: str) -> bool:
    """Whether a role is among the third that is tried today."""
    return (PEOPLE.index(role) + ROWS.index(row) + today().toordinal()) % 3 == 0


def may_enter(row: Row, role: str | None) -> bool:
    """Whether the role carries the permission, now."""
    if not row.permission:
        return True
    held = select(Grant).where(Grant.role == role, Grant.permission == row.permission)
    return role is not None and db.session.scalar(held) is not None


def methods_of(row: Row) -> set[str]:
    """The methods of a row; whatever answers GET answers HEAD."""
    declared = set(row.methods.split())
    return declared | {"HEAD"} if is_read(row) else declared


def is_read(row: Row) -> bool:
    """Whether the view of a row answers GET."""
    return "GET" in row.methods.split()


class Visitor:
    """One role that tries one endpoint in every way; those who are refused try what is there already."""

    def __init__(self, app: Flask, row: Row, role: str | None, made: Arguments | None) -> None:
        self.app, self.row, self.role, self.made = app, row, role, made
        self.factory: Factory = FACTORIES.get(row.endpoint, Factory())
        # Of two views at one address each is tried with its own methods; the one that is read answers OPTIONS, too.
        twins = [it for it in ROWS if it.rule == row.rule and it.endpoint != row.endpoint]
        self.methods = methods_of(row) | (set() if any(map(is_read, twins)) else {"OPTIONS"})
        self.others = {method for it in twins for method in (*methods_of(it), "OPTIONS")} - self.methods
        self._arrive()

    def _arrive(self) -> None:
        self.enters = may_enter(self.row, self.role)
        self.user_id = None if self.role is None else add_user(f"visitor{next(_numbers)}", self.role)
        browser = self.app.test_client
        self.browser = browser() if self.user_id is None else signed_in_client(self.app, self.user_id)
        self.own = self.factory.own(self.user_id) if self.made is None or self.enters else self.made

    def complaints(self, undeclared: bool) -> Iterator[str]:
        """What is not as declared, a line each; also with methods that no route declares, if asked for."""
        tried = {*METHODS, *self.methods} if undeclared else self.methods
        for method in sorted(tried - self.others):
            status = self.send(method, self.own).status_code
            if not self.expects(method, status):
                yield f"{self.role} {method} {self.row.rule}: {status}"
            if method in CHANGING & self.methods and self.enters:
                self._arrive()  # the change may have ended the session, or used up the object
            yield from self.leaks(method)

    def expects(self, method: str, status: int) -> bool:
        """Whether the answer is what the declaration says."""
        if method not in self.methods:
            return status == 405
        if self.enters:
            return status == 409 if method == "POST" and self.role in self.factory.declined else status < 400
        if self.role is None:
            return status == (302 if method in ("GET", "HEAD") else 401)
        return status == 403

    def leaks(self, method: str) -> Iterator[str]:
        """Where an answer tells that something exists, or where nothing is found although it should not be."""
        if self.factory.missing is None or method not in self.methods:
            return
        missing = self.told(method, self.factory.missing)
        if method == "GET" and self.enters and missing[0] != 404:
            yield f"{self.role} {method} {self.row.rule}: {missing[0]} for what does not exist"
        kinds = [self.factory.hidden(self.user_id)] if self.factory.hidden else []
        if not self.enters:
            kinds.append(self.own)
        for arguments in kinds:
            if self.told(method, arguments) != missing:
                yield f"{self.role} {method} {self.row.rule}: an answer tells what exists from what does not"

    def told(self, method: str, arguments: Arguments) -> tuple[int, str, dict[str, str]]:
        """Everything an answer says, with the address that was asked for taken out."""
        answer, address = self.send(method, arguments), self.address(arguments)
        said = [answer.text, *(answer.headers.get(name, "") for name in ("Location", "Allow", "Cache-Control"))]
        for form in (address, quote(address), quote(address, safe="")):
            said = [part.replace(form, "ADDRESS") for part in said]
        return answer.status_code, said[0], dict(enumerate(said[1:]))

    def send(self, method: str, arguments: Arguments) -> Any:
        """One request; only what changes something carries fields."""
        if method in CHANGING:
            form = self.factory.fields(self.user_id) if method in self.methods else None
            return self.browser.open(self.address(arguments), method=method, data=form)
        with patch("portal.records.writing._run", _no_writing):
            return self.browser.open(self.address(arguments), method=method)

    def address(self, arguments: Arguments) -> str:
        """The URL of the endpoint."""
        return self.app.url_map.bind("localhost").build(self.row.endpoint, dict(arguments))


def _no_writing(*_: object) -> None:
    raise AssertionError("reading must not write")


_numbers = iter(range(1, 1_000_000))
