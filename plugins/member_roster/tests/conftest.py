"""Whoever acts in a test of the services may do everything."""

import pytest
from flask import g

from .making import everything


@pytest.fixture
def in_charge(app):
    g.portal_person = everything()
    yield
    g.portal_person = None
