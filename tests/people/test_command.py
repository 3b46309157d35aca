"""`portal user create`."""

import os
import re
import subprocess
import sys

import pytest

from portal.extensions import db
from portal.people.models import User
from portal.testing import submit

PASSWORD = "tractor lemon basin"


@pytest.fixture
def portal(app):
    """Run the command `portal` on the installation under test."""
    config = app.extensions["portal_config"]
    names = {"PORTAL_INSTANCE": str(config.instance), "PORTAL_DATABASE_URL": config.database_url}

    def run(*arguments):
        command = [sys.executable, "-m", "portal", *arguments]
        return subprocess.run(command, env=os.environ | names, capture_output=True, text=True, check=False)

    return run


def test_it_prints_a_link_that_opens_the_account(client, portal):
    done = portal("user", "create", "zhaoli", "--role", "system_admin", "--role", "security_admin", "--title", "赵立")
    assert done.returncode == 0, done.stderr
    address = re.search(r"/account/link/\S+", done.stdout)[0]
    assert submit(client, address, new_password=PASSWORD, again=PASSWORD).status_code == 302
    assert client.get("/portal/desk").location == "/account/set-up"


def test_it_recovers_a_lost_second_factor(account, client, portal):
    number = account("zhaoli", "system_admin", second_factor="totp")
    address = portal("user", "create", "zhaoli", "--role", "system_admin").stdout.strip().splitlines()[-1]
    assert submit(client, address, new_password=PASSWORD, again=PASSWORD).status_code == 302
    assert db.session.get(User, number).second_factor == ""


@pytest.mark.parametrize("arguments", [("zhaoli",), ("zhaoli", "--role", "king"), ("two words", "--role", "staff")])
def test_a_mistake_is_one_sentence(portal, arguments):
    done = portal("user", "create", *arguments)
    assert done.returncode
    assert "Traceback" not in done.stderr
