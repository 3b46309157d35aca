"""Where one is signed in, and ending it."""

import re

from portal.extensions import db
from portal.people import standing
from portal.people.models import SignInSession, User
from portal.people.session_list import sessions_of
from portal.testing import submit

PASSWORD = "tractor lemon basin"
NEW = "violin gravel teapot"


def alive(browser):
    return browser.get("/portal/desk").status_code == 200


def test_the_list_tells_browser_and_network(app, account):
    account("wang", "staff")
    browser = app.test_client()
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0"
    page = browser.get("/account/sign-in").text
    from portal.testing import hidden_fields

    fields = hidden_fields(page) | {"name": "wang", "password": PASSWORD}
    browser.post(
        "/account/sign-in", data=fields, headers={"User-Agent": agent}, environ_base={"REMOTE_ADDR": "10.9.8.7"}
    )
    page = browser.get("/account/").text
    assert "Edge, Windows" in page
    assert "10.9.8.0/24" in page
    assert "10.9.8.7" not in page


def test_one_of_several_can_be_ended(account, sign_in):
    number = account("wang", "staff")
    here, there = sign_in("wang"), sign_in("wang")
    newest = sessions_of(number)[0].id
    assert submit(here, "/account/", to=f"/account/sessions/{newest}/end").status_code == 302
    assert (alive(here), alive(there)) == (True, False)


def test_all_others_can_be_ended(account, sign_in):
    account("wang", "staff")
    here, others = sign_in("wang"), [sign_in("wang") for _ in range(3)]
    submit(here, "/account/", to="/account/sessions/end-others")
    assert alive(here)
    assert not any(alive(other) for other in others)


def test_another_persons_session_is_out_of_reach(account, sign_in):
    account("wang", "staff")
    other = account("li", "staff")
    wang, li = sign_in("wang"), sign_in("li")
    theirs, nothing = (
        submit(wang, "/account/", to=f"/account/sessions/{number}/end") for number in (sessions_of(other)[0].id, 99999)
    )
    assert alive(li)
    assert (theirs.status_code, theirs.location) == (nothing.status_code, nothing.location)


def test_a_new_password_ends_the_others(account, sign_in):
    account("wang", "staff")
    here, there = sign_in("wang"), sign_in("wang")
    answer = submit(here, "/account/password", present=PASSWORD, new_password=NEW, again=NEW)
    assert answer.status_code == 302
    assert (alive(here), alive(there)) == (True, False)
    assert alive(sign_in("wang", NEW))


def test_the_present_password_must_be_right(account, sign_in):
    number = account("wang", "staff")
    before = db.session.get(User, number).password_hash
    answer = submit(sign_in("wang"), "/account/password", present="wrong one here", new_password=NEW, again=NEW)
    assert answer.status_code == 422
    assert db.session.get(User, number).password_hash == before


def test_a_shut_account_stops_at_once(account, sign_in):
    number = account("wang", "staff")
    browser = sign_in("wang")
    standing.set_active(number, db.session.get(User, number).version, active=False, reason="left")
    assert not alive(browser)


def test_roles_count_from_the_next_page(account, sign_in):
    number = account("wang", "staff")
    browser = sign_in("wang")
    assert browser.get("/admin/users").status_code == 403
    standing.set_roles(number, db.session.get(User, number).version, ["staff", "security_admin"], "new post")
    answer = browser.get("/admin/users")
    assert answer.location == "/account/set-up"


def test_sessions_that_are_over_are_swept(account, sign_in):
    from datetime import timedelta

    import time_machine

    from portal.clock import now

    account("wang", "staff")
    sign_in("wang")
    with time_machine.travel(now() + timedelta(hours=13)):
        sign_in("wang")
    assert db.session.query(SignInSession).count() == 1


def test_the_cookie_tells_no_number_of_the_row(account, sign_in):
    account("wang", "staff")
    browser = sign_in("wang")
    with browser.session_transaction() as session:
        assert re.fullmatch(r"[\w-]{43}", session["sid"])


def test_signing_in_again_leaves_one_session_in_this_browser(account, sign_in):
    number = account("wang", "staff")
    browser = sign_in("wang")
    submit(browser, "/account/sign-in", name="wang", password=PASSWORD)
    assert len(sessions_of(number)) == 1
