"""Accounts that modules make for the people they keep."""

import pytest

from portal.extensions import db
from portal.people import accounts, inviting, links
from portal.people.accounts import AccountRefused
from portal.people.models import User
from portal.records.writing import writing
from portal.testing import add_user


def invite(*arguments):
    with writing():
        return inviting.invite(*arguments)


def anew(user_id):
    with writing():
        return inviting.invite_anew(user_id)


def test_an_account_has_no_password_and_a_link_that_opens_it(app):
    made = invite("张 · 伟", "张伟 委员", "member")
    user = db.session.get(User, made.user_id)
    assert (user.name, user.title, user.password_hash, [it.role for it in user.roles]) == (
        "张伟", "张伟 委员", None, ["member"]
    )  # fmt: skip
    assert links.find_link(made.token).user_id == made.user_id


def test_people_of_one_name_get_a_number(app):
    assert [invite("李娜", "李娜", "member").name for _ in range(3)] == ["李娜", "李娜2", "李娜3"]


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "auditor", "nobody"])
def test_nobody_becomes_an_administrator_in_this_way(app, role):
    with pytest.raises(AccountRefused):
        invite("李娜", "李娜", role)


def test_a_new_slip_makes_the_old_one_worthless(app):
    made = invite("李娜", "李娜", "member")
    again = anew(made.user_id)
    assert links.find_link(again.token).user_id == made.user_id
    with pytest.raises(accounts.NotThere):
        links.find_link(made.token)


def test_an_account_in_use_and_an_administrators_get_no_slip(app):
    used = add_user("wang", "member")
    with writing():
        accounts.write_password(db.session.get(User, used), "x")
    waiting, administrator = invite("李娜", "李娜", "member").user_id, add_user("root", "system_admin")
    with writing():
        db.session.get(User, administrator).password_hash = None
    assert inviting.unopened([used, waiting, administrator]) == {waiting}
    assert [anew(it) for it in (used, administrator, 987654)] == [None] * 3
