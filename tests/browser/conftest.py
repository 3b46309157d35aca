"""A real browser on a real server with the example plan."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from portal import create_app
from portal.clock import now
from portal.people.roles import ROLES
from portal.people.sessions import SEEN, TOKEN, open_session
from portal.records.writing import writing
from portal.testing import add_user, free_port, wait_for

PICTURES = Path("test-results")


@dataclass(frozen=True)
class Site:
    """A running portal: where it answers, and an application on the same installation."""

    address: str
    app: Flask

    def cookie_of(self, user_id: int) -> dict[str, str]:
        """The cookie of a signed-in browser."""
        with self.app.app_context():
            with writing():
                token = open_session(user_id, "127.0.0.0/24", "test")
            signer = self.app.session_interface.get_signing_serializer(self.app)
            value = signer.dumps({TOKEN: token, SEEN: int(now().timestamp())})
        return {"name": "portal", "value": value, "url": self.address}


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The portal with the example plan, served by two workers."""
    instance, port = tmp_path_factory.mktemp("site") / "instance", free_port()
    command = [sys.executable, "-m", "portal", "run", "--example", "--port", str(port), "--workers", "2"]
    environment = os.environ | {"PORTAL_INSTANCE": str(instance), "PORTAL_DATABASE_URL": ""}
    process = subprocess.Popen(command, env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", 120)  # the example is loaded first
        yield Site(f"http://127.0.0.1:{port}", create_app(instance=instance, database_url=""))
    finally:
        process.terminate()
        process.wait(60)


@pytest.fixture(scope="session")
def everybody(site):
    """The cookie of a person who holds every role."""
    with site.app.app_context():
        user_id = add_user("everybody", *ROLES, title="全部角色")
    return site.cookie_of(user_id)
