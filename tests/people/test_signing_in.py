"""Signing in through the pages: who comes in, who waits, and what the browser keeps."""

from datetime import timedelta

import pytest
import time_machine

from portal.clock import now
from portal.people import passwords
from portal.people import sign_in as signing
from portal.people.sessions import TOKEN
from portal.testing import hidden_fields, submit

PASSWORD = "tractor lemon basin"
SIGN_IN = "/account/sign-in"


def wrong(client, name="wang", **options):
    return submit(client, SIGN_IN, name=name, password="not the password at all", **options)


def message(answer):
    return answer.text.split("zx-errsum")[1].split("</ul>")[0]


def test_the_right_password_leads_to_the_desk(client, account):
    account("wang", "staff")
    assert submit(client, SIGN_IN, name=" WANG ", password=PASSWORD).location == "/portal/desk"
    assert client.get("/account/").status_code == 200


def test_what_was_typed_is_kept_but_never_the_password(client):
    answer = wrong(client)
    assert 'value="wang"' in answer.text
    assert "not the password" not in answer.text


def test_unknown_wrong_and_shut_read_the_same(client, account):
    account("wang", "staff")
    account("shut", "staff", active=False)
    answers = [wrong(client), wrong(client, "nobody"), submit(client, SIGN_IN, name="shut", password=PASSWORD)]
    assert {(answer.status_code, message(answer)) for answer in answers} == {(403, message(answers[0]))}


def test_an_unknown_account_costs_as_much_as_a_known_one(client, account, monkeypatch):
    checked = []
    monkeypatch.setattr(passwords, "_dummy_hash", lambda: checked.append("dummy") or passwords._hasher.hash("x"))
    wrong(client, "nobody")
    assert checked == ["dummy"]


def test_six_wrong_passwords_have_to_wait(client, account):
    account("wang", "staff")
    assert [wrong(client).status_code for _ in range(6)] == [403] * 5 + [429]
    answer = submit(client, SIGN_IN, name="wang", password=PASSWORD)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 2


def test_the_wait_ends_and_a_right_password_forgets_it(client, account):
    account("wang", "staff")
    for _ in range(5):
        wrong(client)
    with time_machine.travel(now() + timedelta(seconds=3)):
        assert submit(client, SIGN_IN, name="wang", password=PASSWORD).status_code == 302
        assert [wrong(client).status_code for _ in range(5)] == [403] * 5


def test_another_account_need_not_wait(client, account):
    account("li", "staff")
    for _ in range(6):
        wrong(client)
    assert submit(client, SIGN_IN, name="li", password=PASSWORD).status_code == 302


def test_one_network_that_tries_many_accounts_has_to_wait(client):
    found = [wrong(client, f"guess{number}").status_code for number in range(22)]
    assert found[:20] == [403] * 20
    assert 429 in found[20:]


def test_an_office_that_signs_in_together_need_not_wait(app, account):
    account("wang", "staff")
    for _ in range(25):
        assert submit(app.test_client(), SIGN_IN, name="wang", password=PASSWORD).status_code == 302


def test_the_session_gets_a_new_number(app, account, sign_in):
    account("wang", "staff")
    browser = sign_in("wang")
    with browser.session_transaction() as before:
        first, seed = before[TOKEN], before.get("csrf_token")
        before["planted"] = "by somebody else"
    submit(browser, SIGN_IN, name="wang", password=PASSWORD)
    with browser.session_transaction() as after:
        assert after[TOKEN] != first
        assert "planted" not in after
        assert after.get("csrf_token") != seed or seed is None


def test_a_quiet_browser_is_signed_out(account, sign_in):
    account("wang", "staff")
    browser = sign_in("wang")
    with time_machine.travel(now() + timedelta(minutes=29)):
        assert browser.get("/portal/desk").status_code == 200
    with time_machine.travel(now() + timedelta(minutes=58)):
        assert browser.get("/portal/desk").status_code == 200
    with time_machine.travel(now() + timedelta(minutes=89)):
        assert browser.get("/portal/desk").status_code == 302


