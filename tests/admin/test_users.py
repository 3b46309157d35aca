"""The administrators' pages of accounts."""

import re

import pytest

from portal.extensions import db
from portal.people.models import User
from portal.testing import add_user, hidden_fields, submit

NEW = {"name": "wang", "title": "王海燕"}


@pytest.fixture
def admin(sign_in_as):
    """A browser of a system administrator; another one keeps the portal administered."""
    return sign_in_as("system_admin", name="zhao")


@pytest.fixture
def both(sign_in_as):
    """A browser of the person who set the portal up: system and security administrator."""
    return sign_in_as("system_admin", "security_admin", name="both")


@pytest.fixture
def clerk(app):
    """The number of a staff member's account."""
    return add_user("wang", "staff", title="王海燕")


def find(number):
    return db.session.get(User, number)


def test_a_new_account_comes_with_a_slip(app, admin):
    slip = submit(admin, "/admin/users/new", **NEW)
    assert slip.status_code == 200
    address = re.search(r"http://localhost(/account/link/[\w-]+)", slip.text)[1]
    assert "<svg" in slip.text
    assert "zx-side" not in slip.text
    person = app.test_client()
    chosen = {"new_password": "tractor lemon basin", "again": "tractor lemon basin"}
    assert submit(person, address, **chosen).status_code == 302
    assert "system_admin" not in {it.role for it in db.session.query(User).filter_by(name="wang").one().roles}


def test_roles_are_given_by_another_person_than_accounts(admin, both):
    assert 'name="roles"' not in admin.get("/admin/users/new").text
    submit(admin, "/admin/users/new", roles=["staff"], **NEW)
    assert db.session.query(User).filter_by(name="wang").one().roles == []
    submit(both, "/admin/users/new", name="li", title="李", roles=["staff"])
    assert [it.role for it in db.session.query(User).filter_by(name="li").one().roles] == ["staff"]


def test_the_set_up_asks_for_an_auditor(both):
    page = both.get("/admin/users/new?role=auditor").text
    assert re.search(r'value="auditor"[^>]*checked|checked[^>]*value="auditor"', page)


def test_a_taken_name_is_told_and_the_answers_stay(admin, clerk):
    answer = submit(admin, "/admin/users/new", name="wang", title="另一位王同志")
    assert answer.status_code == 409
    assert 'value="另一位王同志"' in answer.text
    assert "zx-errsum" in answer.text


def test_an_empty_form_names_what_is_missing(admin):
    answer = submit(admin, "/admin/users/new")
    assert answer.status_code == 422
    assert answer.text.count('aria-invalid="true"') == 2


def test_a_foreign_name_is_shown_as_text(admin):
    submit(admin, "/admin/users/new", name="wang", title="<script>alert(1)</script>")
    page = admin.get("/admin/users").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_list_is_searched_by_name_and_title(admin, clerk):
    for words in ("海燕", "WANG"):
        assert f"/admin/users/{clerk}" in admin.get("/admin/users", query_string={"q": words}).text
    assert f"/admin/users/{clerk}" not in admin.get("/admin/users?q=%25").text


def test_the_list_is_read_page_by_page(admin):
    for number in range(120):
        add_user(f"person{number:03d}", "member")
    seen, address, pages = [], "/admin/users?q=person", 0
    while address:
        page = admin.get(address).text
        seen += re.findall(r'\d">(person\d{3})<', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address, pages = following and following[1].replace("&amp;", "&"), pages + 1
    assert seen == sorted(set(seen))
    assert (len(seen), pages) == (120, 3)
    back = re.search(r'rel="prev" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert re.findall(r'\d">(person\d{3})<', admin.get(back).text) == seen[50:100]


def test_shutting_needs_a_reason(admin, clerk):
    assert submit(admin, f"/admin/users/{clerk}/active").status_code == 422
    assert submit(admin, f"/admin/users/{clerk}/active", reason="调离").status_code == 302
    assert not find(clerk).active
    assert submit(admin, f"/admin/users/{clerk}/active", reason="回来").status_code == 302
    assert find(clerk).active


def test_two_administrators_at_one_account(admin, sign_in_as, clerk):
    other = sign_in_as("system_admin", name="sun")
    address = f"/admin/users/{clerk}/name"
    first, second = (hidden_fields(browser.get(address).text) for browser in (admin, other))
    assert admin.post(address, data=first | {"title": "第一个"}).status_code == 302
    answer = other.post(address, data=second | {"title": "第二个"})
    assert answer.status_code == 409
    assert 'value="第二个"' in answer.text
    assert find(clerk).title == "第一个"


def test_roles_are_changed_by_the_security_administrator_alone(admin, sign_in_as, clerk):
    address = f"/admin/users/{clerk}/roles"
    assert admin.get(address).status_code == 403
    security = sign_in_as("security_admin", name="security")
    assert submit(security, address, roles=["leader", "staff"], reason="任命").status_code == 302
    assert {it.role for it in find(clerk).roles} == {"leader", "staff"}
    assert submit(security, address, reason="免职").status_code == 302
    assert find(clerk).roles == []


def test_ones_own_roles_and_state_are_out_of_reach(both):
    own = db.session.query(User).filter_by(name="both").one().id
    page = both.get(f"/admin/users/{own}").text
    assert f"/admin/users/{own}/roles" not in page
    assert submit(both, f"/admin/users/{own}/roles", roles=["auditor"], reason="x").status_code == 409
    assert submit(both, f"/admin/users/{own}/active", reason="x").status_code == 409
    assert submit(both, f"/admin/users/{own}/invitation", reason="x").status_code == 409


def test_a_new_slip_ends_the_old_password(admin, clerk, sign_in_as, app):
    from portal.testing import signed_in_client

    person = signed_in_client(app, clerk)
    assert person.get("/portal/desk").status_code == 200
    slip = submit(admin, f"/admin/users/{clerk}/invitation", reason="忘了密码")
    assert "/account/link/" in slip.text
    assert person.get("/portal/desk").status_code == 302


def test_a_persons_sessions_are_ended(admin, clerk, app):
    from portal.people.session_list import sessions_of
    from portal.testing import signed_in_client

    one, two = signed_in_client(app, clerk), signed_in_client(app, clerk)
    newest = sessions_of(clerk)[0].id
    page = f"/admin/users/{clerk}"
    submit(admin, page, to=f"{page}/sessions/{newest}/end")
    assert [browser.get("/portal/desk").status_code for browser in (one, two)] == [200, 302]
    submit(admin, page, to=f"{page}/sessions/end")
    assert one.get("/portal/desk").status_code == 302


def test_the_slip_is_kept_nowhere(admin):
    slip = submit(admin, "/admin/users/new", **NEW)
    assert slip.headers["Cache-Control"] == "no-store"


def test_the_slip_stays_in_the_language_of_the_page(admin):
    assert "http://localhost/en/account/link/" in submit(admin, "/en/admin/users/new", **NEW).text
