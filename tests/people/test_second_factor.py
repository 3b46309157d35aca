"""The second step of signing in: telephone, recovery codes, printed list."""

import re
from datetime import timedelta

import pyotp
import pytest
import time_machine

from portal.clock import now
from portal.extensions import db
from portal.people import second_factor
from portal.people.models import OneTimeCode, User
from portal.records.sealing import SealBroken, unseal
from portal.records.writing import load, writing
from portal.testing import hidden_fields, submit

PASSWORD = "tractor lemon basin"
STEP = "/account/second-factor"


@pytest.fixture
def telephone(account, sign_in):
    """A person with a telephone: its TOTP, and the recovery codes that were shown."""
    account("wang", "staff")
    return set_up(sign_in("wang"))


def set_up(browser):
    page = browser.get("/account/set-up/phone").text
    secret = re.sub(r"<[^>]+>|\s", "", page.split("zx-code")[1].split(">", 1)[1].split("</p>")[0])
    totp = pyotp.TOTP(secret)
    shown = browser.post("/account/set-up/phone", data=hidden_fields(page) | {"code": totp.now()}).text
    return totp, re.findall(r"<code>([^<]+)</code>", shown)


def later(seconds=60):
    return time_machine.travel(now() + timedelta(seconds=seconds), tick=False)


def password_step(client, name="wang"):
    return submit(client, "/account/sign-in", name=name, password=PASSWORD)


def test_the_password_alone_does_not_let_in(client, telephone):
    assert password_step(client).location == STEP
    assert client.get("/portal/desk").status_code == 302


def test_the_code_lets_in(client, telephone):
    totp, _codes = telephone
    with later():
        password_step(client)
        assert submit(client, STEP, code=totp.now()).location == "/portal/desk"
        assert client.get("/portal/desk").status_code == 200


def test_a_code_with_blanks_lets_in(client, telephone):
    totp, _codes = telephone
    with later():
        password_step(client)
        code = totp.now()
        assert submit(client, STEP, code=f" {code[:3]} {code[3:]} ").status_code == 302


def test_the_same_code_does_not_let_in_twice(app, telephone):
    totp, _codes = telephone
    with later():
        for expected in (302, 403):
            browser = app.test_client()
            password_step(browser)
            assert submit(browser, STEP, code=totp.now()).status_code == expected


def test_the_code_that_set_it_up_is_used_up(client, telephone):
    totp, _codes = telephone
    password_step(client)
    assert submit(client, STEP, code=totp.at(now())).status_code == 403


@pytest.mark.parametrize(("off", "expected"), [(-2, None), (-1, -1), (0, 0), (1, 1), (2, None)])
def test_clocks_may_differ_by_one_step(off, expected):
    secret, moment = pyotp.random_base32(), now()
    step = int(moment.timestamp()) // 30
    code = pyotp.TOTP(secret).generate_otp(step + off)
    found = second_factor.matching_step(secret, code, after=0, moment=moment)
    assert found == (None if expected is None else step + expected)


def test_an_earlier_step_than_the_last_is_refused():
    secret, moment = pyotp.random_base32(), now()
    step = int(moment.timestamp()) // 30
    code = pyotp.TOTP(secret).generate_otp(step - 1)
    assert second_factor.matching_step(secret, code, after=step, moment=moment) is None


def test_a_recovery_code_lets_in_once(app, telephone):
    _totp, codes = telephone
    assert len(codes) == len(set(codes)) == 10
    for expected in (302, 403):
        browser = app.test_client()
        password_step(browser)
        assert submit(browser, STEP, code=codes[3].lower().replace("-", " ")).status_code == expected


def test_wrong_codes_have_to_wait(client, telephone):
    password_step(client)
    assert [submit(client, STEP, code="000000").status_code for _ in range(6)] == [403] * 5 + [429]


def test_the_second_step_must_follow_soon(client, telephone):
    totp, _codes = telephone
    password_step(client)
    with later(301):
        assert client.get(STEP).location.startswith("/account/sign-in")
        assert submit(client, "/account/sign-in", to=STEP, code=totp.now()).status_code == 302
        assert client.get("/portal/desk").status_code == 302