def test_no_session_lasts_longer_than_a_day_of_work(account, sign_in):
    account("wang", "staff")
    browser = sign_in("wang")
    start = now()
    for minutes in range(20, 12 * 60, 20):
        with time_machine.travel(start + timedelta(minutes=minutes)):
            assert browser.get("/portal/desk").status_code == 200
    with time_machine.travel(start + timedelta(hours=12, minutes=1)):
        assert browser.get("/portal/desk").status_code == 302


def test_signing_out_ends_the_session_on_the_server(app, account, sign_in):
    account("wang", "staff")
    browser = sign_in("wang")
    with browser.session_transaction() as kept:
        cookie = dict(kept)
    submit(browser, "/account/", to="/account/sign-out")
    with browser.session_transaction() as session:
        session.update(cookie)
    assert browser.get("/portal/desk").status_code == 302


def test_signing_out_is_no_link(sign_in, account):
    account("wang", "staff")
    assert sign_in("wang").get("/account/sign-out").status_code == 405


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "\\\\evil.example",
        "evil.example",
    ],
)
def test_next_stays_on_this_site(client, account, elsewhere):
    account("wang", "staff")
    page = client.get(SIGN_IN, query_string={"next": elsewhere}).text
    fields = hidden_fields(page) | {"name": "wang", "password": PASSWORD}
    assert client.post(SIGN_IN, query_string={"next": elsewhere}, data=fields).location == "/portal/desk"


def test_next_leads_to_the_page_that_was_asked_for(client, account):
    account("wang", "staff")
    sent = client.get("/en/account/password").location
    assert sent.startswith("/en/account/sign-in?next=")
    assert submit(client, sent, name="wang", password=PASSWORD).location == "/en/account/password"


def test_without_the_form_token_nobody_comes_in(client, account):
    account("wang", "staff")
    assert client.post(SIGN_IN, data={"name": "wang", "password": PASSWORD}).status_code == 400


def test_another_site_cannot_sign_in(client, account):
    account("wang", "staff")
    fields = hidden_fields(client.get(SIGN_IN).text) | {"name": "wang", "password": PASSWORD}
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post(SIGN_IN, data=fields, headers=headers).status_code == 403


def test_no_password_crosses_an_open_line(client):
    assert client.get(SIGN_IN, base_url="http://portal.example").status_code == 403
    assert client.post(SIGN_IN, base_url="http://portal.example", data={"password": PASSWORD}).status_code >= 400
    assert client.get(SIGN_IN, base_url="https://portal.example").status_code == 200
    assert client.get(SIGN_IN, base_url="http://127.0.0.1:8000").status_code == 200


def test_the_operator_may_accept_an_open_line(make_app):
    assert make_app(allow_http=True).test_client().get(SIGN_IN, base_url="http://portal.example").status_code == 200


def test_a_weaker_hash_is_made_anew(client, account, monkeypatch):
    from argon2 import PasswordHasher

    from portal.extensions import db
    from portal.people.models import User

    weak = PasswordHasher(time_cost=1, memory_cost=32, parallelism=1)
    number = account("wang", "staff", password_hash=weak.hash(PASSWORD))
    assert submit(client, SIGN_IN, name="wang", password=PASSWORD).status_code == 302
    assert not passwords.needs_rehash(db.session.get(User, number).password_hash)
    assert submit(client, SIGN_IN, name="wang", password=PASSWORD).status_code == 302


def test_hashing_is_refused_where_it_would_keep_writers_waiting(app):
    from portal.records.writing import writing

    with pytest.raises(RuntimeError), writing():
        passwords.hash_password(PASSWORD)


def test_a_person_shut_out_between_the_steps_stays_out(app, account):
    number = account("wang", "staff")
    with app.test_request_context():
        checked = signing.check_password("wang", PASSWORD, "10.0.0.0/24")
    from portal.people import standing
    from portal.people.accounts import find

    standing.set_active(number, find(number).version, active=False, reason="left")
    with pytest.raises(signing.SignInRefused):
        signing.finish(checked, "10.0.0.0/24", "")
