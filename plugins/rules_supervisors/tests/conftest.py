"""A supervision group at work, and whoever acts in a test."""

import pytest
from flask import g

from .making import everything, make_group


@pytest.fixture
def in_charge(app):
    """Whoever acts in the test may do everything."""
    g.portal_person = everything()
    yield
    g.portal_person = None


@pytest.fixture
def group(in_charge):
    """The number of a group that is dispatched."""
    return make_group()
