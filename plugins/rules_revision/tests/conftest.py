"""Whoever acts in the test, and the example rules."""

import pytest
from flask import g

from plugins.rules_revision import example

from .making import everything


@pytest.fixture
def in_charge(app):
    """Whoever acts in the test may do everything."""
    g.portal_person = everything()
    yield
    g.portal_person = None


@pytest.fixture
def examples(app):
    """The example rules, published."""
    example.load()
