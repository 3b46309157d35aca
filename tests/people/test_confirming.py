"""Asking for the password again before far-reaching changes."""

from datetime import timedelta

import pytest
import time_machine
from werkzeug.exceptions import HTTPException

from portal.clock import now
from portal.extensions import db
from portal.people import confirming
from portal.people.models import User
from portal.testing import add_user, submit

PASSWORD = "tractor lemon basin"


@pytest.fixture
def change(account, sign_in):
    """Make a far-reaching change: `change(browser, password=…)`; the browser belongs to `zhao`."""
    account("zhao", "system_admin", second_factor="")
    other = add_user("wang", "staff")
    browser = sign_in("zhao")
    submit(browser, "/account/set-up/list")

    def send(**fields):
        return submit(browser, f"/admin/users/{other}/active", reason="left", **fields)

    send.browser, send.other = browser, other
    return send


def test_soon_after_signing_in_nothing_is_asked(change):
    assert 'type="password"' not in change.browser.get(f"/admin/users/{change.other}/active").text
    assert change().status_code == 302


def test_later_the_form_asks_for_the_password(change):
    with time_machine.travel(now() + timedelta(minutes=11)):
        assert 'type="password"' in change.browser.get(f"/admin/users/{change.other}/active").text
        answer = change()
        assert answer.status_code == 422
        assert 'value="left"' in answer.text
        assert db.session.get(User, change.other).active
        assert change(password="not my password").status_code == 422
        assert change(password=PASSWORD).status_code == 302
    assert not db.session.get(User, change.other).active


def test_once_typed_it_counts_for_ten_minutes(change):
    with time_machine.travel(now() + timedelta(minutes=11)):
        assert submit(change.browser, "/account/confirm", password=PASSWORD).status_code == 302
        assert change().status_code == 302


def test_a_form_left_open_asks_when_it_is_sent(change):
    from portal.testing import hidden_fields

    address = f"/admin/users/{change.other}/active"
    fields = hidden_fields(change.browser.get(address).text) | {"reason": "left"}
    with time_machine.travel(now() + timedelta(minutes=11)):
        assert change.browser.post(address, data=fields).status_code == 422
    assert db.session.get(User, change.other).active


def test_guessing_it_is_slowed_down(change):
    with time_machine.travel(now() + timedelta(minutes=11)):
        for _ in range(5):
            change(password="not my password")
        assert change(password=PASSWORD).status_code == 422


def test_a_page_that_asks_first_comes_back(app, change):
    with time_machine.travel(now() + timedelta(minutes=11)):
        page = change.browser.get("/en/account/confirm?next=/admin/users%3Fq%3Dwang")
        assert page.status_code == 200
        answer = submit(change.browser, "/en/account/confirm?next=/admin/users%3Fq%3Dwang", password=PASSWORD)
        assert answer.location == "/en/admin/users?q=wang"


def test_require_confirmed_leads_to_the_page(app, monkeypatch):
    monkeypatch.setattr(confirming, "is_confirmed", lambda: False)
    with app.test_request_context("/admin/erasures?x=1"), pytest.raises(HTTPException) as raised:
        confirming.require_confirmed()
    assert raised.value.get_response().location == "/account/confirm?next=/admin/erasures?x%3D1"
