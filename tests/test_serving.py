"""The application that answers from threads of a test."""

from urllib.request import urlopen

import pytest

from portal.testing.servers import Door

pytestmark = pytest.mark.once


def test_it_answers_on_a_port(serve_here):
    with urlopen(f"{serve_here()}/healthz") as answer:
        assert answer.status == 200


def test_nobody_gets_in_any_more_after_the_end(app):
    door = Door(app)
    door.close()
    with pytest.raises(ConnectionAbortedError):
        door({}, lambda *_: None)
