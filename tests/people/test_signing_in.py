"""Signing in through the pages."""

import pytest

from portal.people import accounts
from portal.people.links import setup_token
from portal.testing import submit

PASSWORD = "tractor lemon basin"


@pytest.fixture
def clerk(app):
    """An account with a password, without second factor."""
    _number, token = accounts.create("wanghaiyan", "王海燕", ("staff",))
    answer = submit(app.test_client(), f"/account/link/{token}", new_password=PASSWORD, again=PASSWORD)
    assert answer.status_code == 302
    return "wanghaiyan"


def test_the_right_password_leads_to_the_desk(client, clerk):
    answer = submit(client, "/account/sign-in", name=clerk, password=PASSWORD)
    assert answer.location == "/portal/desk"
    assert client.get("/account/").status_code == 200


def test_set_up(client):
    token = setup_token()
    assert client.get(f"/account/link/{token}").status_code == 200
    answer = submit(client, f"/account/link/{token}", name="zhaoli", title="赵立", new_password=PASSWORD, again=PASSWORD)
    assert answer.status_code == 302, answer.text
    answer = client.get(answer.location)
    assert answer.location == "/account/set-up"
    assert client.get("/account/set-up").status_code == 200
    assert client.get("/account/set-up/list").status_code == 200
    assert client.get("/account/set-up/phone").status_code == 200
    print(submit(client, "/account/set-up/list").text)
    for url in ("/account/", "/account/password", "/account/recovery-codes", "/account/without-second-factor"):
        assert client.get(url).status_code == 200