def test_a_changed_password_ends_the_first_step(client, telephone):
    totp, _codes = telephone
    password_step(client)
    with later(20):
        with writing():
            load(User, 1).password_set_at = now()
        assert submit(client, STEP, code=totp.at(now() + timedelta(seconds=30))).status_code == 403


def test_the_printed_list_is_asked_by_position(app, account, sign_in):
    account("sun", "auditor", second_factor="")
    browser = sign_in("sun")
    shown = submit(browser, "/account/set-up/list").text
    codes = re.findall(r"<code>([^<]+)</code>", shown)
    assert len(codes) == 40
    for position in (1, 2):
        browser = app.test_client()
        password_step(browser, "sun")
        assert re.search(rf"(?<!\d){position}(?!\d)", browser.get(STEP).text.split("<label")[1].split("</label>")[0])
        assert submit(browser, STEP, code=codes[position]).status_code == 403  # the next one on the list
        assert submit(browser, STEP, code=codes[position - 1]).status_code == 302


def test_a_used_up_list_says_so(client, account):
    account("sun", "auditor", second_factor="list")
    assert password_step(client, "sun").location == STEP
    assert 'name="code"' not in client.get(STEP).text


def test_a_new_list_ends_the_old_one_and_the_telephone(app, telephone, sign_in):
    totp, recovery = telephone
    with later():
        browser = app.test_client()
        password_step(browser)
        submit(browser, STEP, code=totp.now())
        submit(browser, "/account/set-up/list")
    with later(120):
        other = app.test_client()
        password_step(other)
        for code in (totp.now(), recovery[0]):
            assert submit(other, STEP, code=code).status_code == 403


def test_administrators_are_led_to_it_before_anything_else(account, sign_in):
    account("zhao", "system_admin", second_factor="")
    browser = sign_in("zhao")
    for page in ("/portal/desk", "/admin/users", "/account/", "/account/password"):
        assert browser.get(page).location == "/account/set-up"
    assert submit(browser, "/account/set-up", to="/admin/users/new", name="x", title="x").status_code == 302
    set_up(browser)
    assert browser.get("/admin/users").status_code == 200


def test_administrators_cannot_do_without(account, sign_in, app):
    number = account("zhao", "system_admin")
    from portal.testing import signed_in_client

    browser = signed_in_client(app, number)
    assert submit(browser, "/account/without-second-factor").status_code == 409
    assert db.session.get(User, number).second_factor


def test_others_can_do_without(client, telephone):
    totp, _codes = telephone
    with later():
        password_step(client)
        submit(client, STEP, code=totp.now())
        assert submit(client, "/account/without-second-factor").status_code == 302
    assert db.session.get(User, 1).second_factor == ""
    assert db.session.query(OneTimeCode).count() == 0


def test_the_database_holds_neither_secret_nor_codes(telephone):
    totp, codes = telephone
    user = db.session.get(User, 1)
    assert totp.secret.encode() not in user.totp_sealed
    kept = b"".join(row.code_hash for row in db.session.query(OneTimeCode))
    assert all(code.replace("-", "").encode() not in kept for code in codes)


def test_a_secret_copied_to_another_account_is_worthless(telephone, account):
    sealed = db.session.get(User, 1).totp_sealed
    other = account("li", "staff")
    with pytest.raises(SealBroken):
        unseal(second_factor._row(other), sealed)


def test_the_carried_secret_belongs_to_one_person(app, telephone, account):
    with app.test_request_context():
        carried = second_factor.new_secret(1)
        assert second_factor.read_secret(1, carried)
        assert second_factor.read_secret(2, carried) is None
        assert second_factor.read_secret(1, carried[:-4] + "AAAA") is None
        assert second_factor.read_secret(1, "nonsense") is None


def test_the_drawing_breaks_no_content_policy(app):
    with app.test_request_context():
        drawing = second_factor.picture("wang", pyotp.random_base32())
    assert "style" not in drawing
    assert "<script" not in drawing
    assert "viewBox" in drawing
