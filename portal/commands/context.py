"""An application for a command to work in."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from .. import create_app
from ..records.actor import act_as


@contextmanager
def application() -> Iterator[Flask]:
    """The installation's application, with the command line as the actor of what changes."""
    app = create_app()
    with app.app_context():
        act_as("command line")
        yield app
