"""Accounts and people's standing: what the services refuse, and what the audit tells."""

import pytest

from portal.errors import NotThere, StaleRecord
from portal.extensions import db
from portal.items import SignedIn
from portal.people import accounts, standing
from portal.people.accounts import AccountRefused
from portal.people.models import SignInSession, User
from portal.people.sessions import open_session
from portal.records.models import AuditEntry
from portal.records.writing import writing


@pytest.fixture
def acting(app):
    """Act as somebody: `acting(number)`."""
    from flask import g

    def act(number):
        permissions = frozenset({"portal.people", "portal.users", "portal.roles"})
        g.portal_person = SignedIn(number, "zhao", "赵立", 0, permissions, frozenset())

    return act


def version(number):
    return db.session.get(User, number).version


def told():
    return [
        (it.action, it.reason, tuple(it.fields))
        for it in db.session.query(AuditEntry).order_by(AuditEntry.id)
        if it.kind == "portal.user"
    ]


def test_names_are_kept_the_same_however_they_are_typed(app):
    number, _token = accounts.create("  ＷangHaiyan ", "王海燕")
    assert accounts.find(number).name == "wanghaiyan"
    with pytest.raises(AccountRefused):
        accounts.create("WANGHAIYAN", "另一个人")


@pytest.mark.parametrize("name", ["", "a", "two words", "x" * 41, "<b>", "a/b"])
def test_what_cannot_be_a_name(app, name):
    with pytest.raises(AccountRefused):
        accounts.create(name, "谁")


def test_chinese_names_are_names(app):
    assert accounts.create("赵立", "赵立")


def test_the_audit_tells_roles_but_no_values(app):
    accounts.create("wang", "王海燕", ("staff", "leader"))
    assert told() == [("created", "", ()), ("roles_given", "", ("leader", "staff"))]


def test_an_unknown_role_creates_nothing(app):
    with pytest.raises(AccountRefused):
        accounts.create("wang", "王海燕", ("king",))
    assert db.session.query(User).count() == 0


def test_roles_given_and_taken_are_two_entries(account):
    number = account("wang", "staff")
    standing.set_roles(number, version(number), ["leader"], "promoted")
    assert told() == [("roles_given", "promoted", ("leader",)), ("roles_taken", "promoted", ("staff",))]


def test_the_second_of_two_administrators_is_told(account):
    number = account("wang", "staff")
    seen = version(number)
    standing.set_roles(number, seen, ["leader"], "first")
    for late in (
        lambda: standing.set_roles(number, seen, ["member"], "second"),
        lambda: standing.set_active(number, seen, active=False, reason="second"),
        lambda: accounts.rename(number, seen, "another"),
    ):
        with pytest.raises(StaleRecord):
            late()
    assert [it.role for it in accounts.find(number).roles] == ["leader"]


def test_the_last_system_administrator_stays(account):
    number = account("zhao", "system_admin")
    account("shut", "system_admin", active=False)
    account("invited", "system_admin", password_hash=None)
    for change in (
        lambda: standing.set_active(number, version(number), active=False, reason="x"),
        lambda: standing.set_roles(number, version(number), ["staff"], "x"),
        lambda: standing.invite_again(number, version(number), "x"),
    ):
        with pytest.raises(AccountRefused):
            change()
    user = accounts.find(number)
    assert user.active
    assert user.password_hash
    assert [it.role for it in user.roles] == ["system_admin"]


def test_of_two_system_administrators_one_may_go(account):
    number = account("zhao", "system_admin")
    account("sun", "system_admin")
    standing.set_active(number, version(number), active=False, reason="left")
    assert not accounts.find(number).active


def test_nobody_decides_about_themselves(account, acting):
    number = account("zhao", "system_admin", "security_admin")
    account("sun", "system_admin")
    acting(number)
    for change in (
        lambda: standing.set_active(number, version(number), active=False, reason="x"),
        lambda: standing.set_roles(number, version(number), ["staff", "auditor"], "x"),
        lambda: standing.invite_again(number, version(number), "x"),
    ):
        with pytest.raises(AccountRefused):
            change()


def test_shutting_an_account_ends_its_sessions(account):
    number = account("wang", "staff")
    with writing():
        open_session(number, "", "")
    standing.set_active(number, version(number), active=False, reason="left")
    assert db.session.query(SignInSession).count() == 0


def test_recovery_keeps_the_account_and_takes_its_keys(account):
    number = account("zhao", "security_admin", active=False)
    with writing():
        open_session(number, "", "")
    assert accounts.create_or_recover("ZHAO", "", ["system_admin"])
    user = accounts.find(number)
    assert (user.active, user.password_hash, user.second_factor) == (True, None, "")
    assert {it.role for it in user.roles} == {"security_admin", "system_admin"}
    assert db.session.query(SignInSession).count() == 0
    assert ("invited_again", "", ("password", "second_factor")) in told()


def test_those_who_administer_nothing_find_only_themselves(account, app):
    from flask import g

    own, other = account("wang", "staff"), account("li", "staff")
    g.portal_person = SignedIn(own, "wang", "王", 0, frozenset(), frozenset())
    assert accounts.find(own)
    with pytest.raises(NotThere):
        accounts.find(other)
