"""Whoever acts in a test of the services may do everything."""

import pytest
from flask import g

from .duty_making import contest_of, make_members
from .making import everything


@pytest.fixture
def in_charge(app):
    g.portal_person = everything()
    yield
    g.portal_person = None


@pytest.fixture
def on_a_page(app):
    with app.test_request_context():
        yield


@pytest.fixture
def zhou(in_charge):
    """A member."""
    return make_members("周委员")[0]


@pytest.fixture
def contested(zhou):
    """An objection of a member: the numbers of objection, entry and account."""
    return contest_of(zhou)
