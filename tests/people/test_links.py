"""One-time links: the first set-up and invitations."""

from datetime import timedelta

import pytest
import time_machine

from portal.clock import now
from portal.extensions import db
from portal.people import accounts, links, standing
from portal.people.links import setup_token
from portal.people.models import OneTimeLink, User
from portal.testing import hidden_fields, submit

PASSWORD = "tractor lemon basin"
CHOSEN = {"new_password": PASSWORD, "again": PASSWORD}
FIRST = {"name": "zhaoli", "title": "赵立", **CHOSEN}


def address(token):
    return f"/account/link/{token}"


@pytest.fixture
def invitation(app):
    """The address of an invitation for the account `wang`."""
    return address(accounts.create("wang", "王海燕", ("staff",))[1])


def later(**apart):
    return time_machine.travel(now() + timedelta(**apart))


def test_the_set_up_link_makes_the_first_administrator(client):
    assert submit(client, address(setup_token()), **FIRST).status_code == 302
    user = db.session.query(User).one()
    assert {it.role for it in user.roles} == {"system_admin", "security_admin"}
    assert client.get("/portal/desk").location == "/account/set-up"


def test_after_it_there_is_no_other(client):
    first = setup_token()
    submit(client, address(first), **FIRST)
    assert setup_token() is None


def test_a_new_set_up_link_ends_the_one_before(client):
    first, second = setup_token(), setup_token()
    assert client.get(address(first)).status_code == 404
    assert client.get(address(second)).status_code == 200


def test_a_set_up_link_dies_when_somebody_administers(client, account):
    token = setup_token()
    account("zhao", "system_admin")
    assert client.get(address(token)).status_code == 410


def test_an_account_without_password_does_not_count_as_administrator(app):
    accounts.create("zhao", "赵立", ("system_admin",))
    assert setup_token()


def test_looking_at_a_link_changes_nothing(client, invitation):
    for _ in range(3):
        assert client.get(invitation).status_code == 200
        assert client.head(invitation).status_code == 200
    assert db.session.query(OneTimeLink).one().used_at is None


def test_a_link_works_once(app, client, invitation):
    page = client.get(invitation).text
    fields = hidden_fields(page) | CHOSEN
    assert client.post(invitation, data=fields).status_code == 302
    assert client.get("/portal/desk").status_code == 200
    other = app.test_client()
    assert other.get(invitation).status_code == 410


def test_an_invitation_sent_twice_is_one_account(app, invitation):
    one, two = app.test_client(), app.test_client()
    fields = [hidden_fields(browser.get(invitation).text) | CHOSEN for browser in (one, two)]
    answers = [one.post(invitation, data=fields[0]), two.post(invitation, data=fields[1])]
    assert [answer.status_code for answer in answers] == [302, 410]
    assert two.get("/portal/desk").status_code == 302


@pytest.mark.parametrize(("days", "status"), [(13, 200), (15, 410)])
def test_an_invitation_expires(client, invitation, days, status):
    with later(days=days):
        assert client.get(invitation).status_code == status


@pytest.mark.parametrize(("hours", "status"), [(71, 200), (73, 410)])
def test_the_set_up_link_expires(client, hours, status):
    token = setup_token()
    with later(hours=hours):
        assert client.get(address(token)).status_code == status


def test_an_expired_link_cannot_be_sent_either(client, invitation):
    fields = hidden_fields(client.get(invitation).text) | CHOSEN
    with later(days=15):
        assert client.post(invitation, data=fields).status_code == 410
    assert db.session.query(User).one().password_hash is None


def test_an_invitation_is_no_set_up_link(app, invitation):
    from portal.errors import NotThere
    from portal.people import opening

    with pytest.raises(NotThere):
        opening.set_up(invitation.rpartition("/")[2], "zhao", "赵立", PASSWORD)


def test_a_new_slip_ends_the_one_before(client, invitation):
    user = db.session.query(User).one()
    token = standing.invite_again(user.id, user.version, "lost")
    assert client.get(invitation).status_code == 404
    assert client.get(address(token)).status_code == 200


def test_the_link_of_a_shut_account_opens_nothing(client, invitation):
    user = db.session.query(User).one()
    standing.set_active(user.id, user.version, active=False, reason="left")
    assert submit(client, invitation, **CHOSEN).status_code == 409
    assert client.get("/portal/desk").status_code == 302


def test_a_weak_password_leaves_the_link_usable(client, invitation):
    answer = submit(client, invitation, new_password="wang19900101", again="wang19900101")
    assert answer.status_code == 422
    assert "wang19900101" not in answer.text
    assert client.get(invitation).status_code == 200


def test_a_taken_name_leaves_the_set_up_link_usable(client, account):
    account("zhaoli", "staff")
    token = setup_token()
    answer = submit(client, address(token), **FIRST)
    assert answer.status_code == 409
    assert 'value="赵立"' in answer.text
    assert client.get(address(token)).status_code == 200


def test_only_hashes_are_kept(app):
    token = setup_token()
    assert token.encode() not in db.session.query(OneTimeLink).one().token_hash


def test_logs_never_hold_a_key(client, invitation, caplog):
    submit(client, invitation, new_password="short", again="short")
    token = invitation.rpartition("/")[2]
    assert token not in " ".join(str(record.__dict__) for record in caplog.records)


def test_how_long_links_live():
    assert {name: it.total_seconds() / 3600 for name, it in links.VALID.items()} == {"setup": 72, "invitation": 336}
